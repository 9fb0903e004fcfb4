#!/bin/sh
# Ten thousand random estates, decided by the core as Prolog decides them (test_rules_estates.c).
set -u
TENANTSIM_ESTATES=10000 exec "${TENANTSIM_BUILD_DIR:?the build}/tests/policy-rules_estates"
