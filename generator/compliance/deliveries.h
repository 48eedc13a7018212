/*
 * Room: compliance. States and rates of what the action plan owes (3-compliance "Action plan"). Pure: it must
 * not know pages or words.
 */
#ifndef COMPLIANCE_DELIVERIES_H
#define COMPLIANCE_DELIVERIES_H

#include "model/actions.h"

enum delivery_state {
	DELIVERY_IN_TIME, /* delivered by the deadline */
	DELIVERY_LATE,
	DELIVERY_PENDING, /* not delivered, and the deadline has not passed */
	DELIVERY_OVERDUE,
	DELIVERY_STATES
};
extern const char *const delivery_ids[DELIVERY_STATES]; /* "a_tiempo" … */

/* One period of an action that has begun by the as-of date: a row of acciones.csv. */
struct due {
	size_t action;
	struct period period;
	date deadline;	/* its last day */
	date delivered; /* DATE_NONE: not by the as-of date */
	enum delivery_state state;
	const struct delivery *delivery; /* what the table says; never NULL */
};

/* The last day of a period. */
date deadline_of(struct period period);

/* The n-th period of an action, begun or not, judged on a day. */
struct due action_due(const struct model *model, size_t action, size_t n);

/* How many periods of the action have begun by the model's as-of date. */
size_t periods_begun(const struct model *model, const struct action *action);

/* All that has begun, by action and period: how many, and the one at a row. */
size_t due_count(const struct model *model);
struct due due_at(const struct model *model, size_t row);

struct delivery_tally {
	size_t states[DELIVERY_STATES];
};
size_t tally_total(const struct delivery_tally *tally);

/* a_tiempo ÷ (a_tiempo + tarde + vencida); NULL when none of these occurs. Owned by the arena. */
const struct fraction *delivery_rate(struct arena *arena, const struct delivery_tally *tally);

#endif
