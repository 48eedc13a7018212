/* Room: pages. The rows of retroalimentacion.csv. */
#include "pages/feedback_table.h"

#include "compliance/feedback.h"

const struct download_column feedback_columns[FEEDBACK_COLUMNS] = {
	{"municipio", COLUMN_TEXT, W_col_municipio_codigo},
	{"nombre", COLUMN_TEXT, W_col_municipio_nombre},
	{"region", COLUMN_TEXT, W_col_region_id},
	{"plan_recibido", COLUMN_DATE, W_col_plan_recibido_o_vacio},
	{"respuesta", COLUMN_DATE, W_col_respuesta_o_vacio},
	{"estado", COLUMN_TEXT, W_col_respuesta_estado},
	{"proyectos", COLUMN_WHOLE, W_col_proyectos},
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
