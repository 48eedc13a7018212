/* Room: pages. regiones/: the list by segment, and one region told in a minute: its plan, its indicators, its
 * municipalities, its evaluation; then the details of each. */
#include "pages/chart.h"
#include "pages/evaluation_views.h"
#include "pages/feedback_words.h"
#include "pages/figure_words.h"
#include "pages/layout.h"
#include "pages/overview.h"
#include "pages/page_pictures.h"
#include "pages/page_table.h"
#include "pages/plan_views.h"
#include "pages/sheet_parts.h"

#include <string.h>

static struct unit unit_of(const struct model *model, size_t region)
{
	return (struct unit){
		.scope = SCOPE_REGION, .entity = model->regions[region].entity, .region = region};
}

static const char *segment_words(const struct voice *voice, const struct region *region)
{
	static const enum word words[SEGMENT_COUNT] = {
		W_regional_sin_segmento, W_regional_grande, W_regional_mediana, W_regional_pequena};
	return word(voice, words[region->segment]);
}

/* How many of the reports that were owed came in time, over all indicators and cuts. */
static const char *timeliness(struct page_draft *draft, size_t region)
{
	const struct assessment *assessment = draft->publication->assessment;
	size_t on_time = 0, owed = 0;
	for (size_t i = 0; i < assessment->count; i++) {
		const struct figure *f = &assessment->figures[i];
		bool counts = f->unit.scope == SCOPE_REGION && f->unit.region == region &&
			      f->state != STATE_NOT_APPLICABLE &&
			      f->period >= draft->model->indicators[f->indicator].since &&
			      f->state != STATE_PENDING;
		owed += counts;
		on_time += counts && f->timeliness == TIMELINESS_ON_TIME;
	}
	return owed ? phrase(&draft->voice, W_region_entrego_a_tiempo,
			      shown_count(&draft->voice, (long)on_time),
			      counted(&draft->voice, (long)owed, W_n_reporte, W_n_reportes))
		    : "";
}

static const char *summary(
	struct page_draft *draft, const struct region *region, const struct tally *tally, month period)
{
	static const struct {
		enum state state;
		enum word one, several;
	} others[] = {{STATE_RISK, W_region_una_en_riesgo, W_region_varias_en_riesgo},
		{STATE_FAILS, W_region_una_se_incumple, W_region_varias_se_incumplen},
		{STATE_NO_DATA, W_region_una_sin_dato, W_region_varias_sin_dato}};
	const struct voice *voice = &draft->voice;
	const char *parts[sizeof(others) / sizeof(*others)];
	size_t count = 0;
	if (period == MONTH_NONE)
		return phrase(voice, W_region_sin_cifras, region->name);
	if (!tally->with_target)
		return phrase(voice, W_region_sin_metas, month_and_year(voice, period), region->name);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		long targets = (long)tally->states[others[i].state];
		if (targets)
			parts[count++] = phrase(voice, plural(targets, others[i].one, others[i].several),
				shown_count(voice, targets));
	}
	return phrase(voice, count ? W_region_resumen_y_demas : W_region_resumen,
		month_and_year(voice, period), region->name,
		shown_count(voice, (long)tally->states[STATE_MEETS]),
		counted(voice, (long)tally->with_target, W_n_meta, W_n_metas), listed(voice, parts, count));
}

static const char *scale_line(const struct voice *voice, const struct model *model, const struct figure *f)
{
	struct arena *arena = voice->arena;
	const struct indicator *indicator = &model->indicators[f->indicator];
	if (f->denominator)
		return phrase(voice, W_region_numerador_de_denominador, shown_trimmed(voice, f->numerator, 2),
			term_name(arena, model, f->indicator, indicator->numerator),
			shown_trimmed(voice, f->denominator, 2),
			term_name(arena, model, f->indicator, indicator->denominator),
			figure_value(voice, model, f));
	return figure_amount(voice, model, f);
}

