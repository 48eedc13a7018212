/*
 * Room: model. Regional strategic plans (2-formats "planes/", iniciativas.csv, recursos.csv, fuentes.csv): a
 * plan's milestones and consultation, the initiatives that regions undertake under a circular's guidelines,
 * and the money for them. What is done by a day, and what adds up to what, is compliance's to say.
 */
#ifndef MODEL_PLANS_H
#define MODEL_PLANS_H

#include "model/model.h"

/* In the order in which they must happen (circular 040). */
enum milestone { FORMULATED, VALIDATED, APPROVED, SOCIALISED, MILESTONE_COUNT };
extern const char *const milestone_ids[MILESTONE_COUNT]; /* "formulacion", "validacion" … */

struct milestone_record {
	bool listed;
	date date;			    /* DATE_NONE: not known yet */
	const char *before_whom, *evidence; /* ante, evidencia; "" if not given */
	const char *evidence_path;	    /* in the snapshot, when the evidence is a file; else NULL */
};

/* content/planes/<region>-<vigencia>.md */
struct plan {
	const char *id;
	size_t region, norm;
	const char *validity; /* "2012-2014", as written */
	month first, last;    /* of it */
	struct milestone_record milestones[MILESTONE_COUNT];
	bool has_consultation;
	date open_from, open_to;
	const char *consultation_link;	    /* "" if none */
	const struct withdrawal *withdrawn; /* as of a circular */
	struct document document;
};

/* A row of data/iniciativas.csv */
struct initiative {
	const char *id, *name, *status; /* status: as written, "" if not given */
	size_t *regions;		/* in the order of the cell, each once */
	size_t region_count;
	size_t circular, guideline; /* guideline: index in the circular's */
	size_t *municipalities;
	size_t municipality_count;
	struct names allies;
	size_t *indicators;
	size_t indicator_count;
	date start, end; /* DATE_NONE if not given */
};

/* A row of data/fuentes.csv */
struct fund {
	const char *id, *name;
	bool complementary; /* else ordinary */
	size_t place;	    /* of its row in the file: the order in which funds are shown */
};

/* A row of data/recursos.csv; at most one for each initiative, fund and state */
struct resource {
	size_t initiative, fund;
	struct decimal amount; /* Colombian pesos */
	bool assigned;	       /* asignado; else gestionado */
};

/* Whether the initiative joins the region; more than one make it interregional. */
bool joins_region(const struct initiative *initiative, size_t region);

/* Whether the plan takes in the initiative: its region joins, its norm sets the guideline, and the
 * initiative's dates, where given, touch the plan's years. */
bool plan_has(const struct plan *plan, const struct initiative *initiative);

/* The plan that stands for a region as of the model's date: the latest whose years have begun, else the first
 * to come; NULL: none is published. A withdrawn one stands only where there is no other. */
const struct plan *plan_of(const struct model *model, size_t region);

/* The same among the plans under that circular. */
const struct plan *plan_of_norm(const struct model *model, size_t region, size_t circular);

/* Index of the plan of that id, or NONE. */
size_t plan_find(const struct model *model, const char *id);

/* Whether there is anything to show of plans: a plan, or an initiative. */
bool has_plans(const struct model *model);

#endif
