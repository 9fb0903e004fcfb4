# Nanoseconds of processor time an event takes, against the number of people or pending
# events, with the bucket queue and with the kept heap: `tests/bench/growth` draws it.
#
# Data: $cost (size, buckets, heap); `about` (what was measured), `picture` (a file).

set terminal svg size 760, 420 dynamic font "sans-serif,13" background "#ffffff"
set output picture
set title about." (minimum of the runs)" left
set logscale x
set xlabel "so many of them"
set ylabel "ns an event"
set format x "10^{%L}"
set yrange [0:*]
set grid ytics linecolor rgb "#dddddd"
set key top left reverse Left
plot $cost using 1:3 with linespoints pointtype 6 linecolor rgb "#999999" title "4-ary heap", \
     $cost using 1:2 with linespoints pointtype 7 linecolor rgb "#0b6e99" title "buckets"
