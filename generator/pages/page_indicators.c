/* Room: pages. indicadores/: the list, and one indicator with its method, its ranking, its segments, roles
 * and nation. */
#include "pages/chart.h"
#include "pages/figure_words.h"
#include "pages/page_pictures.h"
#include "pages/page_table.h"
#include "pages/region_pictures.h"
#include "pages/sheet_parts.h"

#include <string.h>

/* The last period with a line for the nation: what "now" is on an indicator's page. */
static const struct figure *nation_now(const struct publication *publication, size_t indicator)
{
	const struct unit nation = {
		.scope = SCOPE_NATION, .entity = publication->model->indicators[indicator].entity};
	const struct figure *figures;
	size_t count = assessment_series(publication->assessment, indicator, nation, &figures);
	return count ? &figures[count - 1] : NULL;
}

static const char *target_words(const struct voice *voice, const struct model *model,
	const struct figure *nation, const struct indicator *indicator)
{
	if (indicator->target_source == TARGET_NONE)
		return word(voice, W_indicadores_sin_meta);
	if (nation && nation->target)
		return figure_target(voice, model, nation, nation->target);
	return "–";
}

/* The definitions of an indicator's method. */
struct definitions {
	const struct voice *voice;
	struct view *list;
};

static void add_definition(const struct definitions *definitions, enum word term, const char *text)
{
	if (!text || !*text)
		return;
	struct view *item = view_add_map(definitions->list);
	view_set_text(item, "termino", word(definitions->voice, term));
	view_set_text(item, "texto", text);
}

static const char *formula(struct arena *arena, const struct model *model, size_t index)
{
	const struct indicator *indicator = &model->indicators[index];
	const char *top = term_name(arena, model, index, indicator->numerator);
	if (indicator->denominator.indicator == NONE)
		return top;
	return arena_printf(arena, "%s ÷ %s", top, term_name(arena, model, index, indicator->denominator));
}

static const char *percent(const struct voice *voice, struct decimal ratio)
{
	return shown_decimal(voice, (struct decimal){ratio.millionths * 100});
}

static const char *judgement(const struct voice *voice, const struct indicator *indicator)
{
	const struct thresholds *t = &indicator->thresholds;
	if (indicator->target_source == TARGET_NONE)
		return word(voice, W_indicador_no_se_juzga);
	if (indicator->ceiling)
		return phrase(voice, W_indicador_juzga_techo, percent(voice, indicator->tolerance));
	return phrase(voice, W_indicador_juzga_meta, percent(voice, t->meets), percent(voice, t->risk));
}

static const char *window_text(const struct voice *voice, const struct indicator *indicator)
{
	static const enum word flows[] = {[WINDOW_MONTH] = W_indicador_ventana_mes,
		[WINDOW_QUARTER] = W_indicador_ventana_trimestre,
		[WINDOW_HALF] = W_indicador_ventana_semestre,
		[WINDOW_YEAR] = W_indicador_ventana_anio};
	return word(voice, indicator->numerator.stock ? W_indicador_existencia : flows[indicator->window]);
}

static void add_method(struct page_draft *draft, size_t index)
{
	static const enum word types[] = {W_indicador_resultado, W_indicador_proceso};
	const struct indicator *indicator = &draft->model->indicators[index];
	const struct voice *voice = &draft->voice;
	const struct definitions list = {voice, view_set_list(draft->content, "ficha")};
	add_definition(&list, W_indicador_objetivo, indicator->objective);
	add_definition(&list, W_ficha_tipo, word(voice, types[indicator->type]));
	add_definition(&list, W_indicador_formula, formula(draft->arena, draft->model, index));
	add_definition(&list, W_indicador_unidad, indicator->unit);
	add_definition(&list, W_indicador_ventana, window_text(voice, indicator));
	if (indicator->target_source != TARGET_NONE)
		add_definition(&list, W_region_meta_al_corte,
			word(voice,
				indicator->linear ? W_indicador_meta_por_meses : W_indicador_meta_entera));
	add_definition(&list, W_indicador_como_se_juzga, judgement(voice, indicator));
	add_definition(&list, W_cambios_corte,
		phrase(voice, W_indicador_dia_de_corte, shown_count(voice, indicator->cut_day)));
	add_definition(&list, W_circular_vigencia, validity(voice, indicator));
	add_definition(&list, W_indicador_se_debe_desde, month_and_year(voice, indicator->since));
	add_definition(&list, W_acciones_responsable, indicator->responsible);
	add_definition(&list, W_indicador_origen, indicator->data_source);
	add_definition(&list, W_acciones_herramienta, indicator->tool);
	add_definition(&list, W_circular_numeral, indicator->section);
}

