/* Room: pages. acciones/index.html: the year at a glance, what is missing, by quarter and by responsible, all
 * deliveries, and the guidelines word for word. One page: a plan is some dozens of actions. */
#include "pages/action_views.h"
#include "pages/page_table.h"

#include <stdlib.h>
#include <string.h>

static int compare_lines(const void *left, const void *right, void *context)
{
	const struct model *model = context;
	unsigned a = model->actions[*(const size_t *)left].line,
		 b = model->actions[*(const size_t *)right].line;
	return (a > b) - (a < b);
}

/* Indices of the actions in the order of the document. */
static const size_t *in_order(const struct page_draft *draft)
{
	size_t *order = arena_array(draft->arena, draft->model->action_count, sizeof(*order));
	for (size_t i = 0; i < draft->model->action_count; i++)
		order[i] = i;
	qsort_r(order, draft->model->action_count, sizeof(*order), compare_lines, (void *)draft->model);
	return order;
}

/* Sets `href` and `nombre` of an action. */
static void set_action(struct page_draft *draft, struct view *map, const struct action *action)
{
	view_set_text(map, "href", arena_printf(draft->arena, "#a-%s", action->id));
	view_set_text(map, "nombre", action_name(draft->arena, action));
}

/* "26 mar"; with its year where that is not the plan's. */
static const char *cell_date(const struct voice *voice, date day, int year)
{
	struct arena *arena = voice->arena;
	const char *text = short_date(voice, day);
	int of_day, month_of_year, day_of_month;
	date_split(day, &of_day, &month_of_year, &day_of_month);
	return of_day == year ? text : arena_printf(arena, "%s %d", text, of_day);
}

/* A cell of the year: as wide as its period has months; its state, and when it came or is due. */
static void add_cell(struct page_draft *draft, struct view *cells, const struct due *due, bool begun)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct view *cell = view_add_map(cells);
	int year = month_year(due->period.first);
	bool delivered = due->delivered != DATE_NONE;
	view_set_text(cell, "ancho", arena_printf(arena, "%d", window_months(due->period.window)));
	view_set_text(cell, "periodo", period_words(voice, due->period));
	view_set_text(cell, "clase", begun ? state_words(delivery_ids[due->state])->glyph : "");
	if (begun)
		view_set(cell, "estado", state_view(voice, delivery_ids[due->state], &draft->glyphs));
	else
		view_set_truth(cell, "estado", false);
	view_set_text(cell, "cuando",
		!begun	    ? ""
		: delivered ? cell_date(voice, due->delivered, year)
			    : phrase(voice, W_acciones_plazo_el, cell_date(voice, due->deadline, year)));
}

/* One of a plan's tables: its columns begin as those of acciones.csv, or count deliveries by state. */
static struct page_table begin_table(
	struct page_draft *draft, struct view *map, const char *kind, const struct year_plan *plan)
{
	const char *key = arena_printf(draft->arena, "%s_csv", kind);
	const char *name =
		arena_printf(draft->arena, "%s-%s", kind, year_plan_id(draft->arena, draft->model, plan));
	const char *columns[DELIVERY_STATES + 3] = {"grupo", "entregas"};
	size_t count = 2;
	if (!strcmp(kind, "anio"))
		return table_begin(
			draft, map, key, name, "accion", "periodo", "plazo", "entregado", "estado");
	for (size_t s = 0; s < DELIVERY_STATES; s++)
		columns[count++] = delivery_ids[s];
	columns[count++] = "tasa";
	return table_with(draft, map, key, name, columns, count);
}

static void add_grid(
	struct page_draft *draft, struct view *map, const struct year_plan *plan, const size_t *order)
{
	const struct model *model = draft->model;
	struct view *months = view_set_list(map, "meses"), *rows = view_set_list(map, "acciones");
	const struct page_table table = begin_table(draft, map, "anio", plan);
	bool monthly = false;
	for (int m = 1; m <= 12; m++)
		view_add(months, view_text(draft->arena, month_abbreviation(&draft->voice, m)));
	for (size_t i = 0; i < model->action_count; i++) {
		const struct action *action = &model->actions[order[i]];
		size_t begun = periods_begun(model, action);
		struct view *cells = NULL;
		for (size_t n = 0; n < action_periods(action); n++) {
			const struct due due = action_due(model, order[i], n);
			if (!is_of_plan(model, plan, &due))
				continue;
			if (!cells) {
				struct view *row = view_add_map(rows);
				set_action(draft, row, action);
				cells = view_set_list(row, "celdas");
			}
			add_cell(draft, cells, &due, n < begun);
			table_row(&table, action->id, period_text(draft->arena, due.period),
				date_text(draft->arena, due.deadline), date_text(draft->arena, due.delivered),
				n < begun ? delivery_ids[due.state] : "");
			monthly |= action->window == WINDOW_MONTH;
		}
	}
	view_set_truth(map, "por_mes", monthly);
}

