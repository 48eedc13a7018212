/*
 * Room: compliance. What regional plans have done by a day, which guidelines they cover, and what the money
 * adds up to (issue "Regional strategic plans", circular 040). Pure: it must not know pages or words.
 */
#ifndef COMPLIANCE_PLANS_H
#define COMPLIANCE_PLANS_H

#include "model/plans.h"

enum milestone_state {
	MILESTONE_UNDATED,  /* not listed, or without date */
	MILESTONE_FORESEEN, /* its day has not come */
	MILESTONE_DONE
};
enum milestone_state milestone_state(
	const struct model *model, const struct plan *plan, enum milestone milestone);

/* The last milestone in the order of the circular that is done; MILESTONE_COUNT: none is. */
enum milestone plan_stage(const struct model *model, const struct plan *plan);

enum consultation { CONSULTATION_NONE, CONSULTATION_TO_COME, CONSULTATION_OPEN, CONSULTATION_CLOSED };
extern const char *const consultation_ids[]; /* "", "por_abrir", "abierta", "cerrada" */

/* The days of a consultation are its own, first and last included. */
enum consultation consultation_of(const struct model *model, const struct plan *plan);

/* Initiatives of a plan under a guideline: of its region alone, and with other regions. */
struct coverage {
	size_t own, interregional;
};
struct coverage coverage_of(const struct model *model, const struct plan *plan, size_t guideline);

/* How many guidelines of its norm the plan covers with an initiative at least. */
size_t guidelines_covered(const struct model *model, const struct plan *plan);

bool is_interregional(const struct initiative *initiative);

/* Whether regions of the entity answer to the circular's guidelines: an initiative or a plan names it, and it
 * has guidelines. */
bool sets_guidelines(const struct model *model, size_t circular);

/* Whose money is added up. An initiative of several regions is nobody's share: it is in no region's own sum,
 * and in the country's once, so that the regions' own sums and the interregional one make the country's. */
struct fund_scope {
	size_t entity;		 /* of the circulars that the initiatives answer to */
	size_t region;		 /* NONE: of any */
	const struct plan *plan; /* only what it takes in; NULL: whatever plan */
	enum { SUM_ALL, SUM_OWN, SUM_INTERREGIONAL } part;
};

struct fund_sum {
	size_t rows;			  /* of recursos.csv */
	struct decimal managed, assigned; /* gestionado, asignado: not addends of one another */
};

/* Of one fund; of all of a kind: exact, in pesos. */
struct fund_sum fund_sum(const struct model *model, const struct fund_scope *scope, size_t fund);
struct fund_sum fund_kind_sum(const struct model *model, const struct fund_scope *scope, bool complementary);

/* Indices of funds in the order of their file. The list belongs to the arena. */
const size_t *funds_in_order(const struct model *model, struct arena *arena);

#endif
