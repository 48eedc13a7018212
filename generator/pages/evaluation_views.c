/* Room: pages. The parts that pages about evaluations share. */
#include "pages/evaluation_views.h"

#include "pages/words.h"

#include <string.h>

const char *answer_word(const struct instrument *instrument, const struct answer *answer)
{
	switch (answer->state) {
	case ANSWER_GRADED:
		return instrument->scale[answer->grade].title;
	case ANSWER_NOT_APPLICABLE:
		return "No aplica";
	case ANSWER_UNGRADED:
		return "Sin calificar";
	case ANSWER_BLANK:
		return "Sin respuesta";
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

static size_t add_count(
	struct arena *arena, const char **parts, size_t count, size_t answers, const char *phrase)
{
	if (answers)
		parts[count++] = arena_printf(arena, "%zu %s", answers, phrase);
	return count;
}

const char *instrument_summary(struct arena *arena, const struct instrument *instrument)
{
	static const struct {
		enum answer_state state;
		const char *phrase;
	} others[] = {{ANSWER_UNGRADED, "sin calificar"}, {ANSWER_BLANK, "en blanco"},
		{ANSWER_NOT_APPLICABLE, "con «No aplica»"}};
	const char **parts = arena_array(arena, instrument->grade_count + 3, sizeof(*parts));
	size_t count = 0, asked = 0;
	for (size_t i = 0; i < instrument->office_count; i++)
		for (size_t c = 0; c < instrument->criterion_count; c++)
			asked += instrument->offices[i].answers[c].state != ANSWER_NOT_ASKED;
	for (size_t g = instrument->grade_count; g-- > 0;)
		count = add_count(arena, parts, count, count_answers(instrument, NONE, ANSWER_GRADED, g),
			arena_printf(arena, "con «%s»", instrument->scale[g].title));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		count = add_count(arena, parts, count, count_answers(instrument, NONE, others[i].state, 0),
			others[i].phrase);
	const char *text =
		arena_printf(arena, "%s de %s", counted(arena, (long)asked, "respuesta", "respuestas"),
			counted(arena, (long)instrument->office_count, "oficina", "oficinas"));
	return count ? arena_printf(arena, "%s: %s.", text, listed(arena, parts, count))
		     : arena_printf(arena, "%s.", text);
}

static void add_region_answers(
	struct page_draft *draft, struct view *view, const struct instrument *instrument, size_t region)
{
	const struct office *office = office_of(instrument, region);
	const char *id = draft->model->regions[region].id;
	struct view *rows = view_set_list(view, "respuestas");
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
		view_set_text(row, "grado", answer_word(instrument, answer));
		view_set_text(row, "palabras", answer->words);
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
		add_region_answers(draft, view, instrument, region);
	}
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
		view_set_text(view, "resumen", instrument_summary(draft->arena, instrument));
	}
}
