# Needs helped over the values of what is varied, a curve for each configuration, each point
# with its 95 % interval.
#
# Data: $scenario, $configurations, $varied (texts); $curve (rows of configuration, place,
# an estimate in per cent); $values (texts, by place, where they are no numbers of one unit);
# `unit` and `is_number`.

panel = 560
rows = 320
start_x = 84
top = 84
per_line = 2
lines = (n + per_line - 1) / per_line
width = start_x + panel + 40
height = top + rows + 78 + lines * 24
about = "needs helped; ".basis
eval open_picture

set lmargin at screen x (start_x)
set rmargin at screen x (start_x + panel)
set tmargin at screen y (top)
set bmargin at screen y (top + rows)
set yrange [0:104]
set ytics 0, 20, 100 format "%.0f %%"
set grid ytics linetype 1 linecolor rgb line linewidth 1
set offsets graph 0.05, graph 0.05, 0, 0
set xtics autofreq format "%g ".unit
if (!is_number) {
  set xtics ()
  do for [i = 1:|$values|] { set label 300 + i cut ($values[i][2:*], 18) at first i, graph -0.05 center \
    textcolor rgb ink noenhanced }
}
eval write_title
set label 3 cut ($varied[1][2:*], 60) at screen x (start_x + panel / 2), screen y (top + rows + 46) center \
  textcolor rgb ink noenhanced
do for [i = 1:n] {
  set label 100 + i cut (name (i), 32) \
    at screen x (start_x + ((i - 1) % per_line) * 296), screen y (top + rows + 78 + ((i - 1) / per_line) * 24) left \
    offset 1.2, 0 textcolor rgb ink noenhanced \
    point pointtype shapes[1 + (i - 1) % 6] pointsize 0.9 linecolor rgb colours[1 + (i - 1) % 6]
}
plot for [i = 1:n] $curve using ($1 == i && $3 == 1 ? $2 : NaN):4:5:6 with yerrorbars \
       linecolor rgb colours[1 + (i - 1) % 6] linewidth 1.5 pointtype shapes[1 + (i - 1) % 6] pointsize 0.8 title name (i), \
     for [i = 1:n] $curve using ($1 == i && $3 == 1 ? $2 : NaN):4 with lines \
       linecolor rgb colours[1 + (i - 1) % 6] linewidth 1 title name (i)
