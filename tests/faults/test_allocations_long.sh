#!/bin/sh
# Every allocation of each command fails once.
FAULT_TRIES=1000000
. "$(dirname "$0")/test_allocations.sh"
