/*
 * Room: compliance. The way back from a figure to its rows: which of them it sums, region by region, and
 * which set its target, by the rules that windows.c, assess.c and targets.c apply. Pure; no words.
 */
#ifndef COMPLIANCE_DERIVATION_H
#define COMPLIANCE_DERIVATION_H

#include "compliance/assessment.h"

enum { TERM_NUMERATOR, TERM_DENOMINATOR, TERM_COUNT };

/* One region's part in a figure. A row without value is in none. */
struct contribution {
	size_t region;
	bool reported; /* at the figure's period */
	bool counted;  /* its rows enter the sums */
	const struct observation **rows[TERM_COUNT];
	size_t row_count[TERM_COUNT];
	const struct fraction *sums[TERM_COUNT]; /* of those rows; NULL: not counted, or no such term */
};

struct derivation {
	struct contribution *regions; /* those of the unit that apply, in the order of cumplimiento.csv */
	size_t region_count;
	const struct target **targets; /* the rows that set the target: the unit's own, else its regions' */
	size_t target_count;
};

/* The sums of all contributions are the figure's numerator and denominator, where it is reported. Everything
 * belongs to `arena`. */
void derive(struct derivation *derivation, const struct assessment *assessment, const struct figure *figure,
	struct arena *arena);

#endif
