#!/bin/sh
# The same where figures are drawn, too.
FAULT_FIGURES=1
. "$(dirname "$0")/test_writes.sh"
