# Needs helped over the values of two things that are varied, a map for each of the first four
# configurations. Darker is more; the numbers are the mean and half of the 95 % interval, per cent.
#
# Data: $scenario, $configurations, $varied (two texts); $columns and $rows (texts: the values
# of the first and of the second); $cells (rows of configuration, column, row, an estimate in per cent).

maps = n < 4 ? n : 4
across = |$columns|
down = |$rows|
cell_x = across > 8 ? 48 : 66
cell_y = 44
longest_row = 4
do for [i = 1:down] {
  letters = strlen (cut ($rows[i][2:*], 18))
  if (letters > longest_row) { longest_row = letters }
}
start_x = 24 + longest_row * letter + 12
gap = 36
top = 124
panel = across * cell_x
rows_high = down * cell_y
width = start_x + maps * (panel + gap) + 4
if (width < 560) { width = 560 }
height = top + rows_high + 64
about = "needs helped, %, ±95 % interval, ".$varied[1][2:*]." across, ".$varied[2][2:*]." down; ".sprintf ("%d replication%s", replications, plural (replications))
about = cut (about, width / (letter - 1) - 4)
eval open_picture

number (mean, low, high) = sprintf ("%.1f\n±%.1f", mean, high - mean > mean - low ? high - mean : mean - low)

set multiplot
set palette defined (0 "#FFFFFF", 1 "#0072B2")
set cbrange [0:100]
unset colorbox
set xrange [0.5:across + 0.5]
set yrange [down + 0.5:0.5]
unset xtics
unset ytics
set style fill solid 1 noborder
set tmargin at screen y (top)
set bmargin at screen y (top + rows_high)
do for [p = 1:maps] {
  start = start_x + (p - 1) * (panel + gap)
  set lmargin at screen x (start)
  set rmargin at screen x (start + panel)
  unset label
  if (p == 1) {
    eval write_title
    do for [i = 1:down] { set label 200 + i cut ($rows[i][2:*], 18) at screen x (start_x - 10), first i right \
      textcolor rgb ink noenhanced }
  }
  set label 3 cut (name (p), panel / letter + 3) at screen x (start), screen y (top - 16) left textcolor rgb ink noenhanced
  do for [i = 1:across] { set label 300 + i cut ($columns[i][2:*], cell_x / letter + 1) at first i, \
    screen y (top + rows_high + 20) center textcolor rgb ink noenhanced }
  plot $cells using ($1 == p && $4 == 1 ? $2 : NaN):3:(0.48):(0.46):5 with boxxyerror linecolor palette title name (p), \
       $cells using ($1 == p && $4 == 1 && $5 < 60 ? $2 : NaN):3:(number ($5, $6, $7)) with labels offset 0, 0.5 textcolor rgb ink \
         title "mean, %", \
       $cells using ($1 == p && $4 == 1 && $5 >= 60 ? $2 : NaN):3:(number ($5, $6, $7)) with labels offset 0, 0.5 \
         textcolor rgb 0xFFFFFF title "mean, %", \
       $cells using ($1 == p && $4 == 0 ? $2 : NaN):3:("–") with labels textcolor rgb faint title "without data"
}
unset multiplot
