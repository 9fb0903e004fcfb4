# Calls that succeed, as a terminal shows them. Data: as success-rate.gp.
set terminal dumb noenhanced size columns, n + 8
call = 0
do for [j = 1:|$operations|] { if ($operations[j] eq "|call") { call = j } }
set title "calls that succeed, % of attempts, with 95 % intervals"
set xrange [0:100]
set yrange [n + 0.5:0.5]
set xtics 0, 20, 100
unset ytics
set lmargin columns / 3 + 3
# Names are labels: the text of a tic would be taken for a format.
most = columns / 3
short (text) = strlen (text) > most ? text[1:most - 2].".." : text
do for [i = 1:n] { set label 100 + i short (name (i)) at graph 0, first i right offset -1, 0 }
set border 3
set tics scale 0
set bars 0
plot $rates using ($1 == 1 && $3 == call && $4 == 1 ? $5 : NaN):2:6:7 with xerrorbars pointtype "O" notitle
