/* Room: pages. planes/: the matrix of guidelines by region with the money of all, and the plan of one region.
 */
#include "compliance/feedback.h"
#include "pages/figure_words.h"
#include "pages/overview.h"
#include "pages/page_table.h"
#include "pages/page_withdrawn.h"
#include "pages/plan_money.h"
#include "pages/plan_tables.h"
#include "pages/plan_views.h"
#include "pages/sheet_parts.h"

#include <string.h>

/* A cell's view for partials/celda: how many initiatives, or that there is none. */
static struct view *coverage_cell(struct page_draft *draft, const struct plan *plan, size_t guideline)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct coverage coverage = coverage_of(draft->model, plan, guideline);
	size_t all = coverage.own + coverage.interregional;
	const char *glyph = coverage.own ? "cumple" : all ? "parcial" : "sin_dato";
	const char *shared =
		counted(voice, (long)coverage.interregional, W_n_interregional, W_n_interregionales);
	struct view *cell = view_map(arena);
	glyphs_use(&draft->glyphs, glyph);
	view_set_truth(cell, "hay", true);
	view_set_text(cell, "clase", coverage.own ? "cumple" : all ? "parcial" : "sin_dato");
	view_set_text(cell, "glifo", glyph);
	view_set_text(cell, "palabra", word(voice, W_plan_celda_iniciativas));
	view_set_text(cell, "valor",
		!all		? word(voice, W_plan_celda_ninguna)
		: !coverage.own ? shared
				: arena_printf(arena, "%zu", coverage.own));
	view_set_text(cell, "resto",
		coverage.own && coverage.interregional ? phrase(voice, W_plan_celda_y_compartidas, shared)
						       : "");
	view_set_truth(cell, "sobre", false);
	view_set_text(cell, "href", href(draft, "planes/%s.html#l-%zu", plan->id, guideline + 1));
	return cell;
}

static void add_region_row(const struct page_table *table, struct view *rows, size_t region, size_t circular)
{
	struct page_draft *draft = table->draft;
	const struct model *model = draft->model;
	const struct plan *plan = plan_of_norm(model, region, circular);
	struct view *row = region_link(draft, region), *cells = view_set_list(row, "celdas");
	bool stands = plan && !plan->withdrawn;
	view_add(rows, row);
	view_set_truth(row, "hay", stands);
	view_set_text(row, "etapa", stands ? plan_stage_word(&draft->voice, model, plan) : "");
	view_set_text(row, "plan", stands ? href(draft, "planes/%s.html", plan->id) : "");
	view_set_text(row, "frase",
		plan ? phrase(&draft->voice, W_region_plan_retirado,
			       plan_stage_sentence(&draft->voice, model, plan))
		     : no_plan_sentence(&draft->voice, model, region));
	for (size_t g = 0; g < model->circulars[circular].guideline_count; g++) {
		const char *texts[GUIDELINE_COLUMNS];
		guideline_cells(draft->publication, circular, region, g, texts, draft->arena);
		table_cells(table, texts);
		if (stands)
			view_add(cells, coverage_cell(draft, plan, g));
	}
}

/* The regions of a segment; an entity that sorts none has one group. */
static void add_group(
	const struct page_table *table, struct view *groups, size_t circular, enum segment segment)
{
	struct page_draft *draft = table->draft;
	const struct model *model = draft->model;
	size_t entity = model->circulars[circular].entity;
	struct view *rows = NULL;
	for (size_t i = 0; i < model->region_count; i++) {
		size_t region = draft->publication->assessment->region_order[i];
		if (model->regions[region].entity != entity || model->regions[region].segment != segment ||
			!*model->regions[region].code)
			continue;
		if (!rows) {
			struct view *group = view_add_map(groups);
			rows = view_set_list(group, "regiones");
			view_set_text(group, "titulo",
				any_segment(model, entity) ? segment_title(&draft->voice, segment) : "");
		}
		add_region_row(table, rows, region, circular);
	}
}

