/* Room: pages. The rows of the tables of plans. A row is found by counting up to it: the tables are small. */
#include "pages/plan_tables.h"

#include "compliance/plans.h"

const struct download_column plan_columns[PLAN_COLUMNS] = {
	{"plan", COLUMN_TEXT, W_col_plan_id},
	{"region", COLUMN_TEXT, W_col_region_id},
	{"vigencia", COLUMN_TEXT, W_col_plan_vigencia},
	{"norma", COLUMN_TEXT, W_col_plan_norma},
	{"etapa", COLUMN_TEXT, W_col_plan_etapa},
	{"formulacion", COLUMN_DATE, W_col_plan_formulacion},
	{"validacion", COLUMN_DATE, W_col_plan_validacion},
	{"aprobacion", COLUMN_DATE, W_col_plan_aprobacion},
	{"socializacion", COLUMN_DATE, W_col_plan_socializacion},
	{"consulta", COLUMN_TEXT, W_col_consulta},
	{"consulta_desde", COLUMN_DATE, W_col_consulta_desde},
	{"consulta_hasta", COLUMN_DATE, W_col_consulta_hasta},
	{"lineamientos", COLUMN_WHOLE, W_col_plan_lineamientos},
	{"cubiertos", COLUMN_WHOLE, W_col_plan_cubiertos},
	{"origen", COLUMN_TEXT, W_col_origen},
};

const struct download_column guideline_columns[GUIDELINE_COLUMNS] = {
	{"norma", COLUMN_TEXT, W_col_lineamiento_norma},
	{"lineamiento", COLUMN_TEXT, W_col_lineamiento_id},
	{"region", COLUMN_TEXT, W_col_region_id},
	{"plan", COLUMN_TEXT, W_col_lineamiento_plan},
	{"iniciativas", COLUMN_WHOLE, W_col_lineamiento_iniciativas},
	{"interregionales", COLUMN_WHOLE, W_col_lineamiento_interregionales},
	{"estado", COLUMN_TEXT, W_col_lineamiento_estado},
	{"origen", COLUMN_TEXT, W_col_origen},
};

const struct download_column fund_columns[FUND_COLUMNS] = {
	{"entidad", COLUMN_TEXT, W_col_fondo_entidad},
	{"ambito", COLUMN_TEXT, W_col_fondo_ambito},
	{"region", COLUMN_TEXT, W_col_fondo_region},
	{"fuente", COLUMN_TEXT, W_col_fuente_id},
	{"nombre", COLUMN_TEXT, W_col_fuente_nombre},
	{"tipo", COLUMN_TEXT, W_col_fuente_tipo},
	{"gestionado", COLUMN_NUMBER, W_col_gestionado},
	{"asignado", COLUMN_NUMBER, W_col_asignado},
	{"origen", COLUMN_TEXT, W_col_origen},
};

static const char *origin_of(const struct model *model, bool money)
{
	return path_is_simulated(model, "data/iniciativas.csv") ||
			       (money && path_is_simulated(model, "data/recursos.csv"))
		       ? "simulado"
		       : "oficial";
}

bool plans_present(const struct publication *publication)
{
	return has_plans(publication->model);
}

static const struct plan *nth_plan(const struct model *model, size_t row)
{
	for (size_t i = 0; i < model->plan_count; i++)
		if (!model->plans[i].withdrawn && !row--)
			return &model->plans[i];
	return NULL;
}

size_t plan_rows(const struct publication *publication)
{
	size_t rows = 0;
	while (nth_plan(publication->model, rows))
		rows++;
	return rows;
}

void plan_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	const struct model *model = publication->model;
	const struct plan *plan = nth_plan(model, row);
	enum milestone stage = plan_stage(model, plan);
	const char **cell = cells;
	*cell++ = plan->id;
	*cell++ = model->regions[plan->region].id;
	*cell++ = plan->validity;
	*cell++ = model->circulars[plan->norm].id;
	*cell++ = stage == MILESTONE_COUNT ? "" : milestone_ids[stage];
	for (enum milestone m = FORMULATED; m < MILESTONE_COUNT; m++)
		*cell++ = date_text(arena, plan->milestones[m].date);
	*cell++ = consultation_ids[consultation_of(model, plan)];
	*cell++ = date_text(arena, plan->open_from);
	*cell++ = date_text(arena, plan->open_to);
	*cell++ = arena_printf(arena, "%zu", model->circulars[plan->norm].guideline_count);
	*cell++ = arena_printf(arena, "%zu", guidelines_covered(model, plan));
	*cell++ = origin_of(model, false);
}

