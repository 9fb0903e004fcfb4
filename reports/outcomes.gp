# How attempts ended: a panel an operation, a bar a configuration, its parts the
# seven classes of outcomes, with the 95 % interval of the success rate.
#
# Data: $scenario, $configurations, $operations, $outcomes (texts); $shares (rows of
# operation, configuration, attempts, an estimate of the success rate, and where each
# class ends in the stack, per cent).

m = |$operations|
k = |$outcomes|
across = m < 2 ? m : 2 # panels side by side
down = (m + across - 1) / across
panel = 330
numbers = 88
rows = n * 24 + 8
gap = 66
top = 116
height = top + down * (rows + gap) - 18
width = left + across * (panel + numbers)
if (width < left + 420) { width = left + 420 }
about = "each class as a share of attempts; ".basis
eval open_picture

set multiplot
set xrange [0:100]
set yrange [n + 0.5:0.5]
set xtics 0, 20, 100 format "%.0f %%"
set grid xtics linetype 1 linecolor rgb line linewidth 1
unset ytics
eval shade_rows
from (c) = c == 1 ? 0 : column (6 + c)
do for [p = 1:m] {
  place_x = left + ((p - 1) % across) * (panel + numbers)
  place_y = top + ((p - 1) / across) * (rows + gap)
  set lmargin at screen x (place_x)
  set rmargin at screen x (place_x + panel)
  set tmargin at screen y (place_y)
  set bmargin at screen y (place_y + rows)
  unset label
  set label 3 $operations[p][2:*] at screen x (place_x), screen y (place_y - 12) left textcolor rgb ink noenhanced
  set label 4 "attempts" at screen x (place_x + panel + numbers - 14), screen y (place_y - 12) right textcolor rgb faint
  if (p == 1) {
    eval write_title
    at = 20
    do for [c = 1:k] {
      set label 10 + c $outcomes[c][2:*] at screen x (at), screen y (76) left offset 1.4, 0 textcolor rgb ink \
        noenhanced point pointtype 5 pointsize 1.1 linecolor rgb endings[c]
      at = at + strlen ($outcomes[c][2:*]) * letter + 30
    }
  }
  if ((p - 1) % across == 0) { eval write_names }
  plot for [c = 1:k] $shares using ($1 == p && $3 > 0 ? (from (c) + column (7 + c)) / 2 : NaN):2:\
         ((column (7 + c) - from (c)) / 2):(0.36) with boxxyerror fillstyle solid 0.9 linecolor rgb endings[c] \
         title $outcomes[c][2:*], \
       $shares using ($1 == p && $4 == 1 && $3 > 0 ? $5 : NaN):2:6:7 with xerrorbars linecolor rgb ink linewidth 1.5 \
         pointtype 7 pointsize 0.3 title "success rate, 95 % interval", \
       $shares using ($1 == p && $3 > 0 ? 100 : NaN):2:(thousands ($3)) with labels right \
         @numbers_end textcolor rgb ink title "attempts", \
       $shares using ($1 == p && $3 == 0 ? 0 : NaN):2:("– no attempts") with labels left \
         offset character 0.5, 0 textcolor rgb faint title "without attempts"
}
unset multiplot
