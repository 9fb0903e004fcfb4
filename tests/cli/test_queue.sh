# The queue of events changes nothing but speed: whole results.json with heap and buckets, of small scenarios
# and of one that is so large, in people and in tenants, that memory is fetched ahead with the buckets alone.
. "$TENANTSIM_SOURCE_DIR/tests/cli/helpers.sh"

# same SCENARIO [OPTION...]
same () {
  for queue in heap buckets; do
    tenantsim run "$@" --quiet --queue "$queue" --format json
    mv "$work/out" "$work/$queue.json"
  done
  expect_true "results of $1 with heap and buckets" cmp "$work/heap.json" "$work/buckets.json"
  expect_true "events in $1" jq -e '[.configurations[].events] | add > 1000' "$work/buckets.json"
}

for scenario in contoso-abc expert-pool meetings-across-tenants outage rollout-week era-2026; do
  same "$TENANTSIM_SOURCE_DIR/scenarios/$scenario.yaml" --replications 3
done
awk -v n=2600 -v people=12 -f "$TENANTSIM_SOURCE_DIR/tests/cli/many_tenants.awk" > "$work/many.yaml"
same "$work/many.yaml"
expect "groups, so many that what is known of them is fetched" 5200 "$(jq '.configurations[0].groups | length' "$work/buckets.json")"

tenantsim run "$work/many.yaml" --queue calendar
expect_status 64
finish