/* The nation's roll-ups: nation, segments, regions without segment one by one, so that the lines add up to
 * it; roles. */
static void add_units(struct page_draft *draft, size_t indicator, month period)
{
	const struct model *model = draft->model;
	size_t entity = model->indicators[indicator].entity;
	struct view *list = view_set_list(draft->content, "unidades");
	const struct page_table table =
		table_of(draft, draft->content, "ambitos_csv", "ambitos", "cumplimiento");
	add_unit_row(&table, list, indicator, (struct unit){.scope = SCOPE_NATION, .entity = entity}, period,
		NONE);
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
		add_unit_row(&table, list, indicator,
			(struct unit){.scope = SCOPE_SEGMENT, .entity = entity, .segment = s}, period, NONE);
	for (size_t r = 0; r < model->region_count; r++)
		if (model->regions[r].entity == entity && model->regions[r].segment == SEGMENT_NONE &&
			any_segment(model, entity))
			add_unit_row(&table, list, indicator,
				(struct unit){.scope = SCOPE_REGION, .entity = entity, .region = r}, period,
				NONE);
	for (size_t role = 1; role < model->roles.count; role++)
		add_unit_row(&table, list, indicator,
			(struct unit){.scope = SCOPE_ROLE, .entity = entity, .role = role}, period, NONE);
}

/* The regions of a segment, or of the country, ranked; the segments' tables are shown by the sheets. Returns
 * how many, for `ranked`. */
static size_t rank(struct page_draft *draft, size_t index, struct unit group, month period, const char *name,
	const struct figure ***ranked)
{
	const struct page_table table = table_of(draft, draft->content, "csv", name, "cumplimiento");
	size_t count = rank_figures(draft, index, group, period, ranked);
	for (size_t i = 0; i < count; i++)
		table_figure(&table, (*ranked)[i]);
	return count;
}

/* The mosaic, the map and the small multiples of the regions. */
static void add_pictures(struct page_draft *draft, const struct figure *now)
{
	const struct indicator *indicator = &draft->model->indicators[now->indicator];
	const char *code = indicator->code;
	const char *title = state_title(draft, indicator_short(draft->arena, indicator), now->period);
	const struct region_tiles tiles =
		state_tiles(draft, now->indicator, indicator->entity, now->period, NONE, true);
	const char *summary = arena_printf(draft->arena, "%s.",
		count_states(draft, view_set_list(draft->content, "mosaico_clave"), tiles.counts));
	const char *mosaic = mosaic_html(draft, "mp", title, summary, &tiles);
	const char *map = map_html(draft, "mr", title, summary, &tiles);
	const struct region_panels panels = panels_of(draft, now->indicator, now->period);
	view_set_html(draft->content, "mosaico", mosaic);
	add_picture_link(draft, "descarga_mosaico", mosaic, "indicadores/%s.mosaico.svg", code);
	view_set_html(draft->content, "mapa", map);
	view_set_text(draft->content, "mapa_credito", map_credit(draft, indicator->entity));
	add_picture_link(draft, "descarga_mapa", map, "indicadores/%s.mapa.svg", code);
	view_set_html(draft->content, "paneles",
		panels.count ? chart_panels(draft->arena, panels.panels, panels.count, PANEL_MONTHS,
				       panels.amounts)
			     : "");
	view_set_text(draft->content, "paneles_leyenda", panels_caption(draft, now, &panels));
	add_picture_link(
		draft, "descarga_paneles", panels.count ? "x" : "", "indicadores/%s.regiones.svg", code);
}

static void add_nation(struct page_draft *draft, size_t index, const struct figure *now)
{
	const struct model *model = draft->model;
	const struct figure *figures;
	const struct figure **ranked;
	size_t count = assessment_series(draft->publication->assessment, index, now->unit, &figures);
	view_set(draft->content, "estado", state_view(&draft->voice, state_ids[now->state], &draft->glyphs));
	view_set_text(draft->content, "oracion", figure_sentence(&draft->voice, model, now));
	const char *chart = sheet_chart(draft, figures, count);
	view_set_html(draft->content, "grafico", chart);
	add_picture_link(
		draft, "descarga_grafico", chart, "indicadores/%s.linea.svg", model->indicators[index].code);
	view_set_text(draft->content, "leyenda", sheet_chart_caption(draft, now));
	add_units(draft, index, now->period);
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT && draft->page->table; s++)
		rank(draft, index,
			(struct unit){.scope = SCOPE_SEGMENT, .entity = now->unit.entity, .segment = s},
			now->period, segment_ids[s], &ranked);
	size_t regions = rank(draft, index, now->unit, now->period, "", &ranked);
	for (size_t i = 0; i < regions; i++)
		draft->simulated |= ranked[i]->simulated;
	view_set_truth(draft->content, "con_meta", model->indicators[index].target_source != TARGET_NONE);
	draft->terms |= 1U << TOPIC_ROLL_UP | 1U << TOPIC_COVERAGE;
	add_ranked_rows(draft, draft->content, ranked, regions, NONE);
	add_pictures(draft, now);
	add_picture_link(draft, "descarga_barras", regions && ranked[0]->compliance ? "x" : "",
		"indicadores/%s.barras.svg", model->indicators[index].code);
	view_set_text(draft->content, "periodo", month_and_year(&draft->voice, now->period));
}

