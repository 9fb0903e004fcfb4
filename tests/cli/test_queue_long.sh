# A working day of ten million people in 100,000 tenants: the same results.json with heap and buckets, in at most
# 40 s of processor time for the day itself and 80 bytes of memory a person.
. "$TENANTSIM_SOURCE_DIR/tests/cli/helpers.sh"
case $(grep '^CMAKE_BUILD_TYPE:' "${TENANTSIM_BUILD_DIR:-.}/CMakeCache.txt" 2> /dev/null) in
*=Release | '') ;;
*) echo "skipped: that of a release build"; exit 77 ;;
esac

awk -v n=100000 -v people=100 -f "$TENANTSIM_SOURCE_DIR/tests/cli/many_tenants.awk" > "$work/day.yaml"
for queue in heap buckets; do
  tenantsim run "$work/day.yaml" --queue "$queue" --format json --quiet --threads 1
  expect_status 0
  mv "$work/out" "$work/$queue.json"
done
expect_true "results with heap and buckets" cmp "$work/heap.json" "$work/buckets.json"
expect "people's needs have arisen" true "$(jq '.configurations[0].events > 40000000' "$work/buckets.json")"
rm "$work/heap.json" "$work/buckets.json"

tenantsim bench tenants --size 10000000 --runs 1 --format json
jq -r '.results[0].buckets | "\(.minimum) ns an event, \(.minimum * .things / 1e9) s, \(.bytes_per_person) bytes a person"' "$work/out"
expect "seconds of processor time, at most 40" true "$(jq '.results[0].buckets | .minimum * .things / 1e9 <= 40' "$work/out")"
expect "bytes a person, at most 80" true "$(jq '.results[0].buckets.bytes_per_person <= 80' "$work/out")"
finish
