#!/bin/sh
# One replication on several threads, split along people who never touch each other: the same bytes as on one thread.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

# Three islands: calls between tenants with guests who come on demand, a queue, meetings. Constant intervals: much
# happens on all of them at the same instants.
cat > islands.yaml <<'YAML'
tenantsim: 1
name: Three islands
era: 2020-04
clock: {start: 2020-04-06T00:00, duration: 5d, replications: 1, seed: 3}
tenants:
  A: {domains: [a.com], users: {expert: {count: 9, client: teams-desktop, hours: mon-fri 08:00-17:00}}}
  B:
    domains: [b.com]
    users: {technician: {count: 30, client: hololens, hours: mon-fri 08:00-16:00}}
    teams: {field: {members: [technician]}}
  C:
    domains: [c.com]
    users: {caller: {count: 30, client: teams-desktop}, agent: {count: 5, client: teams-desktop, hours: mon-fri 08:00-18:00}}
  D: {domains: [d.com], users: {planner: {count: 9, client: teams-desktop}, guest: {count: 20, client: teams-mobile}}}
activities:
  assistance: {who: [B], needs: [A], every: exponential(2h), third_person: {chance: 20%, from: [A]}, file_share: 30%}
  queue: {who: [C.caller], needs: [C.agent], every: constant(2h), talk: constant(20min), choose: queue}
  review: {who: [D.planner], needs: [D.guest], every: constant(4h), talk: constant(30min), meeting: {invited: 2}}
configurations:
  open: {external_access: {default: open}}
  guests: {external_access: {default: off}, guest_access: {default: on}, switching: on-demand, guests: [{who: A.expert, in: B/field}]}
  rota: {external_access: {default: off}, guest_access: {default: on}, switching: rota(B 08:00-12:00), guests: [{who: A.expert, in: B/field}]}
YAML

# same_on_all_threads ARGUMENT...
same_on_all_threads () {
  "$TENANTSIM" "$@" --format json --quiet --threads 1 > one.json
  for threads in 2 3 8 64; do
    tenantsim "$@" --format json --quiet --threads "$threads"
    expect_true "$threads threads: the same bytes" cmp out one.json
  done
}

same_on_all_threads run islands.yaml --config open
expect_jq "needs are kept and counted" one.json '.configurations[0].needs.needs > 1000'
same_on_all_threads run islands.yaml --config open --config guests
expect_jq "also those compared one by one" one.json '.needs_compared | length == 1'
same_on_all_threads run islands.yaml
same_on_all_threads run islands.yaml -r 3 --config guests
same_on_all_threads run islands.yaml --config guests --set clock.warm_up=1d
expect_jq "batch means, too" one.json '.configurations[0].batch_means.helped_rate.batches > 1'
same_on_all_threads sweep islands.yaml --vary behaviour.answered=50%,90% --config guests

# What does not fall apart, and what happens to everybody at once.
for name in contoso-abc expert-pool outage meetings-across-tenants; do
  same_on_all_threads run "$TENANTSIM_SOURCE_DIR/scenarios/$name.yaml" -r 1
done

# A trace tells everything, and the results are the same.
tenantsim run islands.yaml --config open --format json --quiet --threads 1
mv out one.json
tenantsim run islands.yaml --config open --format json --quiet --threads 8 --trace trace.json
expect_status 0
expect_true "traced: the same bytes" cmp out one.json

# A limit of events is one of the whole replication.
events=$(jq '.configurations[0].events' one.json)
tenantsim run islands.yaml --config open --quiet --threads 8 --max-events "$events"
expect_status 0
tenantsim run islands.yaml --config open --quiet --threads 8 --max-events $((events - 1))
expect_status 71

finish
