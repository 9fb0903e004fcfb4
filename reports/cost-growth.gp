# Nanoseconds of processor time an event takes, against the number of people or pending
# events, with the bucket queue and with the kept heap: `tests/bench/growth` draws it from what
# `tenantsim bench --format json` says.
#
# Data: $scenario (what was measured), $configurations (the two queues); $cost (a block a queue:
# rows of queue, size, and least, median and most of all runs); `replications` (the runs).

panel = 560
rows = 300
start_x = 84
top = 116
width = start_x + panel + 40
height = top + rows + 70
about = sprintf ("nanoseconds of processor time; median of %d run%s, lines from the least to the most", replications, \
  plural (replications))
eval open_picture

set lmargin at screen x (start_x)
set rmargin at screen x (start_x + panel)
set tmargin at screen y (top)
set bmargin at screen y (top + rows)
set logscale x
set xtics format "10^{%L}"
set yrange [0:*]
set ytics format "%g ns"
set grid ytics linetype 1 linecolor rgb line linewidth 1
set offsets graph 0.05, graph 0.05, 0, 0
eval write_title
do for [i = 1:n] {
  set label 10 + i name (i) at screen x (26 + (i - 1) * 150), screen y (76) left offset 1.2, 0 textcolor rgb ink \
    noenhanced point pointtype shapes[i] pointsize 0.9 linecolor rgb colours[i]
}
set label 3 "so many of them" at screen x (start_x + panel / 2), screen y (top + rows + 44) center textcolor rgb ink
plot for [i = 1:n] $cost using ($1 == i ? $2 : NaN):3:(0):($5 - $3) with vectors nohead linecolor rgb colours[i] \
       linewidth 1.5 title "all runs", \
     for [i = 1:n] $cost using ($1 == i ? $2 : NaN):4 with linespoints linecolor rgb colours[i] linewidth 1 \
       pointtype shapes[i] pointsize 0.8 title name (i)