static void add_matrix(struct page_draft *draft, struct view *list, size_t circular)
{
	const struct model *model = draft->model;
	const struct circular *norm = &model->circulars[circular];
	struct view *view = view_add_map(list), *columns = view_set_list(view, "columnas"),
		    *totals = view_set_list(view, "totales"), *groups = view_set_list(view, "grupos");
	view_set(view, "norma", circular_link(draft, circular));
	view_set_text(view, "id", arena_printf(draft->arena, "m-%s", norm->id));
	view_set_text(view, "columnas_n", arena_printf(draft->arena, "%zu", norm->guideline_count));
	view_set_text(view, "ancho", arena_printf(draft->arena, "%zu", norm->guideline_count + 1));
	for (size_t g = 0; g < norm->guideline_count; g++) {
		struct view *column = view_add_map(columns);
		size_t covered = 0;
		for (size_t r = 0; r < model->region_count; r++) {
			const struct plan *plan = plan_of_norm(model, r, circular);
			struct coverage coverage = plan && !plan->withdrawn ? coverage_of(model, plan, g)
									    : (struct coverage){0, 0};
			covered += coverage.own + coverage.interregional > 0;
		}
		view_set_text(column, "href",
			norm->withdrawn ? href(draft, "circulares/%s.html", norm->id)
					: href(draft, "circulares/%s.html#lineamiento-%zu", norm->id, g + 1));
		view_set_text(column, "id", norm->guidelines[g].id);
		view_set_text(column, "titulo", norm->guidelines[g].title);
		view_add(totals, view_text(draft->arena, arena_printf(draft->arena, "%zu", covered)));
	}
	const struct page_table table = table_of(draft, view, "csv", norm->id, "lineamientos");
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
		add_group(&table, groups, circular, s);
	add_group(&table, groups, circular, SEGMENT_NONE);
}

static void add_regions_of(
	struct page_draft *draft, struct view *map, const struct initiative *initiative, size_t but)
{
	struct view *list = view_set_list(map, "regiones");
	for (size_t i = 0; i < initiative->region_count; i++) {
		size_t region = initiative->regions[i];
		if (region == but)
			continue;
		const struct plan *plan = plan_of_norm(draft->model, region, initiative->circular);
		bool told = plan && !plan->withdrawn && plan_has(plan, initiative);
		struct view *item = view_add_map(list);
		view_set_text(item, "antes", view_count(list) > 1 ? ", " : "");
		view_set_text(item, "nombre", draft->model->regions[region].name);
		view_set_text(item, "href",
			told ? href(draft, "planes/%s.html#i-%s", plan->id, initiative->id)
			     : href(draft, "regiones/%s.html", draft->model->regions[region].id));
	}
}

static void add_interregional(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "interregionales");
	for (size_t i = 0; i < model->initiative_count; i++) {
		const struct initiative *initiative = &model->initiatives[i];
		if (!is_interregional(initiative))
			continue;
		struct view *item = view_add_map(list);
		view_set_text(item, "nombre", initiative->name);
		view_set_text(item, "lineamiento",
			guideline_title(&draft->voice, &model->circulars[initiative->circular],
				initiative->guideline));
		add_regions_of(draft, item, initiative, NONE);
	}
	view_set_truth(draft->content, "con_interregionales", view_count(list) > 0);
}

/* "3 de 5 regiones han publicado su plan; 2 siguen sin plan publicado." */
static const char *regions_sentence(const struct page_draft *draft)
{
	const struct voice *voice = &draft->voice;
	size_t regions, count = count_plans(draft->model, draft->model->site.entity, &regions);
	size_t left = regions - count;
	const char *published =
		phrase(voice, plural((long)count, W_planes_ha_publicado, W_planes_han_publicado),
			arena_printf(draft->arena, "%zu", count),
			counted(voice, (long)regions, W_n_region, W_n_regiones));
	return phrase(voice, plural((long)left, W_planes_sigue_sin_plan, W_planes_siguen_sin_plan), published,
		arena_printf(draft->arena, "%zu", left));
}

