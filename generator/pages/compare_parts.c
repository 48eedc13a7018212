/* Room: pages. One region against the others: ranked bars and the mosaic of states. Only figures that can be
 * compared are ranked. */
#include "pages/chart.h"
#include "pages/figure_words.h"
#include "pages/region_pictures.h"
#include "pages/sheet_parts.h"

#include <stdlib.h>
#include <string.h>

/* Best first: more of a floor, less of a ceiling; what has no compliance comes last, by name. */
static int compare_figures(const void *left, const void *right, void *context)
{
	const struct figure *a = *(const struct figure *const *)left,
			    *b = *(const struct figure *const *)right;
	const struct model *model = context;
	if (!a->compliance || !b->compliance) {
		if (!a->compliance != !b->compliance)
			return a->compliance ? -1 : 1;
		return strcmp(model->regions[a->unit.region].id, model->regions[b->unit.region].id);
	}
	int order = fraction_compare(b->compliance, a->compliance);
	if (model->indicators[a->indicator].ceiling)
		order = -order;
	return order ? order : strcmp(model->regions[a->unit.region].id, model->regions[b->unit.region].id);
}

size_t rank_figures(const struct page_draft *draft, size_t indicator, struct unit group, month period,
	const struct figure ***ranked)
{
	const struct model *model = draft->model;
	size_t count = 0;
	*ranked = arena_array(draft->arena, model->region_count, sizeof(**ranked));
	for (size_t region = 0; region < model->region_count; region++) {
		const struct unit unit = {
			.scope = SCOPE_REGION, .entity = model->regions[region].entity, .region = region};
		const struct figure *figure = unit_has_region(model, group, region)
						      ? figure_at(draft->publication, indicator, unit, period)
						      : NULL;
		if (figure)
			(*ranked)[count++] = figure;
	}
	if (count)
		qsort_r(*ranked, count, sizeof(**ranked), compare_figures, (void *)model);
	return count;
}

/* Equal compliance shares a rank: "2, 2, 4". */
static const char *rank_text(const struct page_draft *draft, const struct figure *const *ranked, size_t at)
{
	if (!ranked[at]->compliance)
		return "–";
	while (at && ranked[at - 1]->compliance &&
		fraction_compare(ranked[at - 1]->compliance, ranked[at]->compliance) == 0)
		at--;
	return arena_printf(draft->arena, "%zu", at + 1);
}

