# success_rate and fulfilled_rate of every operation in every configuration, each
# with its 95 % interval over replications.
#
# Data: $scenario, $configurations, $operations (texts); $rates (rows of panel,
# configuration, operation, 1 for data or 0 for none, mean, low, high in per
# cent); `replications`.

m = |$operations|

# Sizes in pixels.
top = 112
bottom = 44
height = top + bottom + n * (m * 18 + 12)
panel = 330
numbers = 78
width = left + 2 * (panel + numbers) - 8
about = "means and ".basis
eval open_picture

# Where an operation of a configuration stands: configurations from top to bottom.
place (i, j) = i + (j - (m + 1) / 2.0) / (m + 0.7)
half = 0.34 / (m + 0.7)

set multiplot
set tmargin at screen y (top)
set bmargin at screen bottom / real (height)
set xrange [0:100]
set yrange [n + 0.5:0.5]
set xtics 0, 20, 100 format "%.0f %%"
set grid xtics linetype 1 linecolor rgb line linewidth 1
unset ytics
eval shade_rows

do for [p = 1:2] {
  start = left + (p - 1) * (panel + numbers)
  set lmargin at screen x (start)
  set rmargin at screen x (start + panel)
  unset label
  set label 3 (p == 1 ? "success rate: attempts that succeeded" : "fulfilled rate: needs served at least once") \
    at screen x (start), screen y (top - 14) left textcolor rgb ink
  if (p == 1) {
    eval write_title
    # Legend, drawn by hand: it then never covers anything.
    at = 26
    do for [j = 1:m] {
      set label 10 + j $operations[j][2:*] at screen x (at), screen y (72) left offset 1.2, 0 \
        textcolor rgb ink noenhanced \
        point pointtype shapes[j] pointsize 0.9 linecolor rgb colours[j]
      at = at + strlen ($operations[j][2:*]) * letter + 44
    }
    eval write_names
  }
  plot for [j = 1:m] $rates using ($1 == p && $3 == j && $4 == 1 ? $5 / 2 : NaN):(place ($2, j)):($5 / 2):(half) \
         with boxxyerror linecolor rgb colours[j] title $operations[j][2:*], \
       for [j = 1:m] $rates using ($1 == p && $3 == j && $4 == 1 ? $5 : NaN):(place ($2, j)):6:7 \
         with xerrorbars linecolor rgb colours[j] linewidth 1.5 pointtype shapes[j] pointsize 0.8 \
         title $operations[j][2:*], \
       $rates using ($1 == p && $4 == 1 ? 100 : NaN):(place ($2, $3)):(sprintf ("%.1f", $5)) \
         with labels right @numbers_end textcolor rgb ink title "mean, %", \
       $rates using ($1 == p && $4 == 0 ? 0 : NaN):(place ($2, $3)):("– no data") \
         with labels left offset character 0.5, 0 textcolor rgb faint title "without data"
}
unset multiplot