/* Counts of a row: by quarter, by responsible, in all. */
static struct view *add_tally(
	struct page_draft *draft, struct view *rows, const char *name, const struct delivery_tally *tally)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct view *row = view_add_map(rows);
	view_set_text(row, "nombre", name);
	view_set_text(row, "entregas", shown_count(voice, (long)tally_total(tally)));
	for (size_t s = 0; s < DELIVERY_STATES; s++)
		view_set_text(row, delivery_ids[s], shown_count(voice, (long)tally->states[s]));
	view_set_text(row, "tasa", shown_percent(voice, delivery_rate(arena, tally), NULL, 0));
	return row;
}

static void tally_row(const struct page_table *table, const char *name, const struct delivery_tally *tally)
{
	struct arena *arena = table->draft->arena;
	const char *cells[DELIVERY_STATES + 3] = {name, table_count(table, tally_total(tally))};
	for (size_t s = 0; s < DELIVERY_STATES; s++)
		cells[s + 2] = table_count(table, tally->states[s]);
	cells[DELIVERY_STATES + 2] = fraction_text(arena, delivery_rate(arena, tally), 6, true);
	table_cells(table, cells);
}

/* In the quarter of its deadline. */
static void add_quarters(struct page_draft *draft, struct view *map, const struct year_plan *plan)
{
	const struct model *model = draft->model;
	struct delivery_tally quarters[4] = {{{0}}};
	struct view *rows = view_set_list(map, "trimestres");
	for (size_t i = 0; i < due_count(model); i++) {
		const struct due due = due_at(model, i);
		if (is_of_plan(model, plan, &due))
			quarters[(month_number(date_month(due.deadline)) - 1) / 3].states[due.state]++;
	}
	const struct page_table table = begin_table(draft, map, "trimestres", plan);
	for (int q = 0; q < 4; q++) {
		const struct period quarter = {WINDOW_QUARTER, plan->year * 12 + 3 * q};
		if (!tally_total(&quarters[q]))
			continue;
		add_tally(draft, rows, capitalised(draft->arena, period_words(&draft->voice, quarter)),
			&quarters[q]);
		tally_row(&table, period_text(draft->arena, quarter), &quarters[q]);
	}
	add_tally(draft, view_set_list(map, "total"), word(&draft->voice, W_acciones_en_total), &plan->tally);
}

struct group {
	const char *name;
	struct delivery_tally tally;
};

/* What an action owes in the plan's year. */
static struct delivery_tally tally_of(const struct model *model, const struct year_plan *plan, size_t action)
{
	struct delivery_tally tally = {{0}};
	for (size_t n = 0; n < periods_begun(model, &model->actions[action]); n++) {
		const struct due due = action_due(model, action, n);
		if (is_of_plan(model, plan, &due))
			tally.states[due.state]++;
	}
	return tally;
}

/* An action with two of them counts for each. */
static void add_responsible(
	struct page_draft *draft, struct view *map, const struct year_plan *plan, const size_t *order)
{
	const struct model *model = draft->model;
	struct group *groups = NULL;
	size_t count = 0, capacity = 0, at;
	for (size_t i = 0; i < model->action_count; i++) {
		const struct action *action = &model->actions[order[i]];
		struct delivery_tally tally = tally_of(model, plan, order[i]);
		for (size_t r = 0; r < action->responsible.count && tally_total(&tally); r++) {
			const char *name = bare_name(draft->arena, action->responsible.items[r]);
			for (at = 0; at < count && strcmp(groups[at].name, name) != 0; at++)
				;
			if (at == count) {
				groups = arena_grow(draft->arena, groups, count, &capacity, sizeof(*groups));
				groups[count++] = (struct group){.name = name};
			}
			for (size_t s = 0; s < DELIVERY_STATES; s++)
				groups[at].tally.states[s] += tally.states[s];
		}
	}
	struct view *rows = view_set_list(map, "responsables");
	const struct page_table table = begin_table(draft, map, "responsables", plan);
	for (size_t i = 0; i < count; i++) {
		add_tally(draft, rows, groups[i].name, &groups[i].tally);
		tally_row(&table, groups[i].name, &groups[i].tally);
	}
	view_set_truth(map, "con_responsables", count > 0);
}

