/*
 * Room: pages. A change of a figure in words: whose, what it was and is, why, and where its page is. Shared
 * by the list of changes, the home, the feed and cambios.csv. It must not know HTML.
 */
#ifndef PAGES_CHANGE_WORDS_H
#define PAGES_CHANGE_WORDS_H

#include "pages/publication.h"

/* The indicator and the unit of a change in a model, which may be of another edition. False when it has no
 * such indicator or unit. */
bool change_unit(
	const struct model *model, const struct figure_change *change, size_t *indicator, struct unit *unit);

/* "CV, Antioquia"; ids stand in for what the model has no name for. */
const char *change_title(
	const struct voice *voice, const struct model *model, const struct figure_change *change);

/* Address of the figure's page within the edition of the model: a region's sheet, else its indicator. NULL
 * when there is none. */
const char *change_address(
	struct arena *arena, const struct model *model, const struct figure_change *change);

/* A published text ("0.928571", "riesgo") as the site shows it: "92,8571 %", "En riesgo"; "–" for none. */
const char *change_shown(const struct voice *voice, const struct model *model,
	const struct figure_change *change, const char *text);

/* The motive, or "sin motivo declarado" of what should have one (4-site "Changes"): all but what is new. */
const char *change_reason(const struct voice *voice, const struct figure_change *change);

/* A motive as a sentence of its own: capital and full stop. */
const char *as_sentence(struct arena *arena, const char *text);

/* Whether a change is the correction of a region's value, the one that is told: its sums change with it. */
bool is_told_correction(const struct figure_change *change);

/* Place of an edition in the list, or NONE. */
size_t edition_index(const struct edition_list *editions, const char *id);

#endif