/* The row's circular, region and guideline; false: there are not so many. */
static bool nth_guideline(const struct publication *publication, size_t row, size_t *circular, size_t *region,
	size_t *guideline)
{
	const struct model *model = publication->model;
	for (*circular = 0; *circular < model->circular_count; ++*circular) {
		const struct circular *norm = &model->circulars[*circular];
		if (!sets_guidelines(model, *circular))
			continue;
		for (size_t i = 0; i < model->region_count; i++) {
			*region = publication->assessment->region_order[i];
			if (model->regions[*region].entity != norm->entity || !*model->regions[*region].code)
				continue;
			if (row < norm->guideline_count) {
				*guideline = row;
				return true;
			}
			row -= norm->guideline_count;
		}
	}
	return false;
}

size_t guideline_rows(const struct publication *publication)
{
	size_t rows = 0, circular, region, guideline;
	while (nth_guideline(publication, rows, &circular, &region, &guideline))
		rows++;
	return rows;
}

void guideline_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	size_t circular = 0, region = 0, guideline = 0;
	nth_guideline(publication, row, &circular, &region, &guideline);
	guideline_cells(publication, circular, region, guideline, cells, arena);
}

void guideline_cells(const struct publication *publication, size_t circular, size_t region, size_t guideline,
	const char **cells, struct arena *arena)
{
	const struct model *model = publication->model;
	const struct plan *plan = plan_of_norm(model, region, circular);
	bool stands = plan && !plan->withdrawn;
	struct coverage coverage = stands ? coverage_of(model, plan, guideline) : (struct coverage){0, 0};
	const char **cell = cells;
	*cell++ = model->circulars[circular].id;
	*cell++ = model->circulars[circular].guidelines[guideline].id;
	*cell++ = model->regions[region].id;
	*cell++ = plan ? plan->id : "";
	*cell++ = stands ? arena_printf(arena, "%zu", coverage.own) : "";
	*cell++ = stands ? arena_printf(arena, "%zu", coverage.interregional) : "";
	*cell++ = !plan					  ? "sin_plan"
		  : !stands				  ? "retirado"
		  : coverage.own + coverage.interregional ? "cubierto"
							  : "sin_iniciativas";
	*cell++ = origin_of(model, false);
}

/* The row's scope and fund: those with rows of recursos.csv; false: there are not so many. */
static bool nth_sum(const struct publication *publication, size_t row, struct fund_scope *scope, size_t *fund,
	struct arena *arena)
{
	const struct model *model = publication->model;
	const size_t *order = funds_in_order(model, arena);
	for (size_t entity = 0; entity < model->entity_count; entity++)
		for (size_t i = 0; i < model->region_count + 2; i++) {
			bool region = i < model->region_count;
			size_t which = region ? publication->assessment->region_order[i] : NONE;
			if (region && model->regions[which].entity != entity)
				continue;
			*scope = (struct fund_scope){.entity = entity,
				.region = which,
				.part = region			   ? SUM_OWN
					: i == model->region_count ? SUM_INTERREGIONAL
								   : SUM_ALL};
			for (size_t f = 0; f < model->fund_count; f++) {
				*fund = order[f];
				if (fund_sum(model, scope, *fund).rows && !row--)
					return true;
			}
		}
	return false;
}

size_t fund_rows(const struct publication *publication)
{
	struct arena arena = {0};
	struct fund_scope scope;
	size_t rows = 0, fund;
	while (nth_sum(publication, rows, &scope, &fund, &arena))
		rows++;
	arena_release(&arena);
	return rows;
}

void fund_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	struct fund_scope scope = {0};
	size_t fund = 0;
	nth_sum(publication, row, &scope, &fund, arena);
	fund_cells(publication->model, &scope, fund, cells, arena);
}

void fund_cells(const struct model *model, const struct fund_scope *scope, size_t fund, const char **cells,
	struct arena *arena)
{
	static const char *const scopes[] = {
		[SUM_OWN] = "region", [SUM_INTERREGIONAL] = "interregional", [SUM_ALL] = "nacional"};
	struct fund_sum sum = fund_sum(model, scope, fund);
	const char **cell = cells;
	*cell++ = model->entities[scope->entity].id;
	*cell++ = scopes[scope->part];
	*cell++ = scope->region == NONE ? "" : model->regions[scope->region].id;
	*cell++ = model->funds[fund].id;
	*cell++ = model->funds[fund].name;
	*cell++ = model->funds[fund].complementary ? "complementario" : "ordinario";
	*cell++ = decimal_text(arena, sum.managed);
	*cell++ = decimal_text(arena, sum.assigned);
	*cell++ = origin_of(model, true);
}
