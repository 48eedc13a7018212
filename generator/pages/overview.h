/* Room: pages. What the home, the list of regions and a region see of the last cut: the current period,
 * counts of states, cells of the matrix. */
#ifndef PAGES_OVERVIEW_H
#define PAGES_OVERVIEW_H

#include "pages/layout.h"

/* The last period of the entity whose cut has passed; MONTH_NONE when it has no figures. */
month current_period(const struct publication *publication, size_t entity);

/* The figure that stands for an indicator now: of the period, else the last before it. NULL: none. */
const struct figure *figure_now(
	const struct publication *publication, size_t indicator, struct unit unit, month period);

/* The line of a unit's index at the period, or NULL; and its index, or NULL (not published or no line). */
const struct index_line *index_line_at(const struct publication *publication, struct unit unit, month period);
const struct fraction *index_at(const struct publication *publication, struct unit unit, month period);
/* "96,8", of 100; "s. i." when there is none. */
const char *index_text(const struct voice *voice, const struct fraction *index);
/* Step of the sequential scale, decided on the exact value: "q0" (none) to "q4". */
const char *index_tone(struct arena *arena, const struct fraction *index);

struct tally {
	size_t states[STATE_COUNT];
	size_t with_target; /* judged, or waiting to be */
};

/* Adds a figure to the tally: only what has a target that can be met counts as a target. */
void tally_add(struct tally *tally, const struct model *model, const struct figure *figure);
/* Sets `partes` (HTML bar) and `cuentas` ({glifo, cuantas, que}) of met, at risk, failed and without data. */
void tally_view(struct page_draft *draft, const struct tally *tally);

/* What a cell shows: a share without its sign, of a ceiling the value, of a count `*rest` is "/5"; "" when
 * the state says all. */
const char *cell_value(struct page_draft *draft, const struct figure *figure, const char **rest);
/* A cell of the matrix: `clase`, `glifo`, `palabra`, `valor`, `resto`, `href`, `sobre`. */
struct view *matrix_cell(struct page_draft *draft, const struct figure *figure, const char *address);

/* Indicators of an entity in the order of the matrix: with regional targets first, then by code. */
size_t matrix_columns(const struct publication *publication, size_t entity, month period, size_t **columns,
	size_t *with_target, struct arena *arena);

/* "marzo de 2012" of the current period of an entity, or "". */
bool entity_has_figures(const struct publication *publication, size_t entity);

#endif
