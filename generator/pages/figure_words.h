/*
 * Room: pages. One figure in words: its value as its unit reads, its share of the target, and the sentence
 * that says what happened (design README, "The states"). Exact values decide; it must not know pages or HTML.
 */
#ifndef PAGES_FIGURE_WORDS_H
#define PAGES_FIGURE_WORDS_H

#include "compliance/assessment.h"
#include "pages/words.h"

/* Whether the indicator is a share of a whole, shown in percent: a quotient whose unit says so. */
bool indicator_is_share(const struct indicator *indicator);

/* The figure's value, or a target of it, as shown: "1.150", "92,9 %", "1,80". Never on the wrong side of a
 * limit. "–" for NULL. */
char *figure_value(const struct voice *voice, const struct model *model, const struct figure *figure);
char *figure_target(const struct voice *voice, const struct model *model, const struct figure *figure,
	const struct fraction *target);

/* Compliance in percent without and with the sign: "92,0", "92,0 %". */
char *figure_share(const struct voice *voice, const struct model *model, const struct figure *figure);
char *figure_percent(const struct voice *voice, const struct model *model, const struct figure *figure);

/* "Antioquia", "Las regionales grandes", "Colombia", "El rol estratégico". */
const char *unit_subject(const struct voice *voice, const struct model *model, struct unit unit);
/* "Antioquia", "Regionales grandes", "Colombia", "Rol estratégico": as a heading. */
const char *unit_title(const struct voice *voice, const struct model *model, struct unit unit);
/* "Grandes", "Medianas", "Pequeñas", "Sin segmento" */
const char *segment_title(const struct voice *voice, enum segment segment);

/* The unit as a noun that agrees with the amount: "1 contrato", "1.150 contratos"; a share is "92,9 %". */
char *figure_amount(const struct voice *voice, const struct model *model, const struct figure *figure);

/* What happened, without the state's word: "Antioquia suma 1.150 contratos de enero a junio de 2012: …". */
const char *figure_sentence(
	const struct voice *voice, const struct model *model, const struct figure *figure);

/* The limits that decide a figure's state, on the scale of its value; returns how many (at most 3). */
size_t figure_limits(struct arena *arena, const struct model *model, const struct figure *figure,
	const struct fraction *limits[3]);

#endif
