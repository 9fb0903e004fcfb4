/* An estate for sample_results(): ABC with experts, Contoso1 with technicians, federation in the first
 * configuration, guests in the second, where a pair can reach each other and must not. */
#ifndef TENANTSIM_TESTS_SAMPLE_ESTATE_H
#define TENANTSIM_TESTS_SAMPLE_ESTATE_H

#include "sample_results.h"

static inline TsEstateTenant sample_tenant (const char *name, const char *domain)
{
  TsEstateTenant tenant = {.name = g_strdup (name), .domains = g_new0 (char *, 2)};
  tenant.domains[0] = g_strdup (domain);
  return tenant;
}

static inline void sample_estate (TsResults *results)
{
  TsEstate *estate = &results->estate;
  estate->n_tenants = 2;
  estate->tenants = g_new0 (TsEstateTenant, 2);
  estate->tenants[0] = sample_tenant ("ABC", "abc.com");
  estate->tenants[1] = sample_tenant ("Contoso1", "contoso1.com");
  estate->groups = g_new0 (TsEstateGroup, 2);
  estate->groups[0] = (TsEstateGroup){0, 12, TS_CLIENT_TEAMS_DESKTOP};
  estate->groups[1] = (TsEstateGroup){1, 30, TS_CLIENT_HOLOLENS};
  estate->by = TS_REACH_BY_GROUP;
  estate->n_wishes = 1;
  estate->wishes = g_new0 (TsEstateWish, 1);
  estate->wishes[0] = (TsEstateWish){TS_INTENT_COLLABORATION, 0, 1};
  TsConfigurationResult *first = &results->configurations[0], *second = &results->configurations[1];
  first->n_federation = 1;
  first->federation = g_new0 (TsFederationLink, 1);
  first->federation[0] = (TsFederationLink){0, 1, true, false};
  second->n_guests = 1;
  second->guests = g_new0 (TsGuestLink, 1);
  second->guests[0] = (TsGuestLink){0, 1, 12};
  second->n_reach_pairs = 1;
  second->reach_pairs = g_new0 (TsReachPair, 1);
  second->reach_pairs[0] =
    (TsReachPair){.from = 0, .to = 1, .pairs = 360, .search = 360, .call = 100, .violations = 17};
}

#endif