/* What is overdue and what is pending, the longest due first. */
static void add_missing(struct page_draft *draft, struct view *map, const struct year_plan *plan)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(map, "faltan");
	for (month m = plan->year * 12; m < plan->year * 12 + 12; m++)
		for (size_t i = 0; i < due_count(model); i++) {
			const struct due due = due_at(model, i);
			const struct action *action = &model->actions[due.action];
			if (!is_of_plan(model, plan, &due) || date_month(due.deadline) != m ||
				due.delivered != DATE_NONE)
				continue;
			struct view *item = view_add_map(list);
			const char **names =
				arena_array(draft->arena, action->responsible.count + 1, sizeof(*names));
			for (size_t r = 0; r < action->responsible.count; r++)
				names[r] = bare_name(draft->arena, action->responsible.items[r]);
			set_action(draft, item, action);
			view_set(item, "estado",
				state_view(&draft->voice, delivery_ids[due.state], &draft->glyphs));
			view_set_text(item, "periodo",
				capitalised(draft->arena, period_words(&draft->voice, due.period)));
			view_set(item, "plazo", date_view(&draft->voice, due.deadline, false));
			view_set_text(item, "responsables",
				listed(&draft->voice, names, action->responsible.count));
		}
	view_set_truth(map, "algo_falta", view_count(list) > 0);
}

static void add_plans(struct page_draft *draft, const size_t *order)
{
	const struct model *model = draft->model;
	struct arena *arena = draft->arena;
	size_t count;
	const struct year_plan *plans = year_plans(model, &count, arena);
	struct view *list = view_set_list(draft->content, "planes");
	for (size_t i = 0; i < count; i++) {
		const struct entity *entity = &model->entities[plans[i].entity];
		struct view *map = view_add_map(list);
		view_set_text(map, "id", year_plan_id(arena, model, &plans[i]));
		view_set_text(map, "cual",
			count > 1 ? arena_printf(arena, "%s, %d", entity->acronym, plans[i].year) : "");
		view_set_text(map, "entidad", entity->name);
		view_set_text(map, "anio", arena_printf(arena, "%d", plans[i].year));
		view_set_text(map, "frase", plan_sentence(draft, &plans[i]));
		delivery_counts(draft, map, &plans[i].tally);
		add_grid(draft, map, &plans[i], order);
		add_missing(draft, map, &plans[i]);
		add_quarters(draft, map, &plans[i]);
		add_responsible(draft, map, &plans[i], order);
		view_set_truth(map, "ha_comenzado", tally_total(&plans[i].tally) > 0);
	}
	draft->title = count == 1 ? phrase(&draft->voice, W_acciones_plan_de,
					    arena_printf(arena, "%d", plans[0].year))
				  : word(&draft->voice, W_acciones_planes);
	draft->description = count ? plan_sentence(draft, &plans[0]) : draft->title;
}

/* The rows of acciones.csv, all and in its order. */
static void add_deliveries(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *rows = view_set_list(draft->content, "entregas");
	for (size_t i = 0; i < due_count(model); i++) {
		const struct due due = due_at(model, i);
		struct view *row = view_add_map(rows);
		const char *evidence = due.delivered != DATE_NONE ? due.delivery->evidence : "";
		set_action(draft, row, &model->actions[due.action]);
		view_set_text(row, "periodo", period_text(draft->arena, due.period));
		view_set(row, "plazo", date_view(&draft->voice, due.deadline, false));
		if (due.delivered != DATE_NONE)
			view_set(row, "entregado", date_view(&draft->voice, due.delivered, false));
		else
			view_set_truth(row, "entregado", false);
		view_set(row, "estado", state_view(&draft->voice, delivery_ids[due.state], &draft->glyphs));
		view_set_text(row, "enlace", *evidence && due.delivery->linked ? evidence : "");
		view_set_text(row, "evidencia", evidence);
	}
	view_set_truth(draft->content, "con_entregas", view_count(rows) > 0);
	view_set_text(draft->content, "datos_csv", file_href(draft, "datos/acciones.csv"));
	view_set_text(draft->content, "datos_json", file_href(draft, "datos/acciones.json"));
	view_set_text(draft->content, "fuente", href(draft, "datos/index.html#f-acciones"));
	view_set_text(draft->content, "origen", href(draft, "datos/index.html#origen"));
}

