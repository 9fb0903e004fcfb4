#!/bin/sh
# Figures 1.1 to 1.3 of "Multi-tenant company deployments" come out of contoso-abc, pair by
# pair, and results.json keeps its sum rules.
scenario=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml
results=$(mktemp) || exit 1
trap 'rm -f "$results"' EXIT
failed=0
claims=0

"$TENANTSIM" run "$scenario" --quiet --format json >"$results" || exit 1

# claim TEXT FILTER: the filter is true of the results.
claim ()
{
  claims=$((claims + 1))
  jq -e "
    def configuration(\$name): .configurations[] | select (.name == \$name);
    def pairs(\$c; \$operation; \$from; \$to): [configuration(\$c) | .pairs[]
      | select (.operation == \$operation and (.from | test (\$from)) and (.to | test (\$to)))];
    def cross(\$c; \$operation): [configuration(\$c) | .pairs[]
      | select (.operation == \$operation and (.from | split (\".\")[0]) != (.to | split (\".\")[0]))];
    def only(\$outcome): length > 0 and all (.[]; .outcomes[\$outcome] == .attempts);
    def mostly_succeed: length > 0 and all (.[]; .outcomes.success * 2 > .attempts);
    $2" "$results" >/dev/null && return
  printf 'FAILED: %s\n' "$1"
  failed=$((failed + 1))
}

claim "every operation: attempts = sum of outcomes, the rest = sum of reasons, successes = sum of paths" '
  [.configurations[] | .operations[], .pairs[]] | length > 50 and all (.[]; . as $o
    | $o.attempts == ([$o.outcomes[]] | add) and $o.attempts - $o.outcomes.success == ([$o.reasons[]] | add // 0)
    and ($o.paths == null or $o.outcomes.success == ([$o.paths[]] | add // 0)))'
claim "needs = open + helped + abandoned" '
  all (.configurations[].needs; .needs == .open + .helped + .abandoned)'
claim "what people want is the same in every configuration" '
  [.configurations[] | [.operations[].wanted]] | unique | length == 1'

claim "Figure 1.2: every Contoso1-Contoso2 attempt is denied (SEED-18, SEED-27)" '
  pairs ("allow-lists"; "search"; "^Contoso1"; "^Contoso2") + pairs ("allow-lists"; "search"; "^Contoso2"; "^Contoso1")
  | only ("denied")'
claim "Figure 1.2: and so no call is attempted between them" '
  pairs ("allow-lists"; "call"; "^Contoso1"; "^Contoso2") == []'
claim "Figure 1.2: HoloLens calls mostly succeed, both ways (SEED-16, SEED-17, SEED-25, SEED-26)" '
  pairs ("allow-lists"; "call"; "technician$"; "^ABC") + pairs ("allow-lists"; "call"; "^ABC"; "technician$")
  | mostly_succeed'
claim "Figure 1.2: no phone is called across tenants (SEED-20)" '
  pairs ("allow-lists"; "call"; "mobile$"; "") + pairs ("allow-lists"; "call"; ""; "mobile$")
  | only ("denied") and all (.[]; .reasons.CLIENT_NOT_FEDERABLE == .attempts)'
claim "Figure 1.2: the search for it succeeds (C-15)" '
  pairs ("allow-lists"; "search"; "^ABC"; "mobile$") | all (.[]; .outcomes.success > 0.9 * .attempts)'
claim "Figure 1.2: nobody is added and no file is shared over external access (SEED-37, SEED-38)" '
  (cross ("allow-lists"; "add_participant") | only ("denied")) and (cross ("allow-lists"; "share_file") | only ("denied"))'

claim "Figure 1.3: an expert active elsewhere is unreachable, never denied (SEED-45 to SEED-48, SEED-55)" '
  pairs ("guests"; "call"; "^Contoso"; "^ABC")
  | all (.[]; .outcomes.denied == 0 and .reasons.OFFLINE_OTHER_TENANT > 0 and .outcomes.success > 0)'
claim "Figure 1.3: group calls and files work where the expert is active" '
  configuration ("guests") | .operations.add_participant.paths.guest > 0 and .operations.share_file.paths.guest > 0'
claim "Figure 1.3: experts switch on demand, and not at all at home (SEED-54, SEED-56)" '
  (configuration ("guests") | [.groups[].tenant_switches] | add > 0)
  and (configuration ("guests-home") | [.groups[].tenant_switches] | add == 0)'

claim "open federation violates isolation, nothing else does (C-10)" '
  [.configurations[] | select (.isolation.violations > 0) | .name] == ["open-federation"]'
claim "isolated reports every collaboration pair as unmet: 12 experts, 75 technicians, both ways" '
  configuration ("isolated") | .intents.unmet == 2 * 12 * 75'
claim "lists and blocks realise the same (SEED-23)" '
  [configuration ("allow-lists"), configuration ("block-lists") | .fingerprint] | unique | length == 1'

claim "either solution keeps the Contosos apart and connects HoloLens with ABC (SEED-19)" '
  ([configuration ("allow-lists"), configuration ("guests")]
  | all (.[]; .isolation.violations == 0))
  and (pairs ("allow-lists"; "call"; "technician$"; "^ABC") + pairs ("guests"; "call"; "technician$"; "^ABC")
  | length == 4 and all (.[]; .outcomes.success > 0))'
claim "what works over external access works for guests, and not the other way round (SEED-36)" '
  (configuration ("allow-lists") | [.operations | to_entries[] | select (.value.outcomes.success > 0) | .key]) as $external
  | (configuration ("guests") | [.operations | to_entries[] | select (.value.outcomes.success > 0) | .key]) as $guest
  | ($external - $guest) == [] and ($guest - $external) == ["add_participant", "share_file"]'

printf '%d claims, %d failed\n' "$claims" "$failed"
[ "$claims" -gt 0 ] && [ "$failed" -eq 0 ]
