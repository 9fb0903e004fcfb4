# Calls that succeed, and needs that are helped, over the clock. A panel a
# configuration; bands are 95 % intervals of the counts of all replications together.
#
# Data: $scenario, $configurations, $start (texts); $series (a block a configuration:
# rows of configuration, time, an estimate of calls that succeed and one of needs helped,
# per cent); $changes (rows of configuration and time: settings
# are saved, and in force later); `last` and `unit` of the time, `step` (hours that a point stands for).

across = n < 3 ? n : 3
down = (n + across - 1) / across
panel = 260
rows = 130
gap_x = 66
gap_y = 74
start_x = 74
top = 134
width = start_x + across * (panel + gap_x) - gap_x + 26
if (width < 620) { width = 620 }
height = top + down * (rows + gap_y) - 14
about = sprintf ("a point for every %g hour%s; 95 %% intervals of all counts, %d replication%s%s", step, \
  plural (step), replications, plural (replications), all_shown)
eval open_picture

# An interval wider than 40 points says little: it is drawn in grey, without its middle.
# All are drawn as vectors: under error bars gnuplot puts a white disc, which shows on a dark page.
is_vague (low, high) = high - low > 40

stats $changes using 1 nooutput
changed = STATS_max > 0

set multiplot
set xrange [0:last]
set yrange [0:104]
set ytics 0, 50, 100 format "%g %%"
set xtics last > 100 ? 30 : last > 40 ? 10 : last > 16 ? 5 : last > 8 ? 2 : 1
set format x "%g"
set grid xtics ytics linetype 1 linecolor rgb line linewidth 1
do for [p = 1:n] {
  place_x = start_x + ((p - 1) % across) * (panel + gap_x)
  place_y = top + ((p - 1) / across) * (rows + gap_y)
  set lmargin at screen x (place_x)
  set rmargin at screen x (place_x + panel)
  set tmargin at screen y (place_y)
  set bmargin at screen y (place_y + rows)
  unset label
  set label 3 cut (name (p), 34) at screen x (place_x), screen y (place_y - 13) left textcolor rgb ink noenhanced
  set label 4 unit." since ".$start[1][2:*] at screen x (place_x + panel / 2), screen y (place_y + rows + 38) center \
    textcolor rgb faint noenhanced
  if (p == 1) {
    eval write_title
    set label 11 "calls that succeed, of attempts" at screen x (26), screen y (76) left offset 1.2, 0 \
      textcolor rgb ink point pointtype shapes[1] pointsize 0.9 linecolor rgb colours[1]
    set label 12 "needs helped, of needs that arose" at screen x (300), screen y (76) left offset 1.2, 0 \
      textcolor rgb ink point pointtype shapes[2] pointsize 0.9 linecolor rgb colours[2]
    set label 13 "grey: too few to tell".(changed ? "; dotted: settings are changed, to be in force later" : "") \
      at screen x (26), screen y (98) left textcolor rgb faint
  }
  plot $series using ($1 == p && $7 == 1 && is_vague ($9, $10) ? $2 : NaN):9:(0):($10 - $9) with vectors nohead \
         linecolor rgb line linewidth 1.5 title "needs helped, too few to tell", \
       $series using ($1 == p && $3 == 1 && is_vague ($5, $6) ? $2 : NaN):5:(0):($6 - $5) with vectors nohead \
         linecolor rgb line linewidth 1.5 title "calls that succeed, too few to tell", \
       $series using ($1 == p && $7 == 1 && !is_vague ($9, $10) ? $2 : NaN):8 with lines linecolor rgb colours[2] \
         linewidth 1 title "needs helped", \
       $series using ($1 == p && $7 == 1 && !is_vague ($9, $10) ? $2 : NaN):9:(0):($10 - $9) with vectors nohead \
         linecolor rgb colours[2] title "95 % interval", \
       $series using ($1 == p && $7 == 1 && !is_vague ($9, $10) ? $2 : NaN):8 with points \
         linecolor rgb colours[2] pointtype shapes[2] pointsize 0.4 title "needs helped", \
       $series using ($1 == p && $3 == 1 && !is_vague ($5, $6) ? $2 : NaN):4 with lines linecolor rgb colours[1] \
         linewidth 1 title "calls that succeed", \
       $series using ($1 == p && $3 == 1 && !is_vague ($5, $6) ? $2 : NaN):5:(0):($6 - $5) with vectors nohead \
         linecolor rgb colours[1] title "95 % interval", \
       $series using ($1 == p && $3 == 1 && !is_vague ($5, $6) ? $2 : NaN):4 with points \
         linecolor rgb colours[1] pointtype shapes[1] pointsize 0.4 title "calls that succeed", \
       $changes using ($1 == p ? $2 : NaN):(0):(0):(104) with vectors nohead linecolor rgb ink linewidth 1.2 \
         dashtype 3 title "settings are changed", \
       $series using ($1 == p && $2 == 0 && $3 == 0 && $7 == 0 ? last / 2 : NaN):(50):("– no data") with labels center \
         textcolor rgb faint title "without data"
}
unset multiplot
