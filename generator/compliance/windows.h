/*
 * Room: compliance. Monthly sums of a formula's two terms for one region, and their sums over a window.
 * Only for assess.c: it knows rows and months, and no targets or states.
 */
#ifndef COMPLIANCE_WINDOWS_H
#define COMPLIANCE_WINDOWS_H

#include "model/model.h"

struct month_sum {
	__int128 millionths;
	bool reported;	/* a row of the month has a value */
	bool simulated; /* one of those rows is simulated */
};

/* One region under one formula. Arrays have one element per month of the indicator's vigencia. */
struct series {
	struct month_sum *numerator, *denominator; /* denominator NULL: the formula has none */
	bool *any_value;   /* some variable of the indicator has a value: the month gets a line */
	date *reported_on; /* latest date on which a row used in the month was reported; DATE_NONE: not known
			    */
};

struct sums {
	__int128 numerator, denominator;
	bool simulated;
};

/* Sums of the rows of a region, by month; with `role` other than 0, of the rows with that role only. */
struct series series_of(
	const struct model *model, size_t indicator, size_t region, size_t role, struct arena *arena);

/* Whether the region is reported in the month (an offset from the first of vigencia). */
bool series_reported(const struct series *series, int at);

/* Adds the region's sums for the window that ends at `at` and began at `first` (3-compliance "Value of a
 * region"). */
void series_add(
	const struct series *series, const struct indicator *indicator, int first, int at, struct sums *sums);

#endif
