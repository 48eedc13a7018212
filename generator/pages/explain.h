/*
 * Room: pages. What the words of a page mean, where they appear: the states that it shows and the terms that
 * it names, for partials/explica and metodo.html. It must not know any one page.
 */
#ifndef PAGES_EXPLAIN_H
#define PAGES_EXPLAIN_H

#include "model/model.h"
#include "pages/view.h"
#include "pages/words.h"

/* Terms of the site, each with its explanation in the words' table. */
enum topic {
	TOPIC_CUT,
	TOPIC_TARGET_TO_DATE,
	TOPIC_CEILING,
	TOPIC_COMPLIANCE,
	TOPIC_SCORE,
	TOPIC_INDEX,
	TOPIC_COMPARABLE,
	TOPIC_PROJECTION,
	TOPIC_TIMELINESS,
	TOPIC_COVERAGE,
	TOPIC_ROLL_UP,
	TOPIC_CORRECTION,
	TOPIC_COUNT
};

/* Whose thresholds the explanations tell. */
struct judging {
	struct thresholds thresholds;
	struct decimal tolerance;
};

/* A list of {clase, glifo, palabra, texto}: the states that the glyphs note, in order; then of {palabra,
 * texto} (with an empty glyph) the terms whose bits are set. Owned by the voice's arena. */
struct view *explanations(const struct voice *voice, const struct glyphs *glyphs, unsigned terms,
	const struct judging *judging);

#endif
