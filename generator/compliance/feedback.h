/*
 * Room: compliance. States and rates of the answers to municipal development plans (3-compliance "Circular
 * 112"). Pure: it must not know pages or words.
 */
#ifndef COMPLIANCE_FEEDBACK_H
#define COMPLIANCE_FEEDBACK_H

#include "model/model.h"

enum feedback_state {
	FEEDBACK_NOT_RECEIVED, /* no plan */
	FEEDBACK_IN_TIME,      /* answered within the window, its days included */
	FEEDBACK_EARLY,	       /* before it */
	FEEDBACK_LATE,	       /* after it */
	FEEDBACK_PENDING,      /* not answered, and the window is still open or to come */
	FEEDBACK_OVERDUE,
	FEEDBACK_STATES
};
extern const char *const feedback_ids[FEEDBACK_STATES]; /* "no_recibido", "a_tiempo" … */

/* The state of what was answered, as of a day, with a window of those days. */
enum feedback_state feedback_state(const struct feedback *feedback, date from, date to, date as_of);

/* The state of a municipality in the model's window, as of the model's date. */
enum feedback_state municipality_state(const struct model *model, const struct municipality *municipality);

/* Whether the publication has answers to show: municipalities, and a circular that sets their window. */
bool has_feedback(const struct model *model);

/* Counts over a region or a nation. Only prioritised municipalities count, but for `municipalities`. */
struct feedback_tally {
	size_t municipalities, prioritised, received;
	size_t states[FEEDBACK_STATES];
	long projects;
};

/* Of one region; or of all regions of an entity, with `region` NONE. */
struct feedback_tally feedback_count(const struct model *model, size_t entity, size_t region);

/* (a_tiempo + anticipada) ÷ received; NULL when none was received. Owned by the arena. */
const struct fraction *feedback_rate(struct arena *arena, const struct feedback_tally *tally);

#endif
