/*
 * Room: compliance. The one rule of 3-compliance, in exact arithmetic: every figure of every unit and period,
 * and the index. Pure: it takes a model and gives an assessment; no input, no output, no words.
 */
#ifndef COMPLIANCE_ASSESSMENT_H
#define COMPLIANCE_ASSESSMENT_H

#include "base/arena.h"
#include "base/decimal.h"
#include "model/model.h"

#include <stdbool.h>
#include <stddef.h>

/* In the order of cumplimiento.csv (4-site "Downloads"). */
enum scope { SCOPE_REGION, SCOPE_SEGMENT, SCOPE_NATION, SCOPE_ROLE, SCOPE_COUNT };

/* Order of the table "State, first that holds". */
enum state {
	STATE_NOT_APPLICABLE,
	STATE_PENDING,
	STATE_NO_DATA,
	STATE_NO_CASES,
	STATE_NO_TARGET,
	STATE_ZERO_TARGET,
	STATE_PARTIAL,
	STATE_MEETS,
	STATE_RISK,
	STATE_FAILS,
	STATE_COUNT
};

extern const char *const scope_ids[SCOPE_COUNT]; /* "region" … */
extern const char *const state_ids[STATE_COUNT]; /* "no_aplica" … */

/* Who is measured. Only the member that the scope names is meant. */
struct unit {
	enum scope scope;
	size_t entity, region, role;
	enum segment segment;
};

enum timeliness { TIMELINESS_NONE, TIMELINESS_ON_TIME, TIMELINESS_LATE };

/* A line of cumplimiento.csv. A fraction that does not exist is NULL. */
struct figure {
	size_t indicator;
	struct unit unit;
	month period;
	date cut, due;
	month window_first;  /* first month of the window of the period */
	int elapsed, months; /* k of n */
	const struct fraction *numerator, *denominator, *value, *target, *target_at_cut, *compliance, *score;
	enum state state;
	bool over;     /* the flag `sobre` */
	bool reported; /* the unit is reported at the period */
	unsigned months_reported, months_expected, regions_reported, regions_expected;
	const char *norm; /* circular ids joined by ';' */
	date reported_on; /* DATE_NONE where the line has none */
	enum timeliness timeliness;
	bool simulated; /* any row used is */
};

/* A line of indices.csv. */
struct index_line {
	struct unit unit;
	month period;
	const struct fraction *index; /* NULL: not published */
	unsigned evaluated, with_target;
};

/* Figures and indices in the order of their files. */
struct assessment {
	const struct model *model;
	struct figure *figures;
	size_t count;
	struct index_line *indices;
	size_t index_count;
	size_t *region_order; /* regions by entity, code, id */
};

/* Assesses everything, as of the model's date. All belongs to `arena`. Reports no findings. Source:
 * 3-compliance, whole. */
void assess(struct assessment *assessment, const struct model *model, struct arena *arena);

/* The figures of an indicator for a unit, by period. Returns how many; `*first` gets the first. */
size_t assessment_series(
	const struct assessment *assessment, size_t indicator, struct unit unit, const struct figure **first);

/* The index lines of a unit, by period. */
size_t assessment_indices(
	const struct assessment *assessment, struct unit unit, const struct index_line **first);

/* Whether the unit contains the region (a nation: of its entity). */
bool unit_has_region(const struct model *model, struct unit unit, size_t region);

/* The region's slug, the segment's id, or "". */
const char *unit_id(const struct model *model, struct unit unit);

/* The table row that sets a unit's own target for the period (exact window, else year; the latest in force at
 * the cut), or NULL. `region` NONE with role 0 is the nation's row. */
const struct target *target_in_force(const struct model *model, const struct indicator *indicator,
	size_t indicator_index, size_t region, size_t role, month period);

#endif
