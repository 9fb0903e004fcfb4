# What each thing that is varied changes alone, against the scenario as it is: the change of
# needs helped at the values that change it most down and most up, a panel for each of the
# first three configurations; the widest first.
#
# Data: $scenario, $configurations, $varied (texts); $bars (rows of configuration, row, lowest change in points and its
# interval, highest change and its interval); $lows and $highs (texts: the values there, by configuration, then
# row); `furthest` (the farthest end of an interval).

panels = n < 3 ? n : 3
m = |$varied|
longest_varied = 8
do for [i = 1:m] {
  letters = strlen (cut ($varied[i][2:*], 34))
  if (letters > longest_varied) { longest_varied = letters }
}
start_x = 20 + longest_varied * letter + 12
panel = 300
gap = 24
top = 112
rows = m * 40
width = start_x + panels * (panel + gap)
if (width < 560) { width = 560 }
height = top + rows + 44
about = "change of needs helped, points, one thing at a time, with 95 % intervals; ".sprintf ("%d replication%s", replications, plural (replications))
eval open_picture

most = furthest > 0 ? furthest * 1.7 : 1
set multiplot
set xrange [-most:most]
set yrange [m + 0.5:0.5]
set xtics autofreq format "%+g"
set grid xtics linetype 1 linecolor rgb line linewidth 1
unset ytics
set style fill solid 0.8 noborder
set tmargin at screen y (top)
set bmargin at screen y (top + rows)
set arrow 1 from first 0, graph 0 to first 0, graph 1 nohead linecolor rgb ink linewidth 1 front
do for [p = 1:panels] {
  start = start_x + (p - 1) * (panel + gap)
  set lmargin at screen x (start)
  set rmargin at screen x (start + panel)
  unset label
  if (p == 1) {
    eval write_title
    do for [i = 1:m] { set label 200 + i cut ($varied[i][2:*], 34) at screen x (start_x - 12), first i right \
      textcolor rgb ink noenhanced }
  }
  set label 3 cut (name (p), 34) at screen x (start), screen y (top - 14) left textcolor rgb ink noenhanced
  still = 1
  do for [i = 1:|$bars|] {
    if (int (word ($bars[i], 1)) == p && (real (word ($bars[i], 3)) < 0 || real (word ($bars[i], 6)) > 0)) { still = 0 }
  }
  if (still) { set label 4 "nothing changes it" at graph 0.54, graph 0.5 left textcolor rgb faint }
  plot $bars using ($1 == p && $3 < 0 ? $3 / 2 : NaN):2:(-$3 / 2):(0.3) with boxxyerror linecolor rgb colours[2] \
         title "less help", \
       $bars using ($1 == p && $6 > 0 ? $6 / 2 : NaN):2:($6 / 2):(0.3) with boxxyerror linecolor rgb colours[1] \
         title "more help", \
       $bars using ($1 == p && $3 < 0 ? $3 : NaN):2:4:5 with xerrorbars linecolor rgb ink linewidth 1.5 pointtype 0 \
         title "95 % interval", \
       $bars using ($1 == p && $6 > 0 ? $6 : NaN):2:7:8 with xerrorbars linecolor rgb ink linewidth 1.5 pointtype 0 \
         title "95 % interval", \
       $bars using ($1 == p && $3 < 0 ? $4 : NaN):2:(cut ($lows[(p - 1) * m + int ($2)][2:*], 12)) with labels right \
         offset character -0.6, 0 textcolor rgb ink noenhanced title "value", \
       $bars using ($1 == p && $6 > 0 ? $8 : NaN):2:(cut ($highs[(p - 1) * m + int ($2)][2:*], 12)) with labels left \
         offset character 0.6, 0 textcolor rgb ink noenhanced title "value"
}
unset multiplot
