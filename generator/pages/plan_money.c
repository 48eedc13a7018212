/* Room: pages. Tables of money: a row a fund or region, sums below. */
#include "pages/plan_money.h"

#include "pages/page_table.h"
#include "pages/plan_tables.h"

static const char *amount(const struct voice *voice, struct decimal value)
{
	return shown_decimal(voice, value);
}

static void set_amounts(struct page_draft *draft, struct view *row, const struct fund_sum *sum)
{
	view_set_text(row, "gestionado", amount(&draft->voice, sum->managed));
	view_set_text(row, "asignado", amount(&draft->voice, sum->assigned));
}

void add_initiative_money(struct page_draft *draft, struct view *map, size_t initiative)
{
	const struct model *model = draft->model;
	const size_t *order = funds_in_order(model, draft->arena);
	struct view *list = view_set_list(map, "recursos");
	for (size_t f = 0; f < model->fund_count; f++) {
		const char *parts[2];
		size_t count = 0;
		for (size_t i = 0; i < model->resource_count; i++) {
			const struct resource *resource = &model->resources[i];
			if (resource->initiative == initiative && resource->fund == order[f] && count < 2)
				parts[count++] = phrase(&draft->voice,
					resource->assigned ? W_pesos_asignados : W_pesos_gestionados,
					pesos(&draft->voice, resource->amount));
		}
		if (!count)
			continue;
		struct view *item = view_add_map(list);
		view_set_text(item, "fuente", model->funds[order[f]].name);
		view_set_text(item, "montos", listed(&draft->voice, parts, count));
	}
	view_set_truth(map, "con_recursos", view_count(list) > 0);
}

/* Two groups of rows, ordinary and complementary, each with its sum, and the total of both. */
static void add_fund_table(struct page_draft *draft, struct view *list, const struct fund_scope *scope,
	enum word title, const char *name)
{
	static const enum word titles[] = {W_planes_recursos_ordinarios, W_planes_recursos_complementarios};
	const struct model *model = draft->model;
	const size_t *order = funds_in_order(model, draft->arena);
	struct fund_sum total = {0};
	struct view *table = view_map(draft->arena), *groups = view_set_list(table, "grupos");
	const struct page_table file = table_of(draft, table, "csv", name, "recursos-por-fuente");
	for (int complementary = 0; complementary < 2; complementary++) {
		struct fund_sum kind = fund_kind_sum(model, scope, complementary);
		if (!kind.rows)
			continue;
		struct view *group = view_add_map(groups), *rows = view_set_list(group, "fuentes");
		view_set_text(group, "titulo", word(&draft->voice, titles[complementary]));
		set_amounts(draft, group, &kind);
		total.rows += kind.rows;
		total.managed.millionths += kind.managed.millionths;
		total.assigned.millionths += kind.assigned.millionths;
		for (size_t f = 0; f < model->fund_count; f++) {
			const struct fund *fund = &model->funds[order[f]];
			struct fund_sum sum = fund_sum(model, scope, order[f]);
			if (!sum.rows || fund->complementary != (complementary == 1))
				continue;
			struct view *row = view_add_map(rows);
			view_set_text(row, "nombre", fund->name);
			set_amounts(draft, row, &sum);
			const char *cells[FUND_COLUMNS];
			fund_cells(model, scope, order[f], cells, draft->arena);
			table_cells(&file, cells);
		}
	}
	if (!total.rows)
		return;
	view_add(list, table);
	view_set_text(table, "titulo", word(&draft->voice, title));
	view_set_text(table, "id", arena_printf(draft->arena, "r-%s", name));
	set_amounts(draft, table, &total);
}

static bool has_money(const struct model *model, const struct fund_scope *scope)
{
	return fund_kind_sum(model, scope, false).rows || fund_kind_sum(model, scope, true).rows;
}

static const char *fund_table_name(struct arena *arena, const struct entity *entity)
{
	return arena_printf(arena, "fuentes-%s", entity->id);
}

static struct fund_scope scope_of_plan(const struct model *model, const struct plan *plan)
{
	return (struct fund_scope){
		.entity = model->circulars[plan->norm].entity, .region = plan->region, .plan = plan};
}

