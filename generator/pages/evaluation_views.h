/* Room: pages. How an evaluation's answers are shown wherever they are: the words of a grade, a region's
 * answers in brief, an instrument in one sentence. It must not know whole pages. */
#ifndef PAGES_EVALUATION_VIEWS_H
#define PAGES_EVALUATION_VIEWS_H

#include "model/evaluations.h"
#include "pages/layout.h"

/* "Avance menor", "Sin calificar"; "" for a question that was not asked. */
const char *answer_word(
	const struct voice *voice, const struct instrument *instrument, const struct answer *answer);

/* "1.1" of the criterion "1-1", as the document writes it. */
const char *criterion_number(struct arena *arena, const struct criterion *criterion);

/* "55 respuestas de 14 oficinas: 4 con «Avance mayor», …": the counts, best grade first. */
const char *instrument_summary(const struct voice *voice, const struct instrument *instrument);

/* "4 respuestas: 1 con «Avance mayor» y 3 sin calificar.", of one office. */
const char *office_summary(
	const struct voice *voice, const struct instrument *instrument, const struct office *office);

/* Sets `evaluaciones` of a region's page: what the region answered in each instrument of its entity;
 * `con_evaluaciones`. */
void add_region_evaluations(struct page_draft *draft, size_t region);

/* Sets `evaluaciones` of the home: each instrument with its summary. */
void add_evaluation_list(struct page_draft *draft);

#endif