static int render_list(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	page_begin(&draft, publication, page, &scratch);
	draft.crumb = draft.title = word(&draft.voice, W_planes_planes_estrategicos_regionales);
	struct view *entities = view_set_list(draft.content, "entidades"),
		    *matrices = view_set_list(draft.content, "matrices");
	for (size_t c = 0; c < model->circular_count; c++)
		if (sets_guidelines(model, c))
			add_matrix(&draft, matrices, c);
	draft.description = regions_sentence(&draft);
	view_set_text(draft.content, "frase", draft.description);
	add_plans_section(&draft, model->site.entity);
	add_interregional(&draft);
	for (size_t entity = 0; entity < model->entity_count; entity++)
		add_entity_money(&draft, entities, entity);
	view_set_truth(draft.content, "con_recursos", view_count(entities) > 0);
	view_set_text(draft.content, "datos_planes", file_href(&draft, "datos/planes.csv"));
	draft.simulated = plans_are_simulated(model);
	draft.simulated_note = plans_note(model);
	for (size_t i = 0; i < 3; i++)
		glyphs_use(&draft.glyphs, (const char *const[]){"cumple", "parcial", "sin_dato"}[i]);
	return page_finish(&draft, "planes", out, report);
}

/* The municipalities that an initiative reaches; each leads to its row where there are such pages. */
static void add_municipalities(
	struct page_draft *draft, struct view *map, const struct initiative *initiative)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(map, "municipios");
	for (size_t i = 0; i < initiative->municipality_count; i++) {
		const struct municipality *m = &model->municipalities[initiative->municipalities[i]];
		struct view *item = view_add_map(list);
		view_set_text(item, "antes", i ? ", " : "");
		view_set_text(item, "nombre", m->name);
		view_set_text(item, "href",
			has_feedback(model) ? href(draft, "municipios/%s.html#m-%s",
						      model->regions[m->region].id, m->code)
					    : "");
	}
	view_set_truth(map, "con_municipios", initiative->municipality_count > 0);
}

/* How the indicators that the initiative names stand in the plan's region now. */
static void add_indicators(
	struct page_draft *draft, struct view *map, const struct initiative *initiative, size_t region)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(map, "indicadores");
	for (size_t i = 0; i < initiative->indicator_count; i++) {
		size_t indicator = initiative->indicators[i], entity = model->regions[region].entity;
		struct unit unit = {.scope = SCOPE_REGION, .entity = entity, .region = region};
		const struct figure *f = figure_now(
			draft->publication, indicator, unit, current_period(draft->publication, entity));
		struct view *item = view_add_map(list);
		view_set_text(item, "nombre", model->indicators[indicator].name);
		view_set_text(item, "codigo", indicator_short(draft->arena, &model->indicators[indicator]));
		view_set_truth(item, "hay", f != NULL);
		view_set_text(item, "href",
			f ? href(draft, "regiones/%s/%s.html", model->regions[region].id,
				    model->indicators[indicator].code)
			  : href(draft, "indicadores/%s.html", model->indicators[indicator].code));
		if (!f)
			continue;
		view_set(item, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
		view_set_text(item, "oracion", figure_sentence(&draft->voice, model, f));
		draft->simulated |= f->simulated;
	}
	view_set_truth(map, "con_indicadores", initiative->indicator_count > 0);
}

static const char *span(const struct voice *voice, const struct initiative *initiative)
{
	const char *start = long_date(voice, initiative->start), *end = long_date(voice, initiative->end);
	if (initiative->start == DATE_NONE)
		return initiative->end == DATE_NONE ? "" : phrase(voice, W_plan_hasta_el, end);
	return initiative->end == DATE_NONE ? phrase(voice, W_plan_desde_el, start)
					    : phrase(voice, W_circular_plazo_del_al, start, end);
}

