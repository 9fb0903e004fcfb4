# The look that all figures share. A figure's data and `format` ("svg" or "png")
# come first, then this file, then the figure's own script.
#
# Text of a scenario arrives in data blocks, one text a line behind a bar. It is
# only ever drawn, with `noenhanced`, and never put into a command or a format.

set encoding utf8
set decimalsign "."

# Okabe and Ito's palette, which people with any kind of colour vision can tell
# apart; shapes say the same for prints in grey.
array colours[6] = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9]
array shapes[6] = [7, 5, 9, 13, 11, 15]

ink = 0x222222
faint = 0x6B6B6B
band = 0xF2F4F6
line = 0xCDD2D7

# A text, cut where it is longer than `most` letters.
cut (text, most) = strlen (text) > most ? text[1:most - 1]."…" : text

# Opens a picture of `width` by `height` pixels. One letter is about 8 pixels wide.
open_svg = "set terminal svg size width, height fixed font 'sans-serif,13' background rgb 'white'"
open_png = "set terminal pngcairo size width, height font 'Sans,10' background rgb 'white'"
letter = 8
title_font = format eq "png" ? ",12" : ",16"

set border 0
set tics scale 0 textcolor rgb ink
set style fill solid 0.25 noborder
set bars 0.4
