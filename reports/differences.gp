# Each configuration minus the one that helps most, paired by replication, with
# 95 % intervals. A panel a measure; colour and shape say what the difference means.
#
# Data: $scenario, $configurations, $panels, $verdicts (texts); $differences (rows of
# panel, configuration, verdict, an estimate in the panel's unit); `reference`; `farthest`
# (the largest size of a value in each panel).

m = |$panels|
across = 2
down = 2
panel = 330
numbers = 122
rows = n * 24 + 8
gap = 66
top = 116
height = top + down * (rows + gap) - 18
width = left + across * (panel + numbers) - 8
about = "minus ".cut (name (reference), 34)."; ".basis
eval open_picture

set multiplot
set yrange [n + 0.5:0.5]
unset ytics
set grid xtics linetype 1 linecolor rgb line linewidth 1
eval shade_rows
do for [p = 1:m] {
  # As far to the left as to the right, so that no difference stays in the middle.
  far = farthest[p] * 1.08
  if (far < 1) { far = 1 }
  place_x = left + ((p - 1) % across) * (panel + numbers)
  place_y = top + ((p - 1) / across) * (rows + gap)
  set lmargin at screen x (place_x)
  set rmargin at screen x (place_x + panel)
  set tmargin at screen y (place_y)
  set bmargin at screen y (place_y + rows)
  set xrange [-far:far]
  set xtics far > 50 ? 25 : far > 20 ? 10 : far > 8 ? 5 : far > 4 ? 2 : 1
  set xtics format "%g"
  set arrow 1 from first 0, graph 0 to first 0, graph 1 nohead linecolor rgb ink linewidth 1 back
  unset label
  set label 3 $panels[p][2:*] at screen x (place_x), screen y (place_y - 12) left textcolor rgb ink noenhanced
  if (p == 1) {
    eval write_title
    at = 20
    do for [c = 1:4] {
      set label 10 + c $verdicts[c][2:*] at screen x (at), screen y (76) left offset 1.4, 0 textcolor rgb ink \
        noenhanced point pointtype verdict_shapes[c] pointsize 1 linecolor rgb verdict_colours[c]
      at = at + strlen ($verdicts[c][2:*]) * letter + 34
    }
  }
  if ((p - 1) % across == 0) { eval write_names }
  set label 90 "the reference" at first far * 0.03, first reference left textcolor rgb faint
  plot for [c = 1:4] $differences using ($1 == p && $3 == c && $4 == 1 ? $5 : NaN):2:6:7 \
         with xerrorbars linecolor rgb verdict_colours[c] linewidth 1.5 pointtype verdict_shapes[c] pointsize 0.7 \
         title $verdicts[c][2:*], \
       $differences using ($1 == p && $4 == 1 ? far : NaN):2:(sprintf ("%+.1f ±%.1f", $5, $7 - $5 > $5 - $6 ? $7 - $5 : $5 - $6)) \
         with labels right @numbers_end textcolor rgb ink title "difference", \
       $differences using ($1 == p && $4 == 0 ? far * 0.03 : NaN):2:("no data") with labels left \
         textcolor rgb faint title "without data"
}
unset multiplot