static void add_initiative(struct page_draft *draft, struct view *list, const struct plan *plan, size_t index)
{
	const struct initiative *initiative = &draft->model->initiatives[index];
	struct view *view = view_add_map(list);
	view_set_text(view, "id", initiative->id);
	view_set_text(view, "nombre", initiative->name);
	view_set_text(view, "estado", capitalised(draft->arena, initiative->status));
	view_set_text(view, "fechas", span(&draft->voice, initiative));
	view_set_truth(view, "interregional", is_interregional(initiative));
	add_regions_of(draft, view, initiative, plan->region);
	add_municipalities(draft, view, initiative);
	view_set_text(
		view, "aliados", listed(&draft->voice, initiative->allies.items, initiative->allies.count));
	add_indicators(draft, view, initiative, plan->region);
	add_initiative_money(draft, view, index);
}

static void add_guidelines(struct page_draft *draft, const struct plan *plan)
{
	const struct model *model = draft->model;
	const struct circular *norm = &model->circulars[plan->norm];
	struct view *list = view_set_list(draft->content, "lineamientos");
	for (size_t g = 0; g < norm->guideline_count; g++) {
		struct view *view = view_add_map(list), *initiatives = view_set_list(view, "iniciativas");
		view_set_text(view, "ancla", arena_printf(draft->arena, "l-%zu", g + 1));
		view_set_text(view, "titulo", guideline_title(&draft->voice, norm, g));
		for (size_t i = 0; i < model->initiative_count; i++)
			if (model->initiatives[i].guideline == g && plan_has(plan, &model->initiatives[i]))
				add_initiative(draft, initiatives, plan, i);
		view_set_truth(view, "hay", view_count(initiatives) > 0);
		if (!view_count(initiatives))
			glyphs_use(&draft->glyphs, "sin_dato");
	}
}

static int render_plan(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct plan *plan = &model->plans[page->subject];
	month period = current_period(publication, model->regions[plan->region].entity);
	page_begin(&draft, publication, page, &scratch);
	page_crumb(&draft, "planes/index.html", word(&draft.voice, W_planes));
	draft.title = plan_title(&draft.voice, model, plan);
	draft.crumb = arena_printf(&scratch, "%s, %s", model->regions[plan->region].name, plan->validity);
	draft.description = arena_printf(&scratch, "%s %s", plan_stage_sentence(&draft.voice, model, plan),
		plan_coverage_sentence(&draft.voice, model, plan));
	draft.simulated = plans_are_simulated(model);
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "frase", draft.description);
	view_set(draft.content, "norma", circular_link(&draft, plan->norm));
	view_set(draft.content, "region", region_link(&draft, plan->region));
	view_set_text(draft.content, "planes", href(&draft, "planes/index.html"));
	view_set_text(
		draft.content, "periodo", period == MONTH_NONE ? "" : month_and_year(&draft.voice, period));
	add_milestones(&draft, draft.content, plan);
	add_consultation(&draft, draft.content, plan);
	add_guidelines(&draft, plan);
	add_plan_money(&draft, plan);
	view_set_html(draft.content, "texto", document_html(&draft, &plan->document, 3, NULL, 0, report));
	draft.simulated_note = plans_are_simulated(model) ? plans_note(model) : NULL;
	return page_finish(&draft, "plan", out, report);
}

void plan_plans(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	if (!has_plans(model))
		return;
	adder->inputs = INPUTS_EVERYTHING;
	plan_add(adder, render_list, 0, 0, "planes/index.html");
	for (size_t c = 0; c < model->circular_count; c++)
		if (sets_guidelines(model, c))
			plan_table(adder, model->circulars[c].id);
	plan_money_tables(adder, NULL);
	for (size_t i = 0; i < model->plan_count; i++) {
		const struct plan *plan = &model->plans[i];
		plan_add(adder, plan->withdrawn ? render_withdrawn_plan : render_plan, i, 0, "planes/%s.html",
			plan->id);
		if (!plan->withdrawn)
			plan_money_tables(adder, plan);
	}
}
