/*
 * Room: model. The text of an office cut into its answers (2-formats "evaluaciones/"): `## criterion`, under
 * it
 * `### Desarrollo alcanzado` and `### Recomendaciones`. It must not know grades.
 */
#ifndef MODEL_ANSWER_TEXT_H
#define MODEL_ANSWER_TEXT_H

#include "model/evaluations.h"
#include "model/fields.h"

/* Where a criterion's heading stands; line 0: nowhere. */
struct answer_heading {
	unsigned line;
};

/* Sets the parts of the office's answers, as slices of its body, and one heading per criterion. Reports
 * ANSWER_FORM, UNKNOWN_CRITERION and DUPLICATE. */
void split_answers(struct loader *loader, const struct instrument *instrument, const struct office *office,
	struct answer_heading *headings);

/* Index of the criterion, or NONE. */
size_t criterion_find(const struct instrument *instrument, const char *id);
/* UNKNOWN_CRITERION, with the nearest one. */
void report_unknown_criterion(
	struct loader *loader, const struct instrument *instrument, struct place place, const char *id);

/* Whether no part has a word; whether one of the parts says these words, white space folded. */
bool answer_is_blank(struct arena *arena, const struct answer *answer);
bool answer_says(struct arena *arena, const struct answer *answer, const char *words);

#endif