static int render_indicator(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct indicator *indicator = &model->indicators[page->subject];
	const struct figure *now = nation_now(publication, page->subject);
	page_begin(&draft, publication, page, &scratch);
	draft.judged = page->subject;
	page_crumb(&draft, "indicadores/index.html", word(&draft.voice, W_indicadores));
	draft.crumb = indicator_short(&scratch, indicator);
	draft.title = arena_printf(&scratch, "%s (%s)", indicator->name, draft.crumb);
	draft.description = now ? figure_sentence(&draft.voice, model, now) : indicator->name;
	view_set_text(draft.content, "titulo", indicator->name);
	view_set_text(draft.content, "codigo", draft.crumb);
	view_set_text(draft.content, "unidad", capitalised(&scratch, indicator->unit));
	view_set_text(draft.content, "porcentaje_titulo",
		word(&draft.voice, indicator->ceiling ? W_porcentaje_del_techo : W_region_de_la_meta));
	view_set_text(draft.content, "meta_titulo", goal_title(&draft.voice, indicator, !indicator->ceiling));
	view_set(draft.content, "norma", circular_link(&draft, indicator->norm));
	view_set_html(
		draft.content, "texto", document_html(&draft, &indicator->document, 3, NULL, 0, report));
	view_set_truth(draft.content, "con_cifras", now != NULL);
	add_method(&draft, page->subject);
	if (now)
		add_nation(&draft, page->subject, now);
	return page_finish(&draft, "indicador", out, report);
}

static int render_list(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	page_begin(&draft, publication, page, &scratch);
	draft.crumb = draft.title = word(&draft.voice, W_indicadores);
	draft.description = word(&draft.voice, W_indicadores_lema);
	struct view *list = view_set_list(draft.content, "indicadores");
	const struct page_table table = table_of(&draft, draft.content, "csv", "", "cumplimiento");
	for (size_t i = 0; i < model->indicator_count; i++) {
		const struct indicator *indicator = &model->indicators[i];
		const struct figure *now = nation_now(publication, i);
		const char *only_names[32] = {model->entities[indicator->entity].id, indicator->code};
		if (now)
			table_figure(&table, now);
		else
			table_cells(&table, only_names);
		struct view *row = indicator_link(&draft, i);
		view_add(list, row);
		view_set_text(row, "unidad", indicator->unit);
		view_set_text(
			row, "techo", indicator->ceiling ? word(&draft.voice, W_indicadores_techo) : "");
		view_set_text(row, "meta", target_words(&draft.voice, model, now, indicator));
		view_set_text(row, "valor", now ? figure_value(&draft.voice, model, now) : "–");
		view_set_text(row, "porcentaje",
			now && now->compliance ? figure_percent(&draft.voice, model, now) : "–");
		view_set_text(row, "entidad", model->entities[indicator->entity].acronym);
		view_set_truth(row, "con_estado", now != NULL);
		view_set(row, "estado",
			now ? state_view(&draft.voice, state_ids[now->state], &draft.glyphs)
			    : view_map(&scratch));
		view_set(row, "norma", circular_link(&draft, indicator->norm));
		draft.simulated |= now && now->simulated;
	}
	view_set_truth(draft.content, "hay", model->indicator_count > 0);
	return page_finish(&draft, "indicadores", out, report);
}

void plan_indicators(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	plan_add(adder, render_list, 0, 0, "indicadores/index.html");
	if (model->indicator_count)
		plan_table(adder, "");
	for (size_t i = 0; i < model->indicator_count; i++) {
		plan_add(adder, render_indicator, i, 0, "indicadores/%s.html", model->indicators[i].code);
		if (!nation_now(adder->publication, i))
			continue;
		plan_table(adder, "");
		plan_table(adder, "ambitos");
		for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
			if (segment_has_region(model, model->indicators[i].entity, s))
				plan_table(adder, segment_ids[s]);
	}
}