static void add_ranked_row(struct page_draft *draft, struct view *list, const struct figure *const *ranked,
	size_t at, size_t here)
{
	const struct model *model = draft->model;
	const struct figure *f = ranked[at];
	const struct indicator *indicator = &model->indicators[f->indicator];
	struct view *row = view_add_map(list);
	const struct region *region = &model->regions[f->unit.region];
	view_set_text(row, "puesto", rank_text(draft, ranked, at));
	view_set_text(row, "nombre", region->name);
	view_set_text(row, "href", href(draft, "regiones/%s/%s.html", region->id, indicator->code));
	view_set_text(row, "valor", figure_value(&draft->voice, model, f));
	view_set_text(row, "meta", figure_target(&draft->voice, model, f, f->target_at_cut));
	view_set_text(row, "porcentaje", figure_share(&draft->voice, model, f));
	view_set(row, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
	view_set_html(row, "barra",
		f->compliance ? chart_bullet(draft->arena, state_words(state_ids[f->state])->glyph,
					fraction_approximate(f->compliance), 0, indicator->ceiling)
			      : "");
	view_set_truth(row, "aqui", f->unit.region == here);
}

void add_ranked_rows(struct page_draft *draft, struct view *map, const struct figure *const *ranked,
	size_t count, size_t here)
{
	struct view *places = view_set_list(map, "puestos"), *apart = view_set_list(map, "aparte");
	for (size_t i = 0; i < count; i++)
		add_ranked_row(draft, ranked[i]->compliance ? places : apart, ranked, i, here);
	/* Without any compliance there is no ranking to stand apart from. */
	view_set_truth(map, "con_aparte", view_count(places) && view_count(apart));
	if (view_count(places) && view_count(apart))
		draft->terms |= 1U << TOPIC_COMPARABLE;
}

void add_unit_row(const struct page_table *table, struct view *list, size_t indicator, struct unit unit,
	month period, size_t here)
{
	struct page_draft *draft = table->draft;
	const struct model *model = draft->model;
	const struct figure *f = figure_at(draft->publication, indicator, unit, period);
	if (!f)
		return;
	/* A region stands among segments when it has none: its line says so. */
	bool loose = unit.scope == SCOPE_REGION && model->regions[unit.region].segment == SEGMENT_NONE &&
		     any_segment(model, model->regions[unit.region].entity);
	const char *title = unit_title(&draft->voice, model, unit);
	if (loose)
		title = phrase(&draft->voice, W_sin_segmento_region, title);
	struct view *row = view_add_map(list);
	draft->simulated |= f->simulated;
	table_figure(table, f);
	view_set_text(row, "nombre", title);
	view_set_truth(row, "aqui", unit.scope == SCOPE_REGION && unit.region == here);
	view_set(row, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
	view_set_text(row, "valor", figure_value(&draft->voice, model, f));
	view_set_text(row, "meta", figure_target(&draft->voice, model, f, f->target_at_cut));
	view_set_text(row, "porcentaje", figure_share(&draft->voice, model, f));
	view_set_text(row, "cobertura",
		phrase(&draft->voice, W_n_de_n, shown_count(&draft->voice, f->regions_reported),
			shown_count(&draft->voice, f->regions_expected)));
}

void add_comparison(struct page_draft *draft, const struct figure *figure)
{
	const struct region *region = &draft->model->regions[figure->unit.region];
	struct view *list = view_set_list(draft->content, "frente");
	const struct page_table table =
		table_of(draft, draft->content, "frente_csv", "frente", "cumplimiento");
	struct unit units[] = {figure->unit,
		{.scope = SCOPE_SEGMENT, .entity = region->entity, .segment = region->segment},
		{.scope = SCOPE_NATION, .entity = region->entity}};
	for (size_t i = 0; i < 3; i++)
		if (units[i].scope != SCOPE_SEGMENT || region->segment != SEGMENT_NONE)
			add_unit_row(&table, list, figure->indicator, units[i], figure->period,
				figure->unit.region);
	draft->terms |= 1U << TOPIC_ROLL_UP;
}

void add_ranking(struct page_draft *draft, const struct figure *figure)
{
	const struct model *model = draft->model;
	const struct region *region = &model->regions[figure->unit.region];
	bool segment = region->segment != SEGMENT_NONE;
	const struct unit group = {.scope = segment ? SCOPE_SEGMENT : SCOPE_NATION,
		.entity = region->entity,
		.segment = region->segment};
	const struct figure **ranked;
	size_t count = rank_figures(draft, figure->indicator, group, figure->period, &ranked);
	struct view *view = view_set_map(draft->content, "ranking");
	view_set_text(view, "titulo",
		segment ? unit_title(&draft->voice, model, group)
			: word(&draft->voice, W_todas_las_regiones));
	view_set_text(view, "periodo", month_and_year(&draft->voice, figure->period));
	view_set_truth(view, "con_meta", figure->target != NULL);
	view_set_text(view, "csv",
		file_href(draft, "indicadores/%s%s%s.csv", model->indicators[figure->indicator].code,
			segment ? "." : "", segment_ids[region->segment]));
	add_ranked_rows(draft, view, ranked, count, figure->unit.region);
}

void add_tiles(struct page_draft *draft, const struct figure *figure)
{
	const struct indicator *indicator = &draft->model->indicators[figure->indicator];
	const struct region_tiles tiles = state_tiles(
		draft, figure->indicator, figure->unit.entity, figure->period, figure->unit.region, false);
	const char *summary =
		count_states(draft, view_set_list(draft->content, "mosaico_clave"), tiles.counts);
	view_set_html(draft->content, "mosaico",
		mosaic_html(draft, "mp",
			state_title(draft, indicator_short(draft->arena, indicator), figure->period),
			arena_printf(draft->arena, "%s.", summary), &tiles));
}
