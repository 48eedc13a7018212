/* Room: model. Municipalities and what was answered to their development plans (3-compliance "Circular 112").
 * It must not judge: states and rates are compliance's. */
#include "model/fields.h"

#include <string.h>

/* A municipality belongs to the region of its first two digits. */
static void check_region_code(
	struct loader *loader, struct field municipality, struct field region, size_t index)
{
	const char *code = loader->model->regions[index].code;
	if (strlen(municipality.text) == 5 && strlen(code) == 2 && strncmp(code, municipality.text, 2) != 0)
		report_add(loader->report, FINDING_MUNICIPALITY_OUTSIDE, region.place, municipality.text,
			region.text, code);
}

void load_municipalities(struct loader *loader)
{
	enum { CODE, NAME, REGION, PRIORITISED, COLUMNS };
	static const struct column columns[COLUMNS] = {{"municipio", true, false}, {"nombre", true, false},
		{"region", true, false}, {"priorizado", false, true}};
	static const char *const answers[] = {"no", "si", NULL};
	struct model *model = loader->model;
	struct table table;
	if (!load_named_table(
		    loader, "data/municipios.csv", false, NAMED_MUNICIPALITY, columns, COLUMNS, CODE, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, CODE);
	model->municipalities = arena_array(loader->arena, table.rows, sizeof(*model->municipalities));
	for (size_t row = 0; row < table.rows; row++) {
		struct field code = field_of_cell(&table, row, CODE, "municipio");
		struct field region = field_of_cell(&table, row, REGION, "region");
		size_t prioritised = 0;
		struct municipality municipality = {
			.code = code.text, .name = table_cell(&table, row, NAME)->text};
		bool right = !field_code(loader, code, 5) && *code.text;
		field_choice(
			loader, field_of_cell(&table, row, PRIORITISED, "priorizado"), answers, &prioritised);
		municipality.prioritised = prioritised == 1;
		municipality.region = field_region(loader, region);
		if (right && municipality.region != NONE)
			check_region_code(loader, code, region, municipality.region);
		if (!right || municipality.region == NONE)
			lose(loader, NAMED_MUNICIPALITY, code.text);
		else if (!repeated[row])
			model->municipalities[model->municipality_count++] = municipality;
	}
	sort_by_id(model->municipalities, model->municipality_count, sizeof(*model->municipalities));
}

/* The circular that sets the window: of several, the latest. */
static void find_window(struct loader *loader)
{
	struct model *model = loader->model;
	model->feedback_circular = NONE;
	for (size_t i = 0; i < model->circular_count; i++) {
		size_t best = model->feedback_circular;
		if (model->circulars[i].window_table &&
			(best == NONE || model->circulars[i].date > model->circulars[best].date))
			model->feedback_circular = i;
	}
	if (model->feedback_circular == NONE)
		return;
	model->feedback_from = model->circulars[model->feedback_circular].window_from;
	model->feedback_to = model->circulars[model->feedback_circular].window_to;
}

/* What a row must agree with: that its municipality counts, and that there was a plan to answer. */
static void check_answer(struct loader *loader, struct field code, struct field answer,
	const struct municipality *municipality)
{
	const struct feedback *feedback = &municipality->feedback;
	if (!municipality->prioritised)
		report_add(loader->report, FINDING_NOT_PRIORITISED, code.place, code.text);
	if (feedback->answered != DATE_NONE && feedback->received == DATE_NONE)
		report_add(loader->report, FINDING_ANSWER_WITHOUT_PLAN, answer.place, answer.text);
}

void load_feedback(struct loader *loader)
{
	enum { CODE, RECEIVED, ANSWERED, PROJECTS, DIMENSIONS, NOTE, COLUMNS };
	static const struct column columns[COLUMNS] = {{"municipio", true, false},
		{"plan_recibido", false, true}, {"respuesta", false, true}, {"proyectos", false, true},
		{"dimensiones", false, true}, {"nota", false, true}};
	struct model *model = loader->model;
	struct table table;
	find_window(loader);
	if (!load_table(loader, "data/retroalimentacion.csv", columns, COLUMNS, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, CODE);
	if (model->feedback_circular == NONE && !loader->hidden_window && table.rows &&
		!loader->lost[NAMED_CIRCULAR].all && !loader->lost[NAMED_CIRCULAR].names.count)
		report_add(loader->report, FINDING_NO_WINDOW, ((struct place){table.path, 1, 1}),
			"retroalimentacion");
	for (size_t row = 0; row < table.rows; row++) {
		struct feedback feedback = {.listed = true, .projects = -1, .line = 0};
		struct field code = field_of_cell(&table, row, CODE, "municipio");
		int wrong = field_date(
			loader, field_of_cell(&table, row, RECEIVED, "plan_recibido"), &feedback.received);
		wrong |= field_date(
			loader, field_of_cell(&table, row, ANSWERED, "respuesta"), &feedback.answered);
		field_whole(loader, field_of_cell(&table, row, PROJECTS, "proyectos"), 0, 9999,
			&feedback.projects);
		feedback.dimensions = cell_names(loader, table_cell(&table, row, DIMENSIONS)->text);
		feedback.note = table_cell(&table, row, NOTE)->text;
		feedback.line = code.place.line;
		size_t found = field_reference(loader, code, NAMED_MUNICIPALITY);
		if (model->feedback_circular == NONE && loader->hidden_window)
			hide_row(loader, &table, row);
		else if (found != NONE && !wrong && !repeated[row]) {
			model->municipalities[found].feedback = feedback;
			check_answer(loader, code, field_of_cell(&table, row, ANSWERED, "respuesta"),
				&model->municipalities[found]);
		}
	}
	model->feedback_simulated =
		path_is_simulated(model, table.path) || path_is_simulated(model, "data/municipios.csv");
}
