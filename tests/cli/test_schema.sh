#!/bin/sh
# `schema` prints a JSON Schema, and only that.
. "$(dirname "$0")/helpers.sh"

tenantsim schema
expect_status 0
expect_no_err
cp "$work/out" "$work/schema.json"
expect_jq "a JSON Schema of draft 2020-12" "$work/schema.json" \
  '."$schema" == "https://json-schema.org/draft/2020-12/schema"'
for key in tenantsim name era clock tenants people intents activities configurations expect; do
  expect_jq "the key $key is described" "$work/schema.json" ".properties | has(\"$key\")"
done

tenantsim schema
expect_true "the same every time" cmp "$work/schema.json" "$work/out"
tenantsim schema something
expect_status 64
expect_err "too many"

finish
