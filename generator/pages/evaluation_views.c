/* Room: pages. The parts that pages about evaluations share. */
#include "pages/evaluation_views.h"

#include "pages/page_table.h"
#include "pages/words.h"

#include <string.h>

const char *answer_word(
	const struct voice *voice, const struct instrument *instrument, const struct answer *answer)
{
	switch (answer->state) {
	case ANSWER_GRADED:
		return instrument->scale[answer->grade].title;
	case ANSWER_NOT_APPLICABLE:
		return word(voice, W_estado_no_aplica);
	case ANSWER_UNGRADED:
		return word(voice, W_evaluacion_sin_calificar);
	case ANSWER_BLANK:
		return word(voice, W_evaluacion_sin_respuesta);
	case ANSWER_NOT_ASKED:
		break;
	}
	return "";
}

const char *criterion_number(struct arena *arena, const struct criterion *criterion)
{
	char *number = arena_string(arena, criterion->id);
	bool digits = strspn(number, "0123456789-") == strlen(number);
	for (char *p = number; *p && digits; p++)
		if (*p == '-')
			*p = '.';
	return number;
}

/* Answers by state and grade: of one office, or of all with NULL. */
static size_t count_of(const struct instrument *instrument, const struct office *office,
	enum answer_state state, size_t grade)
{
	size_t count = 0;
	if (!office)
		return count_answers(instrument, NONE, state, grade);
	for (size_t c = 0; c < instrument->criterion_count; c++)
		count += office->answers[c].state == state &&
			 (state != ANSWER_GRADED || office->answers[c].grade == grade);
	return count;
}

/* "4 con «Avance mayor», 3 sin calificar y 1 en blanco", best grade first; `asked` gets how many in all. */
static const char *counts_text(const struct voice *voice, const struct instrument *instrument,
	const struct office *office, size_t *asked)
{
	struct arena *arena = voice->arena;
	static const struct {
		enum answer_state state;
		enum word word;
	} others[] = {{ANSWER_UNGRADED, W_evaluacion_n_sin_calificar},
		{ANSWER_BLANK, W_evaluacion_n_en_blanco}, {ANSWER_NOT_APPLICABLE, W_evaluacion_n_no_aplica}};
	const char **parts = arena_array(arena, instrument->grade_count + 3, sizeof(*parts));
	size_t count = 0;
	*asked = 0;
	for (size_t g = instrument->grade_count; g-- > 0;) {
		size_t answers = count_of(instrument, office, ANSWER_GRADED, g);
		*asked += answers;
		if (answers)
			parts[count++] = phrase(voice, W_evaluacion_n_con_grado,
				arena_printf(arena, "%zu", answers), instrument->scale[g].title);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		size_t answers = count_of(instrument, office, others[i].state, 0);
		*asked += answers;
		if (answers)
			parts[count++] = phrase(voice, others[i].word, arena_printf(arena, "%zu", answers));
	}
	return count ? arena_printf(arena, ": %s.", listed(voice, parts, count)) : ".";
}

const char *instrument_summary(const struct voice *voice, const struct instrument *instrument)
{
	size_t asked;
	const char *counts = counts_text(voice, instrument, NULL, &asked);
	return phrase(voice, W_evaluacion_respuestas_de,
		counted(voice, (long)asked, W_n_respuesta, W_n_respuestas),
		counted(voice, (long)instrument->office_count, W_n_oficina, W_n_oficinas), counts);
}

const char *office_summary(
	const struct voice *voice, const struct instrument *instrument, const struct office *office)
{
	struct arena *arena = voice->arena;
	size_t asked;
	const char *counts = counts_text(voice, instrument, office, &asked);
	return arena_printf(
		arena, "%s%s", counted(voice, (long)asked, W_n_respuesta, W_n_respuestas), counts);
}

static void add_region_answers(
	struct page_draft *draft, struct view *view, const struct instrument *instrument, size_t region)
{
	const struct office *office = office_of(instrument, region);
	const char *id = draft->model->regions[region].id;
	struct view *rows = view_set_list(view, "respuestas");
	const struct page_table table =
		table_begin(draft, view, "csv", instrument->id, "pregunta", "titulo", "grado", "palabras");
	view_set_truth(view, "respondio", office != NULL);
	view_set_text(
		view, "href", href(draft, "evaluaciones/%s/%s.html", instrument->id, office ? id : "index"));
	for (size_t c = 0; office && c < instrument->criterion_count; c++) {
		const struct answer *answer = &office->answers[c];
		if (answer->state == ANSWER_NOT_ASKED)
			continue;
		struct view *row = view_add_map(rows);
		view_set_text(row, "href",
			href(draft, "evaluaciones/%s/%s.html#p-%s", instrument->id, id,
				instrument->criteria[c].id));
		view_set_text(row, "numero", criterion_number(draft->arena, &instrument->criteria[c]));
		view_set_text(row, "titulo", instrument->criteria[c].title);
		view_set_text(row, "grado", answer_word(&draft->voice, instrument, answer));
		view_set_text(row, "palabras", answer->words);
		table_row(&table, criterion_number(draft->arena, &instrument->criteria[c]),
			instrument->criteria[c].title, answer_word(&draft->voice, instrument, answer),
			answer->words);
	}
}

void add_region_evaluations(struct page_draft *draft, size_t region)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "evaluaciones");
	for (size_t i = 0; i < model->instrument_count; i++) {
		const struct instrument *instrument = &model->instruments[i];
		if (instrument->entity != model->regions[region].entity)
			continue;
		struct view *view = view_add_map(list);
		view_set_text(view, "id", instrument->id);
		view_set_text(view, "titulo", instrument->title);
		view_set_text(view, "region", model->regions[region].name);
		const struct office *office = office_of(instrument, region);
		view_set_text(view, "frase",
			office ? office_summary(&draft->voice, instrument, office)
			       : phrase(&draft->voice, W_evaluacion_region_no_esta,
					 model->regions[region].name));
		add_region_answers(draft, view, instrument, region);
	}
	view_set_truth(draft->content, "con_evaluaciones", view_count(list) > 0);
}

void add_evaluation_list(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "evaluaciones");
	view_set_truth(draft->content, "con_evaluaciones", model->instrument_count > 0);
	for (size_t i = 0; i < model->instrument_count; i++) {
		const struct instrument *instrument = &model->instruments[i];
		struct view *view = view_add_map(list);
		view_set_text(view, "href", href(draft, "evaluaciones/%s/index.html", instrument->id));
		view_set_text(view, "titulo", instrument->title);
		view_set_text(view, "entidad", model->entities[instrument->entity].acronym);
		view_set_text(view, "resumen", instrument_summary(&draft->voice, instrument));
	}
}
