/* Room: pages. How the action plan is told wherever it is: a plan of one entity and year, its counts, the
 * names of its actions. It must not know whole pages. */
#ifndef PAGES_ACTION_VIEWS_H
#define PAGES_ACTION_VIEWS_H

#include "compliance/deliveries.h"
#include "pages/layout.h"

/* What an entity owes in a year. */
struct year_plan {
	size_t entity;
	int year;
	struct delivery_tally tally; /* of what has begun */
	size_t to_come;		     /* periods that have not */
};

/* The plans there are, the latest year first and the site's own entity before others; sets `count`. */
struct year_plan *year_plans(const struct model *model, size_t *count, struct arena *arena);

/* "sena-2020" */
const char *year_plan_id(struct arena *arena, const struct model *model, const struct year_plan *plan);

/* Whether that period of an action belongs to the plan. */
bool is_of_plan(const struct model *model, const struct year_plan *plan, const struct due *due);

/* "El plan de 2020 pide 8 entregas: 5 a tiempo, 2 tarde y 1 vencida. De las que ya se juzgan, el 62,5 % fue a
 * tiempo." */
const char *plan_sentence(const struct page_draft *draft, const struct year_plan *plan);

/* Sets `cuentas`, as of the overview: of each state that occurs, `glifo`, `cuantas`, `que`. */
void delivery_counts(struct page_draft *draft, struct view *map, const struct delivery_tally *tally);

/* The action in a few words, for the head of a row. */
const char *action_name(struct arena *arena, const struct action *action);

/* A responsible's name without the full stop that the text may end it with. */
const char *bare_name(struct arena *arena, const char *name);

/* Sets `acciones` of the home: the plans of the latest year that has begun, each with its sentence; false
 * without actions.
 */
void add_actions_section(struct page_draft *draft);

void plan_actions(struct page_adder *adder); /* page_actions.c: acciones/index.html */

#endif
