/* Room: pages. evaluaciones/<instrumento>/: the matrix of offices and questions with the reading question by
 * question, each office's answers word for word, and the executive report. */
#include "pages/evaluation_views.h"
#include "pages/page_table.h"
#include "pages/words.h"

#include <string.h>

/* Begins a page of an instrument, below its index when `title` names something of it. */
static const struct instrument *begin(struct page_draft *draft, const struct publication *publication,
	const struct page *page, struct arena *scratch, const char *title)
{
	const struct instrument *instrument = &publication->model->instruments[page->subject];
	page_begin(draft, publication, page, scratch);
	draft->crumb = draft->title = instrument->title;
	if (title) {
		page_crumb(draft, arena_printf(scratch, "evaluaciones/%s/index.html", instrument->id),
			instrument->title);
		draft->crumb = title;
		draft->title = arena_printf(scratch, "%s. %s", title, instrument->title);
	}
	view_set_text(draft->content, "titulo", instrument->title);
	view_set_text(draft->content, "indice", href(draft, "evaluaciones/%s/index.html", instrument->id));
	view_set_text(draft->content, "entidad", publication->model->entities[instrument->entity].name);
	view_set_text(draft->content, "anio", arena_printf(scratch, "%d", instrument->year));
	return instrument;
}

static void add_criterion(struct page_draft *draft, struct view *view, const struct criterion *criterion)
{
	view_set_text(view, "id", criterion->id);
	view_set_text(view, "numero", criterion_number(draft->arena, criterion));
	view_set_text(view, "titulo", criterion->title);
	view_set_text(view, "pregunta", criterion->question);
}

/* The answer whole: its grade, the words that give it, both parts. */
static void add_answer(struct page_draft *draft, struct view *view, const struct instrument *instrument,
	const struct answer *answer, struct report *report)
{
	static const char *const keys[PART_COUNT] = {"desarrollo", "recomendaciones"};
	view_set_text(view, "grado", answer_word(&draft->voice, instrument, answer));
	view_set_text(view, "palabras", answer->words);
	view_set_truth(view, "calificada", answer->state == ANSWER_GRADED);
	view_set_truth(view, "blanco", answer->state == ANSWER_BLANK);
	for (size_t p = 0; p < PART_COUNT; p++)
		view_set_html(view, keys[p], document_html(draft, &answer->parts[p], 0, NULL, 0, report));
}

/* A file with a column for each question, between the ones before and, if any, the one after. */
static struct page_table begin_table(struct page_draft *draft, const struct instrument *instrument,
	const char *name, const char *first, const char *second, const char *last)
{
	const char **columns = arena_array(draft->arena, instrument->criterion_count + 3, sizeof(*columns));
	size_t count = 0;
	columns[count++] = first;
	if (second)
		columns[count++] = second;
	for (size_t c = 0; c < instrument->criterion_count; c++)
		columns[count++] = criterion_number(draft->arena, &instrument->criteria[c]);
	if (last)
		columns[count++] = last;
	return table_with(
		draft, draft->content, arena_printf(draft->arena, "%s_csv", name), name, columns, count);
}

static void add_matrix(struct page_draft *draft, const struct instrument *instrument)
{
	const struct page_table table = begin_table(draft, instrument, "grados", "region", "nombre", NULL);
	const char **texts = arena_array(draft->arena, instrument->criterion_count + 2, sizeof(*texts));
	struct view *columns = view_set_list(draft->content, "columnas"),
		    *rows = view_set_list(draft->content, "filas");
	for (size_t c = 0; c < instrument->criterion_count; c++)
		add_criterion(draft, view_add_map(columns), &instrument->criteria[c]);
	for (size_t i = 0; i < instrument->office_count; i++) {
		const struct office *office = &instrument->offices[i];
		const struct region *region = &draft->model->regions[office->region];
		struct view *row = view_add_map(rows), *cells = view_set_list(row, "celdas");
		view_set_text(row, "nombre", region->name);
		view_set_text(
			row, "href", href(draft, "evaluaciones/%s/%s.html", instrument->id, region->id));
		texts[0] = region->id;
		texts[1] = region->name;
		for (size_t c = 0; c < instrument->criterion_count; c++) {
			struct view *cell = view_add_map(cells);
			texts[c + 2] = answer_word(&draft->voice, instrument, &office->answers[c]);
			view_set_text(cell, "grado", texts[c + 2]);
			view_set_text(cell, "href",
				href(draft, "evaluaciones/%s/%s.html#p-%s", instrument->id, region->id,
					instrument->criteria[c].id));
		}
		table_cells(&table, texts);
	}
}

/* A line of the counts: a grade or a state, by question and in all. */
static void add_counts(const struct page_table *table, struct view *rows, const struct instrument *instrument,
	enum answer_state state, size_t grade)
{
	const struct answer sample = {.state = state, .grade = grade};
	struct arena *arena = table->draft->arena;
	struct view *row = view_add_map(rows), *cells = view_set_list(row, "celdas");
	const char **texts = arena_array(arena, instrument->criterion_count + 2, sizeof(*texts));
	size_t count = 0;
	texts[count++] = answer_word(&table->draft->voice, instrument, &sample);
	view_set_text(row, "grado", texts[0]);
	for (size_t c = 0; c < instrument->criterion_count; c++) {
		texts[count++] = table_count(table, count_answers(instrument, c, state, grade));
		view_add(cells, view_text(arena, texts[count - 1]));
	}
	texts[count] = table_count(table, count_answers(instrument, NONE, state, grade));
	view_set_text(row, "total", texts[count]);
	table_cells(table, texts);
}

