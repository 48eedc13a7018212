/*
 * Room: model. Evaluations (2-formats "evaluaciones/"): an instrument's questions and scale, and each
 * office's answers, word for word. A grade is what the text itself gives, with the words that give it; none
 * is ever inferred here. It must not know pages.
 */
#ifndef MODEL_EVALUATIONS_H
#define MODEL_EVALUATIONS_H

#include "model/model.h"

/* A question of the instrument; `question` may be "". */
struct criterion {
	const char *id, *title, *question;
};

struct grade {
	const char *id, *title;
};

enum answer_state { ANSWER_NOT_ASKED, ANSWER_GRADED, ANSWER_NOT_APPLICABLE, ANSWER_UNGRADED, ANSWER_BLANK };

/* The two parts of an answer are slices of the office's document: body, length and line; "" when blank. */
enum answer_part { PART_PROGRESS, PART_ADVICE, PART_COUNT };
extern const char *const answer_part_titles[PART_COUNT]; /* as the headings say them */

struct answer {
	enum answer_state state;
	size_t grade;	   /* index in the instrument's scale; ANSWER_GRADED alone */
	const char *words; /* of the answer, that give the state; may be "" unless graded */
	struct document parts[PART_COUNT];
};

/* content/evaluaciones/<instrumento>/<region>.md */
struct office {
	size_t region;
	struct answer *answers; /* one per criterion */
	struct document document;
};

/* content/evaluaciones/<instrumento>/_instrumento.md; its body is the executive report. */
struct instrument {
	const char *id, *title;
	size_t entity;
	int year;
	struct criterion *criteria;
	size_t criterion_count;
	struct grade *scale;
	size_t grade_count;
	struct office *offices; /* by the region's code, those without one last; of one code, by id */
	size_t office_count;
	struct document document;
};

/* The office of that region, or NULL. */
const struct office *office_of(const struct instrument *instrument, size_t region);

/* The instrument of the latest year (of one year, the first by id), or NONE when there is none. */
size_t latest_instrument(const struct model *model);

/* How many answers of the criterion (NONE: of any) have that state and, if it is ANSWER_GRADED, that grade.
 */
size_t count_answers(
	const struct instrument *instrument, size_t criterion, enum answer_state state, size_t grade);

#endif
