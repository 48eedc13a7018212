/* Room: model. The action plan: data/acciones.csv, and data/entregas.csv held against it. */
#include "model/actions.h"
#include "model/figures.h"

#include <string.h>

static const char *const periodicities[] = {"mensual", "trimestral", "semestral", "anual", NULL};

size_t action_periods(const struct action *action)
{
	if (action->first == MONTH_NONE)
		return 0;
	return (size_t)(action->last - action->first + 1) / (size_t)window_months(action->window);
}

static bool any_says(const struct names *names, const char *words)
{
	for (size_t i = 0; i < names->count; i++)
		if (strstr(names->items[i], words))
			return true;
	return false;
}

size_t action_find(const struct model *model, const char *id)
{
	return named_find(model, NAMED_ACTION, id);
}

bool action_says(const struct action *action, const char *words)
{
	return strstr(action->guideline, words) || strstr(action->description, words) ||
	       strstr(action->result, words) || strstr(action->tool, words) || strstr(action->note, words) ||
	       any_says(&action->headings, words) || any_says(&action->responsible, words);
}

enum {
	A_ACTION,
	A_ENTITY,
	A_SECTION,
	A_GUIDELINE,
	A_DESCRIPTION,
	A_RESULT,
	A_TOOL,
	A_PERIODICITY,
	A_NOTE,
	A_RESPONSIBLE,
	A_VALIDITY,
	A_COLUMNS
};

static const struct column action_columns[A_COLUMNS] = {{"accion", true, false}, {"entidad", true, false},
	{"numeral", true, false}, {"lineamiento", true, false}, {"descripcion", true, false},
	{"resultado", true, false}, {"herramienta", true, false}, {"periodicidad", true, false},
	{"observacion", false, true}, {"responsables", false, true}, {"vigencia", true, false}};

/* Returns whether the periods of the action can be told. */
static bool load_action(struct loader *loader, const struct table *table, size_t row, struct action *action)
{
	struct field frequency = field_of_cell(table, row, A_PERIODICITY, "periodicidad");
	struct field validity = field_of_cell(table, row, A_VALIDITY, "vigencia");
	size_t window = WINDOW_MONTH;
	*action = (struct action){.guideline = table_cell(table, row, A_GUIDELINE)->text,
		.description = table_cell(table, row, A_DESCRIPTION)->text,
		.result = table_cell(table, row, A_RESULT)->text,
		.tool = table_cell(table, row, A_TOOL)->text,
		.note = table_cell(table, row, A_NOTE)->text,
		.headings = cell_names(loader, table_cell(table, row, A_SECTION)->text),
		.responsible = cell_names(loader, table_cell(table, row, A_RESPONSIBLE)->text),
		.line = frequency.place.line};
	action->entity = field_entity(loader, field_of_cell(table, row, A_ENTITY, "entidad"));
	bool right = *frequency.text && !field_choice(loader, frequency, periodicities, &window);
	action->window = (enum window)window;
	if (field_years(loader, validity, &action->first, &action->last) || !right)
		action->first = MONTH_NONE;
	action->deliveries =
		arena_array(loader->arena, action_periods(action) + 1, sizeof(*action->deliveries));
	for (size_t i = 0; i < action_periods(action); i++)
		action->deliveries[i] = (struct delivery){.delivered = DATE_NONE, .evidence = ""};
	return action->first != MONTH_NONE;
}

void load_actions(struct loader *loader)
{
	struct model *model = loader->model;
	struct table table;
	if (!load_named_table(loader, "data/acciones.csv", false, NAMED_ACTION, action_columns, A_COLUMNS,
		    A_ACTION, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, A_ACTION);
	model->actions = arena_array(loader->arena, table.rows, sizeof(*model->actions));
	for (size_t row = 0; row < table.rows; row++) {
		struct action action;
		const char *id;
		bool named = !field_slug(loader, field_of_cell(&table, row, A_ACTION, "accion"), &id);
		bool right = load_action(loader, &table, row, &action) && action.entity != NONE;
		action.id = id;
		if (!named || !right)
			lose(loader, NAMED_ACTION, id);
		else if (!repeated[row])
			model->actions[model->action_count++] = action;
	}
	sort_by_id(model->actions, model->action_count, sizeof(*model->actions));
	model->deliveries_simulated = path_is_simulated(model, "data/entregas.csv");
}

/* Which period of the action it is; NONE and a finding when the action has it not. */
static size_t field_action_period(
	struct loader *loader, struct field field, const struct action *action, struct period *period)
{
	if (field_period(loader, field, period))
		return NONE;
	if (period->window != action->window) {
		const struct period meant = {action->window, window_first(action->window, period->first)};
		report_add(loader->report, FINDING_DELIVERY_PERIOD, field.place, field.text, action->id,
			periodicities[action->window], period_text(loader->arena, meant));
		return NONE;
	}
	if (!check_validity(loader, field, action->id, action->first, action->last, *period))
		return NONE;
	return (size_t)(period->first - action->first) / (size_t)window_months(action->window);
}

static void check_day(struct loader *loader, struct field field, struct period period, date delivered)
{
	date begins = month_day(period.first, 1), today = loader->model->as_of;
	if (delivered < begins)
		report_add(loader->report, FINDING_DELIVERY_EARLY, field.place, field.text,
			period_text(loader->arena, period), date_text(loader->arena, begins));
	if (delivered > today)
		report_add(loader->report, FINDING_DELIVERY_FUTURE, field.place, field.text,
			date_text(loader->arena, today));
}

enum { D_ACTION, D_PERIOD, D_DELIVERED, D_EVIDENCE, D_COLUMNS };

static void load_delivery(struct loader *loader, const struct table *table, size_t row)
{
	struct field name = field_of_cell(table, row, D_ACTION, "accion");
	struct field day = field_of_cell(table, row, D_DELIVERED, "entregado");
	struct period period;
	date delivered;
	int wrong = field_date(loader, day, &delivered);
	size_t found = field_reference(loader, name, NAMED_ACTION);
	if (found == NONE)
		return;
	const struct action *action = &loader->model->actions[found];
	size_t at =
		field_action_period(loader, field_of_cell(table, row, D_PERIOD, "periodo"), action, &period);
	if (at == NONE)
		return;
	struct delivery *delivery = &action->deliveries[at];
	if (delivery->line) {
		report_duplicate(loader, name.place,
			arena_printf(loader->arena, "%s,%s", action->id, period_text(loader->arena, period)),
			table->path, delivery->line);
		return;
	}
	if (!wrong && delivered != DATE_NONE)
		check_day(loader, day, period, delivered);
	const char *evidence = table_cell(table, row, D_EVIDENCE)->text;
	*delivery = (struct delivery){delivered, evidence, is_web_address(evidence, false), name.place.line};
}

void load_deliveries(struct loader *loader)
{
	static const struct column columns[D_COLUMNS] = {{"accion", true, false}, {"periodo", true, false},
		{"entregado", true, false}, {"evidencia", false, true}};
	struct table table;
	if (!load_table(loader, "data/entregas.csv", columns, D_COLUMNS, &table))
		return;
	for (size_t row = 0; row < table.rows; row++)
		load_delivery(loader, &table, row);
}