static void add_all_counts(struct page_draft *draft, const struct instrument *instrument)
{
	struct view *rows = view_set_list(draft->content, "cuentas");
	const struct page_table table = begin_table(draft, instrument, "cuentas", "grado", NULL, "todas");
	for (size_t g = instrument->grade_count; g-- > 0;)
		add_counts(&table, rows, instrument, ANSWER_GRADED, g);
	add_counts(&table, rows, instrument, ANSWER_UNGRADED, 0);
	add_counts(&table, rows, instrument, ANSWER_BLANK, 0);
	add_counts(&table, rows, instrument, ANSWER_NOT_APPLICABLE, 0);
}

static void add_reading(struct page_draft *draft, const struct instrument *instrument, struct report *report)
{
	struct view *questions = view_set_list(draft->content, "preguntas");
	for (size_t c = 0; c < instrument->criterion_count; c++) {
		struct view *question = view_add_map(questions), *list;
		add_criterion(draft, question, &instrument->criteria[c]);
		list = view_set_list(question, "respuestas");
		for (size_t i = 0; i < instrument->office_count; i++) {
			const struct office *office = &instrument->offices[i];
			const struct region *region = &draft->model->regions[office->region];
			if (office->answers[c].state == ANSWER_NOT_ASKED)
				continue;
			struct view *view = view_add_map(list);
			view_set_text(view, "oficina", region->name);
			view_set_text(view, "ancla",
				arena_printf(
					draft->arena, "p-%s-%s", instrument->criteria[c].id, region->id));
			view_set_text(view, "href",
				href(draft, "evaluaciones/%s/%s.html", instrument->id, region->id));
			add_answer(draft, view, instrument, &office->answers[c], report);
		}
	}
}

/* The other instruments of the publication. */
static void add_others(struct page_draft *draft, size_t self)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "otras");
	for (size_t i = 0; i < model->instrument_count; i++) {
		if (i == self)
			continue;
		struct view *item = view_add_map(list);
		view_set_text(
			item, "href", href(draft, "evaluaciones/%s/index.html", model->instruments[i].id));
		view_set_text(item, "titulo", model->instruments[i].title);
	}
	view_set_truth(draft->content, "con_otras", model->instrument_count > 1);
}

static bool has_report(const struct instrument *instrument)
{
	const struct document *document = &instrument->document;
	for (size_t i = 0; i < document->body_length; i++)
		if (!strchr(" \t\r\n", document->body[i]))
			return true;
	return false;
}

static int render_index(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct instrument *instrument = begin(&draft, publication, page, &scratch, NULL);
	draft.description = instrument_summary(&draft.voice, instrument);
	view_set_text(draft.content, "resumen", draft.description);
	view_set_text(draft.content, "informe",
		has_report(instrument)
			? href(&draft, "evaluaciones/%s/informe-ejecutivo.html", instrument->id)
			: "");
	add_matrix(&draft, instrument);
	add_all_counts(&draft, instrument);
	add_reading(&draft, instrument, report);
	add_others(&draft, page->subject);
	return page_finish(&draft, "evaluacion", out, report);
}

static int render_office(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct office *office = &publication->model->instruments[page->subject].offices[page->other];
	const struct region *region = &publication->model->regions[office->region];
	const struct instrument *instrument = begin(&draft, publication, page, &scratch, region->name);
	draft.description =
		phrase(&draft.voice, W_evaluacion_lo_que_respondio, region->name, instrument->title);
	view_set_text(draft.content, "oficina", region->name);
	view_set_text(draft.content, "codigo", region->code);
	view_set_text(draft.content, "region", href(&draft, "regiones/%s.html", region->id));
	struct view *list = view_set_list(draft.content, "respuestas");
	for (size_t c = 0; c < instrument->criterion_count; c++) {
		if (office->answers[c].state == ANSWER_NOT_ASKED)
			continue;
		struct view *view = view_add_map(list);
		add_criterion(&draft, view, &instrument->criteria[c]);
		add_answer(&draft, view, instrument, &office->answers[c], report);
	}
	return page_finish(&draft, "evaluacion-oficina", out, report);
}

static int render_report(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct voice voice = {&scratch, page->language};
	const struct instrument *instrument = begin(
		&draft, publication, page, &scratch, word(&voice, W_evaluacion_informe_informe_ejecutivo));
	draft.description = document_summary(&draft, &instrument->document);
	view_set_html(
		draft.content, "texto", document_html(&draft, &instrument->document, 2, NULL, 0, report));
	return page_finish(&draft, "evaluacion-informe", out, report);
}

void plan_evaluations(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	for (size_t i = 0; i < model->instrument_count; i++) {
		const struct instrument *instrument = &model->instruments[i];
		plan_add(adder, render_index, i, NONE, "evaluaciones/%s/index.html", instrument->id);
		plan_table(adder, "grados");
		plan_table(adder, "cuentas");
		if (has_report(instrument))
			plan_add(adder, render_report, i, NONE, "evaluaciones/%s/informe-ejecutivo.html",
				instrument->id);
		for (size_t k = 0; k < instrument->office_count; k++)
			plan_add(adder, render_office, i, k, "evaluaciones/%s/%s.html", instrument->id,
				model->regions[instrument->offices[k].region].id);
	}
}
