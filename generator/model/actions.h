/*
 * Room: model. The action plan (2-formats "acciones.csv", "entregas.csv"): what was to be done, in the words
 * of its guidelines, and what was delivered period by period. It must not judge: states are compliance's.
 */
#ifndef MODEL_ACTIONS_H
#define MODEL_ACTIONS_H

#include "model/model.h"

/* A row of data/entregas.csv. */
struct delivery {
	date delivered; /* DATE_NONE: nothing was delivered in that period */
	const char *evidence;
	bool linked;   /* the evidence is an address that a browser may follow */
	unsigned line; /* 0: there is no row */
};

/* A row of data/acciones.csv. */
struct action {
	const char *id;
	size_t entity;
	struct names headings; /* numeral: under which headings it stands, from the outer to the inner */
	const char *guideline, *description, *result, *tool, *note;
	struct names responsible;    /* as the text has them, with its full stops */
	enum window window;	     /* periodicidad */
	month first, last;	     /* vigencia, from January to December; first MONTH_NONE: not readable */
	struct delivery *deliveries; /* one a period of the vigencia, in their order */
	unsigned line;
};

/* How many periods the action's vigencia has. */
size_t action_periods(const struct action *action);

size_t action_find(const struct model *model, const char *id);

/* Whether any text of the action has those words. */
bool action_says(const struct action *action, const char *words);

#endif
