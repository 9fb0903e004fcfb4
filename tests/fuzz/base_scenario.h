/* base_scenario.h - the small scenario into which targets put their text */
#ifndef TENANTSIM_TESTS_FUZZ_BASE_SCENARIO_H
#define TENANTSIM_TESTS_FUZZ_BASE_SCENARIO_H

#define BASE_SCENARIO                                                                                                  \
  "tenantsim: 1\n"                                                                                                     \
  "name: base\n"                                                                                                       \
  "era: 2020-04\n"                                                                                                     \
  "clock: {start: 2020-04-06T00:00, duration: 1d, replications: 2, seed: 1}\n"                                         \
  "tenants:\n"                                                                                                         \
  "  North:\n"                                                                                                         \
  "    domains: [north.example, n.example]\n"                                                                          \
  "    users: {expert: {count: 2, client: teams-desktop, hours: mon-fri 08:00-16:00}}\n"                               \
  "  South:\n"                                                                                                         \
  "    domains: [south.example]\n"                                                                                     \
  "    users:\n"                                                                                                       \
  "      technician: {count: 2, client: hololens}\n"                                                                   \
  "      mobile: {count: 1, client: ra-mobile, licences: [teams, remote-assist]}\n"                                    \
  "    teams: {support: {members: [technician, mobile]}}\n"                                                            \
  "people: {freelancer: {count: 1, client: teams-mobile, domain: free.example}}\n"                                     \
  "intents: [{want: collaboration, between: [North, South]}]\n"                                                        \
  "activities:\n"                                                                                                      \
  "  help: {who: South, needs: North.expert, every: exponential(3h), talk: constant(5min), file_share: 50%,\n"         \
  "         third_person: {chance: 50%, from: North}}\n"                                                               \
  "behaviour: {answered: 70%}\n"                                                                                       \
  "configurations:\n"                                                                                                  \
  "  open: {}\n"                                                                                                       \
  "  guests: {external_access: {default: off}, guest_access: {South: on}, switching: on-demand,\n"                     \
  "           guests: [{who: [North.expert, freelancer], in: South/support}]}\n"

#endif
