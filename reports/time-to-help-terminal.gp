# Needs that still wait for help, as a terminal shows them. Data: as time-to-help.gp.
set terminal dumb noenhanced size columns, 22
set title "needs not helped yet, %, by minutes since they arose"
set logscale y
set xrange [0:last]
set yrange [lowest:110]
set ytics (100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1) format "%g"
set border 3
plot for [i = 1:n] $waiting using ($1 == i && $3 == 1 ? $2 : NaN):($4 < lowest ? lowest : $4) \
  with points pointtype sprintf ("%c", 64 + i) notitle
