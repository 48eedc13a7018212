/*
 * Room: compliance. Which commits touched the rows of a figure: of its formula in its window and unit, and of
 * its target. Only for changes.c; it knows rows and revisions, and nothing of what changed in a figure.
 */
#ifndef COMPLIANCE_TOUCHES_H
#define COMPLIANCE_TOUCHES_H

#include "compliance/assessment.h"
#include "model/provenance.h"

/* What befell some rows. A revision that is not known is NULL. */
struct touch {
	const struct revision *ever;   /* the latest up to the later edition */
	const struct revision *latest; /* the latest after the earlier edition; NULL: none */
	bool corrected;		       /* one of those after the earlier edition carries `Correccion` */
};

/* The rows of one edition, each asked for at most once. */
struct tracked {
	const struct model *model;
	struct touch *observations, *targets;
	bool *observation_known, *target_known;
};

struct tracker {
	const struct provenance *provenance; /* NULL: nothing is known */
	size_t since, position;		     /* places of the two editions in the history */
	struct tracked sides[2];	     /* of the earlier and the later edition */
	struct arena *arena;
};

/* Prepares for the two editions. An edition that does not lie on the walked history leaves its changes
 * without a commit. */
void tracker_begin(struct tracker *tracker, const struct assessment *before, const struct assessment *after,
	const struct provenance *provenance, size_t position, struct arena *arena);

/* Adds what befell the rows that a figure of one side (0: the earlier edition) uses: those of its numerator
 * and denominator; those of its target. */
void touch_rows(struct touch *touch, struct tracker *tracker, int side, const struct figure *figure);
void touch_targets(struct touch *touch, struct tracker *tracker, int side, const struct figure *figure);

/* Adds one touch to another. */
void touch_add(struct touch *touch, const struct touch *other);

#endif
