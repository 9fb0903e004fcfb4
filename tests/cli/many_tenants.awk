# A scenario of n tenants of `people` people, a fifth of them experts: technicians need experts of their
# own tenant and of the next. Usage: awk -v n=2500 -v people=12 -f many_tenants.awk
BEGIN {
  experts = int ((people + 4) / 5)
  print "tenantsim: 1\nname: many tenants\nera: 2020-04"
  print "clock: {start: 2020-04-06T00:00, duration: 8h, replications: 1, seed: 1}\ntenants:"
  for (i = 0; i < n; i++)
    printf "  T%d: {domains: [t%d.example], users: {\n    expert: {count: %d, client: teams-desktop, licences: [teams]},\n    technician: {count: %d, client: hololens, licences: [remote-assist]}}}\n", i, i, experts, people - experts
  print "activities:"
  for (i = 0; i < n; i++)
    printf "  a%d: {who: [T%d.technician], needs: [T%d.expert, T%d.expert], every: exponential(8h),\n    talk: lognormal(median=11min mean=15min), file_share: 30%%,\n    third_person: {chance: 15%%, from: [T%d.expert]}}\n", i, i, i, (i + 1) % n, i
  print "configurations:\n  federation: {}"
}
