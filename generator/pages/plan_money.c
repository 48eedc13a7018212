/* Room: pages. Tables of money: a row a fund or region, sums below. */
#include "pages/plan_money.h"

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
	enum word title, const char *id)
{
	static const enum word titles[] = {W_planes_recursos_ordinarios, W_planes_recursos_complementarios};
	const struct model *model = draft->model;
	const size_t *order = funds_in_order(model, draft->arena);
	struct fund_sum total = {0};
	struct view *table = view_map(draft->arena), *groups = view_set_list(table, "grupos");
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
		}
	}
	if (!total.rows)
		return;
	view_add(list, table);
	view_set_text(table, "titulo", word(&draft->voice, title));
	view_set_text(table, "id", id);
	set_amounts(draft, table, &total);
}

static void set_downloads(struct page_draft *draft)
{
	view_set_text(draft->content, "recursos_csv", file_href(draft, "datos/recursos-por-fuente.csv"));
	view_set_text(draft->content, "recursos_json", file_href(draft, "datos/recursos-por-fuente.json"));
}

void add_plan_money(struct page_draft *draft, const struct plan *plan)
{
	struct view *list = view_set_list(draft->content, "tablas");
	struct fund_scope scope = {.entity = draft->model->circulars[plan->norm].entity,
		.region = plan->region,
		.plan = plan,
		.part = SUM_OWN};
	add_fund_table(draft, list, &scope, W_plan_iniciativas_propias, "r-propias");
	scope.part = SUM_INTERREGIONAL;
	add_fund_table(draft, list, &scope, W_plan_interregionales_completos, "r-interregionales");
	view_set_truth(draft->content, "con_tablas", view_count(list) > 0);
	view_set_truth(draft->content, "compartidos",
		fund_kind_sum(draft->model, &scope, false).rows +
				fund_kind_sum(draft->model, &scope, true).rows >
			0);
	set_downloads(draft);
}

static void add_region_sum(struct page_draft *draft, struct view *list, const struct fund_scope *scope,
	const char *name, const char *address)
{
	static const char *const keys[2][2] = {{"ordinario_gestionado", "ordinario_asignado"},
		{"complementario_gestionado", "complementario_asignado"}};
	struct fund_sum sums[2] = {
		fund_kind_sum(draft->model, scope, false), fund_kind_sum(draft->model, scope, true)};
	if (!sums[0].rows && !sums[1].rows)
		return;
	struct view *row = view_add_map(list);
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
	if (!fund_kind_sum(model, &scope, false).rows && !fund_kind_sum(model, &scope, true).rows)
		return;
	struct view *view = view_add_map(list), *tables = view_set_list(view, "tablas"),
		    *rows = view_set_list(view, "regiones"), *total = view_set_list(view, "total");
	view_set_text(view, "id", arena_printf(draft->arena, "r-%s", model->entities[entity].id));
	view_set_text(view, "entidad", model->entities[entity].name);
	add_fund_table(draft, tables, &scope, W_recursos_por_fuente,
		arena_printf(draft->arena, "f-%s", model->entities[entity].id));
	add_region_sum(draft, total, &scope, model->entities[entity].country, "");
	for (size_t i = 0; i < model->region_count; i++) {
		scope.region = draft->publication->assessment->region_order[i];
		scope.part = SUM_OWN;
		if (model->regions[scope.region].entity == entity)
			add_region_sum(draft, rows, &scope, model->regions[scope.region].name,
				href(draft, "regiones/%s.html", model->regions[scope.region].id));
	}
	scope.region = NONE;
	scope.part = SUM_INTERREGIONAL;
	add_region_sum(draft, rows, &scope, word(&draft->voice, W_recursos_interregionales_una_vez), "");
	set_downloads(draft);
}
