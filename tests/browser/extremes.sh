# shellcheck shell=sh
# extremes.sh - scenarios at the edges of what pictures and pages have to show; sourced by tests.
# Each is written to standard output.

# with_configurations NUMBER SCENARIO: the scenario and so many configurations more, with names of 2 to 64 letters
with_configurations () {
  awk -v more="$1" '{ print }
    /^configurations:/ {
      for (i = 1; i <= more; i++) {
        name = "x" i
        while (length (name) < i * 5) name = name "-and-more"
        printf "  %s: {external_access: {default: %s}}\n", name, i % 2 ? "open" : "off"
      }
    }' "$2"
}

# certain TALK: everything that is tried works in one configuration, nothing in the other; TALK is what takes no time
certain () {
  cat <<YAML
tenantsim: 1
name: Certainly and never
era: 2020-04
clock: {start: 2020-04-06T00:00, duration: 2d, replications: 3, seed: 1}
behaviour: {answered: 100%, declined: 0%, mistyped: 0%, media_failure: 0%, file_failure: 0%, hololens_app_started: 100%, dropped: 0%}
tenants:
  North:
    domains: [north.example]
    users: {expert: {count: 20, client: teams-desktop, licences: [teams]}}
  South:
    domains: [south.example]
    users: {technician: {count: 1, client: hololens, licences: [teams, remote-assist]}}
intents:
  - {want: collaboration, between: [North.expert, South]}
activities:
  assistance: {who: [South], needs: [North.expert], every: exponential(1h), talk: constant($1)}
configurations:
  always: {}
  never: {external_access: {default: off}}
YAML
}
