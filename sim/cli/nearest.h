/* nearest.h - what somebody may have meant by a misspelt command or option */
#ifndef TENANTSIM_CLI_NEAREST_H
#define TENANTSIM_CLI_NEAREST_H

/* The name of `names` (NULL-terminated) nearest to `typed`, or NULL where none
 * is near: at most a third of its letters differ, and at least one is alike. A
 * beginning that only one name has counts as that name. */
const char *ts_nearest (const char *typed, const char *const *names);

#endif
