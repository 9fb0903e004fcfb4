# The look that all figures share. A figure's data and `format` ("svg", "png" or
# "terminal") come first, then this file, then the figure's own script.
#
# Text of a scenario arrives in data blocks, one text a line behind a bar. It is
# only ever drawn, with `noenhanced`, and never put into a command or a format.

set encoding utf8
set decimalsign "."

# Okabe and Ito's palette, which people with any kind of colour vision can tell
# apart; shapes say the same for prints in grey.
array colours[6] = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9]
array shapes[6] = [7, 5, 9, 13, 11, 15]
# How an attempt ended: success, denied, failed, unreachable, busy, declined, no_answer.
array endings[7] = [0x009E73, 0xD55E00, 0x5B5B5B, 0xE69F00, 0x56B4E9, 0xCC79A7, 0x0072B2]
# What a difference means: better, worse, equivalent, undecided.
array verdict_colours[4] = [0x009E73, 0xD55E00, 0x6B6B6B, 0xE69F00]
array verdict_shapes[4] = [9, 11, 7, 5]

ink = 0x222222
faint = 0x6B6B6B
band = 0xF2F4F6
line = 0xCDD2D7
other = 0xA3ABB3

# A text, cut where it is longer than `most` letters.
cut (text, most) = strlen (text) > most ? text[1:most - 1]."…" : text
name (i) = $configurations[i][2:*]

# Opens a picture of `width` by `height` pixels. One letter is about 8 pixels wide.
open_svg = "set terminal svg size width, height fixed font 'sans-serif,13' background rgb 'white'"
open_png = "set terminal pngcairo size width, height font 'Sans,10' background rgb 'white'"
open_picture = format eq "png" ? open_png : open_svg
letter = 8
title_font = format eq "png" ? ",12" : ",16"

# Pixels from the left and from the top, as gnuplot's screen wants them.
x (pixels) = pixels / real (width)
y (pixels) = 1.0 - pixels / real (height)

# Numbers stand right of a panel, their ends this many pixels from its edge: an offset of labels at the edge.
numbers_end = "offset screen (numbers - 14) / real (width), 0"
# 1234567 as 1,234,567.
thousands (count) = count < 1000 ? sprintf ("%d", count) : count < 1000000 ? \
  sprintf ("%d,%03d", int (count) / 1000, int (count) % 1000) : \
  sprintf ("%d,%03d,%03d", int (count) / 1000000, int (count) / 1000 % 1000, int (count) % 1000)

n = |$configurations|
plural (count) = count == 1 ? "" : "s"
all_shown = n < all_configurations ? sprintf (", the first %d of %d configurations", n, all_configurations) : ""
basis = sprintf ("95 %% intervals, %d replication%s%s", replications, plural (replications), all_shown)

# Width in pixels of the longest name of a configuration.
longest = 8
do for [i = 1:n] {
  letters = strlen (cut (name (i), 34))
  if (letters > longest) { longest = letters }
}
left = 20 + longest * letter + 12

# Scenario and subtitle (`about`) in the upper left corner.
write_title = "set label 1 cut ($scenario[1][2:*], width / letter - 26) at screen x (20), screen y (24) left \
  font title_font textcolor rgb ink noenhanced; \
  set label 2 about at screen x (20), screen y (46) left textcolor rgb faint noenhanced"
# The names of configurations, right in front of a panel whose rows they are.
write_names = "do for [i = 1:n] { set label 100 + i cut (name (i), 34) at screen x (left - 12), first i right \
  textcolor rgb ink noenhanced }"
# Every other row is shaded.
shade_rows = "do for [i = 1:n:2] { set object i rectangle from graph 0, first i - 0.5 to graph 1, first i + 0.5 \
  behind fillcolor rgb band fillstyle solid 1 noborder }"

set border 0
set tics scale 0 textcolor rgb ink
set style fill solid 0.25 noborder
set bars 0.4
unset key # titles still show where a pointer rests on an SVG
