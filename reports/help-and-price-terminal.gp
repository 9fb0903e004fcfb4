# Needs helped against exposure, as a terminal shows them. Data: as help-and-price.gp.
set terminal dumb noenhanced size columns, 22
set title "needs helped, %, against pairs that can reach each other and need not"
most = dearest[1] > 0 ? dearest[1] : 1
set xrange [-0.05 * most:1.15 * most]
set xtics (0, most)
set yrange [-5:107]
set ytics 0, 20, 100
set border 3
plot $prices using ($1 == 1 && $4 == 1 ? $3 : NaN):5:6:7 with yerrorbars pointtype "o" notitle, \
     $prices using ($1 == 1 && $4 == 1 ? $3 : NaN):5:(stringcolumn (9)) with labels left offset character 2, 0 notitle