static void add_errata(struct page_draft *draft, struct view *map, size_t action)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(map, "erratas");
	for (size_t i = 0; i < model->erratum_count; i++) {
		const struct erratum *erratum = &model->errata[i];
		if (erratum->action != action)
			continue;
		struct view *item = view_add_map(list);
		view_set_text(item, "dice", erratum->says);
		view_set_text(item, "debe_decir", erratum->should_say);
		view_set_text(item, "motivo", erratum->reason);
	}
	view_set_truth(map, "con_erratas", view_count(list) > 0);
}

/* The headings that the action before does not stand under. */
static void add_headings(
	struct view *map, const struct action *action, const struct action *before, bool *new_group)
{
	static const char *const levels[] = {"n3", "n4", "n5"};
	struct view *list = view_set_list(map, "titulos");
	size_t same = 0;
	while (before && same < action->headings.count && same < before->headings.count &&
		!strcmp(action->headings.items[same], before->headings.items[same]))
		same++;
	*new_group = !before || same < action->headings.count || same < before->headings.count;
	for (size_t i = same; i < action->headings.count; i++) {
		struct view *item = view_add_map(list);
		for (size_t level = 0; level < 3; level++)
			view_set_text(item, levels[level],
				level == (i < 2 ? i : 2) ? action->headings.items[i] : "");
	}
}

static void add_guidelines(struct page_draft *draft, const size_t *order)
{
	static const enum word periodicities[] = {
		W_acciones_mensual, W_acciones_trimestral, W_acciones_semestral, W_acciones_anual};
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "lineamientos");
	const struct action *before = NULL;
	for (size_t i = 0; i < model->action_count; i++) {
		const struct action *action = &model->actions[order[i]];
		struct view *map = view_add_map(list), *responsible = view_set_list(map, "responsables");
		bool new_group;
		add_headings(map, action, before, &new_group);
		view_set_text(map, "id", arena_printf(draft->arena, "a-%s", action->id));
		view_set_text(map, "lineamiento",
			new_group || strcmp(before->guideline, action->guideline) != 0 ? action->guideline
										       : "");
		view_set_text(map, "accion", action->description);
		view_set_text(map, "resultado", action->result);
		view_set_text(map, "herramienta", action->tool);
		view_set_text(map, "periodicidad", word(&draft->voice, periodicities[action->window]));
		view_set_text(map, "observacion", action->note);
		for (size_t r = 0; r < action->responsible.count; r++)
			view_add(responsible, view_text(draft->arena, action->responsible.items[r]));
		view_set_truth(map, "con_responsables", action->responsible.count > 0);
		add_errata(draft, map, order[i]);
		before = action;
	}
}

static int render_actions(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	page_begin(&draft, publication, page, &scratch);
	const size_t *order = in_order(&draft);
	draft.crumb = word(&draft.voice, W_plan_de_accion);
	add_plans(&draft, order);
	add_deliveries(&draft);
	add_guidelines(&draft, order);
	view_set_text(draft.content, "titulo", draft.title);
	draft.simulated = model->deliveries_simulated;
	draft.simulated_note = simulated_note(model, "data/entregas.csv");
	view_set_truth(draft.content, "simulado", draft.simulated);
	return page_finish(&draft, "acciones", out, report);
}

void plan_actions(struct page_adder *adder)
{
	static const char *const kinds[] = {"anio", "trimestres", "responsables"};
	const struct model *model = adder->publication->model;
	size_t count;
	const struct year_plan *plans = year_plans(model, &count, adder->arena);
	if (!model->action_count)
		return;
	plan_add(adder, render_actions, 0, 0, "acciones/index.html");
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < 3; k++)
			plan_table(adder, arena_printf(adder->arena, "%s-%s", kinds[k],
						  year_plan_id(adder->arena, model, &plans[i])));
}
