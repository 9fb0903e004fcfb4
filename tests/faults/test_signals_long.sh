#!/bin/sh
# Signals every few hundredths of a second.
FAULT_TRIES=150
. "$(dirname "$0")/test_signals.sh"
