/* Room: pages. indicadores/: the list, and one indicator with its method, its ranking, its segments, roles
 * and nation. */
#include "pages/chart.h"
#include "pages/figure_words.h"
#include "pages/layout.h"
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
		return "sin meta";
	if (nation && nation->target)
		return figure_target(voice, model, nation, nation->target);
	return "–";
}

static void add_definition(struct view *list, const char *term, const char *text)
{
	if (!text || !*text)
		return;
	struct view *item = view_add_map(list);
	view_set_text(item, "termino", term);
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
	struct arena *arena = voice->arena;
	const struct thresholds *t = &indicator->thresholds;
	if (indicator->target_source == TARGET_NONE)
		return "No se juzga: la norma no fijó meta.";
	if (indicator->ceiling)
		return arena_printf(arena,
			"Es un techo: cumple hasta el techo, está en riesgo hasta %s %% más, incumple desde "
			"ahí.",
			percent(voice, indicator->tolerance));
	return arena_printf(arena,
		"Cumple desde el %s %% de la meta al corte, está en riesgo desde el %s %%, incumple por "
		"debajo.",
		percent(voice, t->meets), percent(voice, t->risk));
}

static const char *window_text(const struct indicator *indicator)
{
	static const char *const flows[] = {"Se suma dentro del mes", "Se suma dentro del trimestre",
		"Se suma dentro del semestre", "Se suma desde enero"};
	return indicator->numerator.stock ? "Es una existencia: cuenta la del mes" : flows[indicator->window];
}

static void add_method(struct page_draft *draft, size_t index)
{
	static const char *const types[] = {"Resultado", "Proceso"};
	const struct indicator *indicator = &draft->model->indicators[index];
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct view *list = view_set_list(draft->content, "ficha");
	add_definition(list, "Objetivo", indicator->objective);
	add_definition(list, "Tipo", types[indicator->type]);
	add_definition(list, "Fórmula", formula(arena, draft->model, index));
	add_definition(list, "Unidad", indicator->unit);
	add_definition(list, "Ventana", window_text(indicator));
	if (indicator->target_source != TARGET_NONE)
		add_definition(list, "Meta al corte",
			indicator->linear ? "La meta se reparte por igual entre los meses de la ventana"
					  : "La meta completa, en cualquier mes");
	add_definition(list, "Cómo se juzga", judgement(voice, indicator));
	add_definition(list, "Corte", arena_printf(arena, "Día %d de cada mes", indicator->cut_day));
	add_definition(list, "Vigencia", validity(arena, indicator));
	add_definition(list, "Se debe desde", month_and_year(voice, indicator->since));
	add_definition(list, "Responsable", indicator->responsible);
	add_definition(list, "Origen de los datos", indicator->data_source);
	add_definition(list, "Herramienta", indicator->tool);
	add_definition(list, "Numeral", indicator->section);
}

static void add_unit_row(
	struct page_draft *draft, struct view *list, size_t indicator, struct unit unit, month period)
{
	const struct model *model = draft->model;
	const struct figure *f = figure_at(draft->publication, indicator, unit, period);
	if (!f)
		return;
	struct view *row = view_add_map(list);
	draft->simulated |= f->simulated;
	view_set_text(row, "nombre", unit_title(&draft->voice, model, unit));
	view_set(row, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
	view_set_text(row, "valor", figure_value(&draft->voice, model, f));
	view_set_text(row, "meta", figure_target(&draft->voice, model, f, f->target_at_cut));
	view_set_text(row, "porcentaje", figure_share(&draft->voice, model, f));
	view_set_text(row, "cobertura",
		arena_printf(draft->arena, "%u de %u", f->regions_reported, f->regions_expected));
}

/* The nation's roll-ups: nation, segments, regions without segment one by one, roles. */
static void add_units(struct page_draft *draft, size_t indicator, month period)
{
	const struct model *model = draft->model;
	size_t entity = model->indicators[indicator].entity;
	struct view *list = view_set_list(draft->content, "unidades");
	add_unit_row(draft, list, indicator, (struct unit){.scope = SCOPE_NATION, .entity = entity}, period);
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
		add_unit_row(draft, list, indicator,
			(struct unit){.scope = SCOPE_SEGMENT, .entity = entity, .segment = s}, period);
	for (size_t r = 0; r < model->region_count; r++)
		if (model->regions[r].entity == entity && model->regions[r].segment == SEGMENT_NONE &&
			any_segment(model, entity))
			add_unit_row(draft, list, indicator,
				(struct unit){.scope = SCOPE_REGION, .entity = entity, .region = r}, period);
	for (size_t role = 1; role < model->roles.count; role++)
		add_unit_row(draft, list, indicator,
			(struct unit){.scope = SCOPE_ROLE, .entity = entity, .role = role}, period);
}

static void add_nation(struct page_draft *draft, size_t index, const struct figure *now)
{
	const struct model *model = draft->model;
	const struct figure *figures;
	const struct figure **ranked;
	size_t count = assessment_series(draft->publication->assessment, index, now->unit, &figures);
	view_set(draft->content, "estado", state_view(&draft->voice, state_ids[now->state], &draft->glyphs));
	view_set_text(draft->content, "oracion", figure_sentence(&draft->voice, model, now));
	view_set_html(draft->content, "grafico", sheet_chart(draft, figures, count));
	view_set_text(draft->content, "leyenda", sheet_chart_caption(draft, now));
	add_units(draft, index, now->period);
	size_t regions = rank_figures(draft, index, now->unit, now->period, &ranked);
	for (size_t i = 0; i < regions; i++)
		draft->simulated |= ranked[i]->simulated;
	view_set_truth(draft->content, "con_meta", model->indicators[index].target_source != TARGET_NONE);
	add_ranked_rows(draft, view_set_list(draft->content, "regiones"), ranked, regions, NONE);
	add_state_tiles(draft, index, now->unit.entity, now->period, NONE, true);
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
	page_crumb(&draft, "indicadores/index.html", "Indicadores");
	draft.crumb = indicator_short(&scratch, indicator);
	draft.title = arena_printf(&scratch, "%s (%s)", indicator->name, draft.crumb);
	draft.description = now ? figure_sentence(&draft.voice, model, now) : indicator->name;
	view_set_text(draft.content, "titulo", indicator->name);
	view_set_text(draft.content, "codigo", draft.crumb);
	view_set_text(draft.content, "unidad", capitalised(&scratch, indicator->unit));
	view_set_text(
		draft.content, "porcentaje_titulo", indicator->ceiling ? "% del techo" : "% de la meta");
	view_set_text(draft.content, "meta_titulo",
		indicator->ceiling  ? "Techo"
		: indicator->linear ? "Meta al corte"
				    : "Meta");
	view_set_text(draft.content, "datos", file_href(&draft, "datos/cumplimiento.csv"));
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
	draft.crumb = draft.title = "Indicadores";
	draft.description =
		"Los indicadores con que se rinde la cuenta: qué mide cada uno, su meta y cómo va el país.";
	struct view *list = view_set_list(draft.content, "indicadores");
	for (size_t i = 0; i < model->indicator_count; i++) {
		const struct indicator *indicator = &model->indicators[i];
		const struct figure *now = nation_now(publication, i);
		struct view *row = indicator_link(&draft, i);
		view_add(list, row);
		view_set_text(row, "unidad", indicator->unit);
		view_set_text(row, "techo", indicator->ceiling ? "techo" : "");
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
	for (size_t i = 0; i < model->indicator_count; i++)
		plan_add(adder, render_indicator, i, 0, "indicadores/%s.html", model->indicators[i].code);
}
