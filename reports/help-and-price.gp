# Needs helped (95 % interval) against what a configuration opens, and against the
# work it makes. Filled points are not beaten in both by any other.
#
# Data: $scenario, $configurations (texts); $prices (rows of panel, configuration, price,
# an estimate in per cent, 1 for not beaten, a label or "" where another one names both);
# `dearest` (the highest price of each panel).

panel = 400
rows = 340
gap_x = 90
start_x = 84
top = 106
per_line = n < 4 ? n : 4
lines = (n + 3) / 4
width = start_x + 2 * panel + gap_x + 40
height = top + rows + 76 + lines * 24
about = "needs helped, filled: not beaten in both; ".basis
eval open_picture

set multiplot
set yrange [-5:107]
set ytics 0, 20, 100 format "%.0f %%"
set grid xtics ytics linetype 1 linecolor rgb line linewidth 1
set tmargin at screen y (top)
set bmargin at screen y (top + rows)
do for [p = 1:2] {
  start = start_x + (p - 1) * (panel + gap_x)
  set lmargin at screen x (start)
  set rmargin at screen x (start + panel)
  most = dearest[p] > 0 ? dearest[p] : 1
  set xrange [-0.05 * most:1.1 * most]
  if (dearest[p] > 0) {
    set xtics autofreq 0, 10.0 ** floor (log10 (most)) * (most / 10.0 ** floor (log10 (most)) > 4 ? 2 : \
      most / 10.0 ** floor (log10 (most)) > 2 ? 1 : 0.5) format "%.6g"
  } else {
    set xtics (0) format "%.6g"
  }
  unset label
  if (dearest[p] == 0) {
    set label 5 (p == 1 ? "no configuration exposes anybody" : "no configuration needs any work of admins") \
      at screen x (start + panel / 2), screen y (top + rows / 2) center textcolor rgb faint
  }
  set label 3 (p == 1 ? "pairs that can reach each other and need not" : "hours of admins to set it up") \
    at screen x (start + panel / 2), screen y (top + rows + 42) center textcolor rgb ink
  set label 4 (p == 1 ? "needs helped against exposure" : "needs helped against admin work") \
    at screen x (start), screen y (top - 14) left textcolor rgb ink
  if (p == 1) {
    eval write_title
    do for [i = 1:n] {
      set label 100 + i sprintf ("%c  ", 64 + i).cut (name (i), 26) \
        at screen x (start_x + ((i - 1) % 4) * 226), screen y (top + rows + 76 + ((i - 1) / 4) * 24) left \
        textcolor rgb ink noenhanced
    }
  }
  plot $prices using ($1 == p && $4 == 1 ? $3 : NaN):6:(0):($7 - $6) with vectors nohead linecolor rgb faint \
         linewidth 1.5 title "95 % interval", \
       $prices using ($1 == p && $4 == 1 && $8 == 0 ? $3 : NaN):5 with points linecolor rgb colours[1] linewidth 1.5 \
         pointtype 6 pointsize 0.9 title "beaten", \
       $prices using ($1 == p && $4 == 1 && $8 == 1 ? $3 : NaN):5 with points linecolor rgb colours[2] \
         pointtype 7 pointsize 1 title "not beaten", \
       $prices using ($1 == p && $4 == 1 ? $3 : NaN):5:(stringcolumn (9)) with labels left offset character 1, 0.4 \
         textcolor rgb ink title "configuration"
}
unset multiplot
