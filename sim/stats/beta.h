/* The beta distribution, from which Student's t and Clopper-Pearson are made. */
#ifndef TENANTSIM_STATS_BETA_H
#define TENANTSIM_STATS_BETA_H

/* x^a y^b / B(a, b) for y = 1 - x, both above 0; 0 below 1e-304. Taking y as well
 * keeps full precision where x is near 1. */
double ts_beta_power (double a, double b, double x, double y);

/* I_x(a, b) for y = 1 - x. */
double ts_beta_share (double a, double b, double x, double y);

/* The x with I_x(a, b) = p, 0 < p < 1, for a, b >= 1. */
double ts_beta_quantile (double p, double a, double b);

#endif
