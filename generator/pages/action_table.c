/* Room: pages. The rows of acciones.csv. */
#include "pages/action_table.h"

#include "compliance/deliveries.h"

const struct download_column action_columns[ACTION_COLUMNS] = {
	{"accion", COLUMN_TEXT, W_col_accion_id},
	{"periodo", COLUMN_TEXT, W_col_entrega_periodo},
	{"plazo", COLUMN_DATE, W_col_entrega_plazo},
	{"entregado", COLUMN_DATE, W_col_entrega_dia_o_vacio},
	{"estado", COLUMN_TEXT, W_col_entrega_estado},
};

bool actions_present(const struct publication *publication)
{
	return publication->model->action_count > 0;
}

bool actions_are_simulated(const struct publication *publication)
{
	return publication->model->deliveries_simulated;
}

size_t action_rows(const struct publication *publication)
{
	return due_count(publication->model);
}

void action_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	const struct due due = due_at(publication->model, row);
	const char **cell = cells;
	*cell++ = publication->model->actions[due.action].id;
	*cell++ = period_text(arena, due.period);
	*cell++ = date_text(arena, due.deadline);
	*cell++ = date_text(arena, due.delivered);
	*cell++ = delivery_ids[due.state];
}
