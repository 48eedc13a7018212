/* Room: pages. The rows of retroalimentacion.csv. */
#include "pages/feedback_table.h"

#include "compliance/feedback.h"

const struct download_column feedback_columns[FEEDBACK_COLUMNS] = {
	{"municipio", COLUMN_TEXT, "Código DIVIPOLA de cinco cifras, como texto"},
	{"nombre", COLUMN_TEXT, "Nombre del municipio"},
	{"region", COLUMN_TEXT, "Identificador de la región"},
	{"plan_recibido", COLUMN_DATE, "Día en que llegó el plan; vacío si no ha llegado"},
	{"respuesta", COLUMN_DATE, "Día de la respuesta; vacío si no la hay"},
	{"estado", COLUMN_TEXT, "no_recibido, a_tiempo, anticipada, tarde, pendiente o vencida"},
	{"proyectos", COLUMN_WHOLE, "Proyectos en los que la entidad puede ser aliada"},
};

bool feedback_present(const struct publication *publication)
{
	return has_feedback(publication->model);
}

bool feedback_is_simulated(const struct publication *publication)
{
	return publication->model->feedback_simulated;
}

size_t feedback_rows(const struct publication *publication)
{
	const struct model *model = publication->model;
	size_t rows = 0;
	for (size_t i = 0; has_feedback(model) && i < model->municipality_count; i++)
		rows += model->municipalities[i].prioritised;
	return rows;
}

/* Municipalities are sorted by code; the ones that do not count are passed over. */
static const struct municipality *nth_prioritised(const struct model *model, size_t row)
{
	size_t at = 0;
	for (size_t i = 0; i < model->municipality_count; i++)
		if (model->municipalities[i].prioritised && at++ == row)
			return &model->municipalities[i];
	return NULL;
}

void feedback_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	const struct model *model = publication->model;
	const struct municipality *m = nth_prioritised(model, row);
	const struct feedback *feedback = &m->feedback;
	const char **cell = cells;
	*cell++ = m->code;
	*cell++ = m->name;
	*cell++ = model->regions[m->region].id;
	*cell++ = feedback->listed ? date_text(arena, feedback->received) : "";
	*cell++ = feedback->listed ? date_text(arena, feedback->answered) : "";
	*cell++ = feedback_ids[municipality_state(model, m)];
	*cell++ = feedback->listed && feedback->projects >= 0 ? arena_printf(arena, "%d", feedback->projects)
							      : "";
}
