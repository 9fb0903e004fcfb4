# The share of needs that still wait for help, by the minutes since they arose. A
# panel a configuration: its curve with the 95 % interval, all others in grey.
#
# Data: $scenario, $configurations (texts); $waiting (a block a configuration: rows of
# configuration, minutes, an estimate in per cent); `last` (minutes), `lowest` (per cent).

across = n < 3 ? n : 3
down = (n + across - 1) / across
panel = 260
rows = 170
gap_x = 66
gap_y = 74
start_x = 74
top = 104
width = start_x + across * (panel + gap_x) - gap_x + 26
if (width < 560) { width = 560 }
height = top + down * (rows + gap_y) - 14
about = "share of needs not helped yet, logarithmic; ".basis
eval open_picture

set multiplot
set logscale y
set xrange [0:last]
set yrange [lowest * 0.9:115]
set ytics (100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1) format "%g %%"
set xtics last > 150 ? 60 : last > 60 ? 20 : last > 25 ? 10 : last > 10 ? 5 : last > 4 ? 2 : last / 4.0
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
  set label 4 "minutes since the need arose" at screen x (place_x + panel / 2), screen y (place_y + rows + 38) center \
    textcolor rgb faint
  if (p == 1) { eval write_title }
  plot for [i = 1:n] $waiting using ($1 == i && $3 == 1 ? $2 : NaN):($4 < lowest * 0.9 ? lowest * 0.9 : $4) \
         with lines linecolor rgb other linewidth 1 title "other", \
       $waiting using ($1 == p && $3 == 1 ? $2 : NaN):($5 < lowest * 0.9 ? lowest * 0.9 : $5):6 \
         with filledcurves linecolor rgb colours[1] title "95 % interval", \
       $waiting using ($1 == p && $3 == 1 ? $2 : NaN):($4 < lowest * 0.9 ? lowest * 0.9 : $4) \
         with lines linecolor rgb colours[1] linewidth 2 title "not helped yet", \
       $waiting using ($1 == p && $3 == 0 ? last / 2 : NaN):(10):("– no data") with labels center \
         textcolor rgb faint title "without data"
}
unset multiplot
