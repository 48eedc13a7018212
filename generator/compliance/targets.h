/* Room: compliance. The target of a unit at a period, before proration. Only for assess.c; it knows no
 * observations. */
#ifndef COMPLIANCE_TARGETS_H
#define COMPLIANCE_TARGETS_H

#include "compliance/assessment.h"

struct goal {
	const struct fraction *value; /* the full target; NULL: there is none */
	const char *norm;	      /* of its rows; NULL when no row sets it */
	bool simulated;
};

/* 3-compliance "Target" and the targets of "Roll-ups". */
struct goal goal_of(
	const struct model *model, size_t indicator, struct unit unit, month period, struct arena *arena);

#endif
