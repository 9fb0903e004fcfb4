# How often a person switches between tenants in an hour of work, with 95 %
# intervals: a panel a group, a row a configuration.
#
# Data: $scenario, $configurations, $panels (texts); $values (rows of panel,
# configuration, an estimate of switches per person and hour); `all_groups`,
# `highest` (end of the longest interval).

m = |$panels|
what = "switches per person and working hour"
unit = "%g"
number = "%.2f"
across = m < 4 ? m : 4
down = (m + across - 1) / across
panel = 190
numbers = 66
rows = n * 22 + 8
gap = 64
top = 106
height = top + down * (rows + gap) - 20
width = left + across * (panel + numbers)
if (width < 620) { width = 620 }
about = what.(m < all_groups ? sprintf (", %d of %d groups", m, all_groups) : "")."; ".basis
eval open_picture

end = highest * 1.05
step = 10.0 ** floor (log10 (end))
step = end / step > 5 ? 2 * step : end / step > 2 ? step : step / 2
set multiplot
set xrange [0:end]
set xtics 0, step format unit
set yrange [n + 0.5:0.5]
unset ytics
set grid xtics linetype 1 linecolor rgb line linewidth 1
eval shade_rows
do for [p = 1:m] {
  place_x = left + ((p - 1) % across) * (panel + numbers)
  place_y = top + ((p - 1) / across) * (rows + gap)
  set lmargin at screen x (place_x)
  set rmargin at screen x (place_x + panel)
  set tmargin at screen y (place_y)
  set bmargin at screen y (place_y + rows)
  unset label
  set label 3 cut ($panels[p][2:*], 29) at screen x (place_x), screen y (place_y - 12) left textcolor rgb ink noenhanced
  if (p == 1) { eval write_title }
  if ((p - 1) % across == 0) { eval write_names }
  plot $values using ($1 == p && $3 == 1 ? $4 / 2 : NaN):2:($4 / 2):(0.32) with boxxyerror \
         linecolor rgb colours[1] title "mean", \
       $values using ($1 == p && $3 == 1 ? $4 : NaN):2:5:6 with xerrorbars linecolor rgb colours[1] linewidth 1.5 \
         pointtype shapes[1] pointsize 0.7 title "95 % interval", \
       $values using ($1 == p && $3 == 1 ? end : NaN):2:(sprintf (number, $4)) with labels right \
         @numbers_end textcolor rgb ink title "mean", \
       $values using ($1 == p && $3 == 0 ? 0 : NaN):2:("– no data") with labels left offset character 0.5, 0 \
         textcolor rgb faint title "without data"
}
unset multiplot