static void add_bullet(
	struct page_draft *draft, struct view *list, const struct figure *f, const char *address)
{
	static const enum word goals[2][2] = {{W_region_la_meta, W_region_la_meta_al_corte},
		{W_region_el_techo, W_region_el_techo_al_corte}};
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[f->indicator];
	struct view *item = view_add_map(list);
	const char *glyph = state_words(state_ids[f->state])->glyph;
	view_set_text(item, "href", address);
	view_set_text(item, "nombre", indicator->name);
	view_set_text(item, "codigo", indicator_short(draft->arena, indicator));
	view_set(item, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
	view_set_text(item, "porcentaje",
		f->compliance ? phrase(&draft->voice,
					indicator->ceiling ? W_region_porcentaje_del_techo
							   : W_region_porcentaje_de_la_meta,
					figure_percent(&draft->voice, model, f))
			      : "");
	view_set_html(item, "barra",
		f->compliance ? chart_bullet(draft->arena, glyph, fraction_approximate(f->compliance),
					bullet_risk(indicator), indicator->ceiling)
			      : "");
	view_set_text(item, "detalle",
		f->value ? scale_line(&draft->voice, model, f) : figure_sentence(&draft->voice, model, f));
	view_set_text(item, "meta",
		phrase(&draft->voice, goals[indicator->ceiling][indicator->linear],
			figure_target(&draft->voice, model, f, f->target_at_cut)));
}

/* Twelve months of compliance, as a line without axis. */
static const char *spark(struct page_draft *draft, size_t indicator, size_t region, month period)
{
	const struct figure *figures;
	double shares[12] = {0};
	bool has[12] = {false};
	size_t count = assessment_series(
		draft->publication->assessment, indicator, unit_of(draft->model, region), &figures);
	month first = window_first(WINDOW_YEAR, period);
	for (size_t i = 0; i < count; i++) {
		int at = figures[i].period - first;
		if (at < 0 || at > 11 || figures[i].period > period || !figures[i].compliance)
			continue;
		has[at] = true;
		shares[at] = fraction_approximate(figures[i].compliance);
	}
	return chart_spark(draft->arena, shares, has, 12);
}

static void add_row(struct page_draft *draft, struct view *list, const struct figure *f, const char *address)
{
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[f->indicator];
	struct view *row = view_add_map(list);
	view_set_text(row, "href", address);
	view_set_text(row, "nombre", indicator->name);
	view_set_text(row, "unidad",
		arena_printf(draft->arena, "%s, %s, %s", indicator_short(draft->arena, indicator),
			indicator->unit, window_word(&draft->voice, indicator->window)));
	view_set(row, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
	view_set_text(row, "porcentaje", figure_share(&draft->voice, model, f));
	view_set_text(row, "valor", figure_value(&draft->voice, model, f));
	view_set_text(row, "meta",
		arena_printf(draft->arena, "%s%s", indicator->ceiling && f->target ? "≤ " : "",
			figure_target(&draft->voice, model, f, f->target_at_cut)));
	view_set_html(row, "linea", spark(draft, f->indicator, f->unit.region, f->period));
	draft->simulated |= f->simulated || rows_are_simulated(model, f);
}

static void add_indicators(struct page_draft *draft, size_t region, month period, struct tally *tally)
{
	const struct model *model = draft->model;
	size_t *columns, with_target,
		count = matrix_columns(draft->publication, model->regions[region].entity, period, &columns,
			&with_target, draft->arena);
	struct view *bullets = view_set_list(draft->content, "barras"),
		    *rows = view_set_list(draft->content, "indicadores");
	const struct page_table table = table_of(draft, draft->content, "csv", "", "cumplimiento");
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		const struct figure *f =
			figure_now(draft->publication, columns[i], unit_of(model, region), period);
		if (!f)
			continue;
		const char *address = href(draft, "regiones/%s/%s.html", model->regions[region].id,
			model->indicators[columns[i]].code);
		tally_add(tally, model, f);
		if (has_bullet(f))
			add_bullet(draft, bullets, f, address);
		add_row(draft, rows, f, address);
		table_figure(&table, f);
		any = true;
	}
	view_set_truth(draft->content, "con_indicadores", any);
	add_picture_link(draft, "descarga_barras", view_count(bullets) ? "x" : "", "regiones/%s.svg",
		model->regions[region].id);
	view_set_html(draft->content, "escala",
		view_count(bullets)
			? chart_bullet_scale(draft->arena, phrase(&draft->voice, W_porcentaje, "100"), 0.8)
			: "");
}

static int render_region(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	struct tally tally = {0};
	const struct model *model = publication->model;
	const struct region *region = &model->regions[page->subject];
	month period = current_period(publication, region->entity);
	page_begin(&draft, publication, page, &scratch);
	page_crumb(&draft, "regiones/index.html", word(&draft.voice, W_regiones));
	draft.crumb = draft.title = region->name;
	draft.terms = 1U << TOPIC_CUT | 1U << TOPIC_TARGET_TO_DATE | 1U << TOPIC_CEILING | 1U << TOPIC_INDEX |
		      1U << TOPIC_TIMELINESS;
	add_indicators(&draft, page->subject, period, &tally);
	draft.description = summary(&draft, region, &tally, period);
	const struct fraction *index = index_at(publication, unit_of(model, page->subject), period);
	view_set_text(draft.content, "nombre", region->name);
	view_set_text(draft.content, "resumen", draft.description);
	view_set_text(draft.content, "indice", index ? index_text(&draft.voice, index) : "");
	view_set_text(draft.content, "segmento",
		any_segment(model, region->entity) ? segment_words(&draft.voice, region)
						   : model->entities[region->entity].acronym);
	view_set_text(draft.content, "codigo", region->code);
	view_set_text(draft.content, "oportunidad", timeliness(&draft, page->subject));
	view_set_text(
		draft.content, "periodo", period == MONTH_NONE ? "" : month_and_year(&draft.voice, period));
	add_region_plan(&draft, page->subject);
	add_feedback_section(&draft, region->entity, page->subject);
	tally_view(&draft, &tally);
	add_region_evaluations(&draft, page->subject);
	return page_finish(&draft, "region", out, report);
}

static bool has_indicators(const struct model *model, size_t entity)
{
	for (size_t i = 0; i < model->indicator_count; i++)
		if (model->indicators[i].entity == entity)
			return true;
	return entity == model->site.entity;
}

static const char *group_name(
	struct arena *arena, const struct model *model, size_t entity, enum segment segment)
{
	return arena_printf(arena, "%s-%s", model->entities[entity].id,
		segment == SEGMENT_NONE ? "sin" : segment_ids[segment]);
}

/* One group of the list: the regions of an entity in a segment. */
static void add_group(
	struct page_draft *draft, struct view *groups, size_t entity, enum segment segment, month period)
{
	const struct model *model = draft->model;
	const struct voice *voice = &draft->voice;
	const char *name = group_name(draft->arena, model, entity, segment);
	struct view *group = NULL, *rows = NULL;
	struct page_table table;
	for (size_t i = 0; i < model->region_count; i++) {
		size_t r = draft->publication->assessment->region_order[i];
		const struct region *region = &model->regions[r];
		struct tally tally = {0};
		if (region->entity != entity || region->segment != segment)
			continue;
		if (!group) {
			group = view_add_map(groups);
			rows = view_set_list(group, "regiones");
			view_set_text(group, "titulo",
				any_segment(model, entity) ? segment_title(voice, segment)
							   : model->entities[entity].name);
			view_set_truth(group, "con_indicadores", has_indicators(model, entity));
			view_set_text(group, "entidad", model->entities[entity].acronym);
			view_set_text(
				group, "periodo", period == MONTH_NONE ? "" : month_and_year(voice, period));
			view_set_text(group, "id", arena_printf(draft->arena, "g-%s", name));
			table = table_begin(draft, group, "csv", name, "region", "nombre", "codigo",
				"periodo", "indice", "cumple", "con_meta", "riesgo", "incumple", "sin_dato");
		}
		for (size_t k = 0; k < model->indicator_count; k++) {
			const struct figure *f =
				model->indicators[k].entity == entity
					? figure_now(draft->publication, k, unit_of(model, r), period)
					: NULL;
			if (f) {
				tally_add(&tally, model, f);
				draft->simulated |= f->simulated;
			}
		}
		struct view *row = region_link(draft, r);
		const struct fraction *index = index_at(draft->publication, unit_of(model, r), period);
		view_add(rows, row);
		view_set_text(row, "indice", index_text(voice, index));
		view_set_text(row, "cumple",
			phrase(voice, W_n_de_n, shown_count(voice, (long)tally.states[STATE_MEETS]),
				shown_count(voice, (long)tally.with_target)));
		view_set_text(row, "riesgo", shown_count(voice, (long)tally.states[STATE_RISK]));
		view_set_text(row, "incumple", shown_count(voice, (long)tally.states[STATE_FAILS]));
		view_set_text(row, "sin_dato", shown_count(voice, (long)tally.states[STATE_NO_DATA]));
		table_row(&table, region->id, region->name, region->code,
			period == MONTH_NONE ? "" : month_text(draft->arena, period),
			index ? fraction_text(draft->arena, index, 6, true) : "",
			table_count(&table, tally.states[STATE_MEETS]),
			table_count(&table, tally.with_target), table_count(&table, tally.states[STATE_RISK]),
			table_count(&table, tally.states[STATE_FAILS]),
			table_count(&table, tally.states[STATE_NO_DATA]));
	}
}

static int render_list(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	page_begin(&draft, publication, page, &scratch);
	draft.crumb = draft.title = word(&draft.voice, W_regiones);
	draft.description = word(&draft.voice, W_regiones_lema);
	draft.terms = 1U << TOPIC_INDEX;
	struct view *groups = view_set_list(draft.content, "grupos");
	for (size_t entity = 0; entity < model->entity_count; entity++) {
		month period = current_period(publication, entity);
		for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
			add_group(&draft, groups, entity, s, period);
		add_group(&draft, groups, entity, SEGMENT_NONE, period);
	}
	return page_finish(&draft, "regiones", out, report);
}

void plan_regions(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	plan_add(adder, render_list, 0, 0, "regiones/index.html");
	for (size_t entity = 0; entity < model->entity_count; entity++)
		for (enum segment s = SEGMENT_NONE; s < SEGMENT_COUNT; s++)
			if (segment_has_region(model, entity, s))
				plan_table(adder, group_name(adder->arena, model, entity, s));
	for (size_t i = 0; i < model->region_count; i++) {
		plan_add(adder, render_region, i, 0, "regiones/%s.html", model->regions[i].id);
		if (entity_has_figures(adder->publication, model->regions[i].entity))
			plan_table(adder, "");
		for (size_t k = 0; k < model->instrument_count; k++)
			if (office_of(&model->instruments[k], i))
				plan_table(adder, model->instruments[k].id);
	}
}