void add_plan_money(struct page_draft *draft, const struct plan *plan)
{
	struct view *list = view_set_list(draft->content, "tablas");
	struct fund_scope scope = scope_of_plan(draft->model, plan);
	scope.part = SUM_OWN;
	add_fund_table(draft, list, &scope, W_plan_iniciativas_propias, "propias");
	scope.part = SUM_INTERREGIONAL;
	add_fund_table(draft, list, &scope, W_plan_interregionales_completos, "interregionales");
	view_set_truth(draft->content, "con_tablas", view_count(list) > 0);
	view_set_truth(draft->content, "compartidos", has_money(draft->model, &scope));
}

static void add_region_sum(const struct page_table *table, struct view *list, const struct fund_scope *scope,
	const char *name, const char *address)
{
	struct page_draft *draft = table->draft;
	static const char *const keys[2][2] = {{"ordinario_gestionado", "ordinario_asignado"},
		{"complementario_gestionado", "complementario_asignado"}};
	struct fund_sum sums[2] = {
		fund_kind_sum(draft->model, scope, false), fund_kind_sum(draft->model, scope, true)};
	if (!sums[0].rows && !sums[1].rows)
		return;
	struct view *row = view_add_map(list);
	if (scope->part != SUM_ALL)
		table_row(table, scope->region == NONE ? "" : draft->model->regions[scope->region].id, name,
			decimal_text(draft->arena, sums[0].managed),
			decimal_text(draft->arena, sums[0].assigned),
			decimal_text(draft->arena, sums[1].managed),
			decimal_text(draft->arena, sums[1].assigned));
	view_set_text(row, "nombre", name);
	view_set_text(row, "href", address);
	for (int kind = 0; kind < 2; kind++) {
		view_set_text(row, keys[kind][0], amount(&draft->voice, sums[kind].managed));
		view_set_text(row, keys[kind][1], amount(&draft->voice, sums[kind].assigned));
	}
}

void add_entity_money(struct page_draft *draft, struct view *list, size_t entity)
{
	const struct model *model = draft->model;
	struct fund_scope scope = {.entity = entity, .region = NONE, .part = SUM_ALL};
	if (!has_money(model, &scope))
		return;
	struct view *view = view_add_map(list), *tables = view_set_list(view, "tablas"),
		    *rows = view_set_list(view, "regiones"), *total = view_set_list(view, "total");
	view_set_text(view, "id", arena_printf(draft->arena, "r-%s", model->entities[entity].id));
	view_set_text(view, "entidad", model->entities[entity].name);
	add_fund_table(draft, tables, &scope, W_recursos_por_fuente,
		fund_table_name(draft->arena, &model->entities[entity]));
	const struct page_table table = table_begin(draft, view, "csv", model->entities[entity].id, "region",
		"nombre", "ordinario_gestionado", "ordinario_asignado", "complementario_gestionado",
		"complementario_asignado");
	add_region_sum(&table, total, &scope, model->entities[entity].country, "");
	for (size_t i = 0; i < model->region_count; i++) {
		scope.region = draft->publication->assessment->region_order[i];
		scope.part = SUM_OWN;
		if (model->regions[scope.region].entity == entity)
			add_region_sum(&table, rows, &scope, model->regions[scope.region].name,
				href(draft, "regiones/%s.html", model->regions[scope.region].id));
	}
	scope.region = NONE;
	scope.part = SUM_INTERREGIONAL;
	add_region_sum(&table, rows, &scope, word(&draft->voice, W_recursos_interregionales_una_vez), "");
}

static void plan_one(struct page_adder *adder, const struct fund_scope *scope, const char *name)
{
	if (has_money(adder->publication->model, scope))
		plan_table(adder, name);
}

void plan_money_tables(struct page_adder *adder, const struct plan *plan)
{
	const struct model *model = adder->publication->model;
	if (plan) {
		struct fund_scope scope = scope_of_plan(model, plan);
		scope.part = SUM_OWN;
		plan_one(adder, &scope, "propias");
		scope.part = SUM_INTERREGIONAL;
		plan_one(adder, &scope, "interregionales");
		return;
	}
	for (size_t entity = 0; entity < model->entity_count; entity++) {
		const struct fund_scope all = {.entity = entity, .region = NONE, .part = SUM_ALL};
		plan_one(adder, &all, fund_table_name(adder->arena, &model->entities[entity]));
		plan_one(adder, &all, model->entities[entity].id);
	}
}
