/*
 * Room: pages. One figure's sheet, regiones/<region>/<indicador>.html: what happened, month by month, how it
 * was computed, against whom it compares, which rows it comes from, how to cite it. It must not decide
 * anything that compliance decides.
 */
#include "pages/change_words.h"
#include "pages/chart.h"
#include "pages/figure_words.h"
#include "pages/page_pictures.h"
#include "pages/page_table.h"
#include "pages/sheet_data.h"
#include "pages/sheet_history.h"
#include "pages/sheet_parts.h"

#include <string.h>

static struct unit region_unit(const struct model *model, size_t region)
{
	return (struct unit){
		.scope = SCOPE_REGION, .entity = model->regions[region].entity, .region = region};
}

static const char *month_title(const struct voice *voice, month m)
{
	struct arena *arena = voice->arena;
	return capitalised(arena, month_word(voice, month_number(m)));
}

/* Sum of a variable's rows of one month, as the table's "of the month" column shows it. */
static const struct fraction *month_amount(const struct page_draft *draft, const struct figure *figure)
{
	const struct indicator *indicator = &draft->model->indicators[figure->indicator];
	const struct observation *o;
	size_t count = observations_of(draft->model, indicator->numerator.indicator, figure->unit.region, &o);
	struct decimal sum = {0};
	bool any = false;
	for (size_t i = 0; i < count; i++, o++) {
		if (o->month != figure->period || o->variable != indicator->numerator.variable ||
			!o->has_value)
			continue;
		sum.millionths += o->value.millionths;
		any = true;
	}
	return any ? fraction_of(draft->arena, sum) : NULL;
}

static void add_months(struct page_draft *draft, const struct figure *figures, size_t count,
	const struct telling *tellings, size_t told)
{
	static const enum word timeliness[] = {
		[TIMELINESS_ON_TIME] = W_ficha_oportuno, [TIMELINESS_LATE] = W_ficha_tardio};
	const struct model *model = draft->model;
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct view *rows = view_set_list(draft->content, "meses");
	const struct page_table table = table_of(draft, draft->content, "meses_csv", "", "cumplimiento");
	for (size_t i = 0; i < count; i++) {
		const struct figure *f = &figures[i];
		table_figure(&table, f);
		const struct indicator *indicator = &model->indicators[f->indicator];
		struct view *row = view_add_map(rows);
		int year = month_year(f->period);
		bool several = month_year(indicator->first) != month_year(indicator->last);
		view_set_text(row, "iso", month_text(arena, f->period));
		view_set_text(row, "mes",
			several ? arena_printf(arena, "%s %d", month_title(voice, f->period), year)
				: month_title(voice, f->period));
		view_set_text(row, "valor", figure_value(voice, model, f));
		view_set_text(row, "meta", figure_target(voice, model, f, f->target_at_cut));
		view_set_text(row, "porcentaje", figure_share(voice, model, f));
		view_set(row, "estado", state_view(voice, state_ids[f->state], &draft->glyphs));
		view_set_text(row, "del_mes",
			shown_text(voice, fraction_text(arena, month_amount(draft, f), 6, true)));
		view_set_truth(row, "corregido", month_is_corrected(tellings, told, f->period));
		view_set(row, "reportado", day_view(voice, f->reported_on));
		view_set_text(row, "oportunidad",
			f->period < indicator->since && f->reported ? word(voice, W_ficha_no_exigible)
			: f->timeliness == TIMELINESS_NONE	    ? "–"
								    : word(voice, timeliness[f->timeliness]));
		view_set_truth(row, "aqui", i + 1 == count);
	}
}

static void add_step(struct view *steps, struct arena *arena, const char *name, const char *working,
	const char *result, const char *unit)
{
	struct view *step = view_add_map(steps);
	view_set_text(step, "nombre", name);
	view_set_text(step, "cuenta", working && *working ? arena_printf(arena, "%s = ", working) : "");
	view_set_text(step, "resultado", result);
	view_set_text(step, "unidad", unit);
}

/* "200 + 180 + 220": the rows that a term sums. */
static const char *addends(const struct page_draft *draft, const struct figure *figure, struct term term)
{
	struct used_row *rows;
	size_t count = rows_used(draft, figure, term, &rows), shown = 0;
	struct buffer text = {0};
	for (size_t i = 0; i < count; i++) {
		const char *value = shown_decimal(&draft->voice, rows[i].observation->value);
		bool negative = rows[i].observation->value.millionths < 0;
		buffer_printf(&text, negative && shown ? " + (%s)" : "%s%s",
			negative && shown ? value
			: shown		  ? " + "
					  : "",
			value);
		shown++;
	}
	const char *copy = shown > 1 ? arena_copy(draft->arena, text.data, text.length) : "";
	buffer_release(&text);
	return copy;
}

static void add_target_steps(struct page_draft *draft, struct view *steps, const struct figure *f)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	const struct indicator *indicator = &draft->model->indicators[f->indicator];
	if (!f->target) {
		add_step(steps, arena, goal_title(voice, indicator, false), "", word(voice, W_ficha_no_hay),
			"");
		return;
	}
	if (!indicator->linear) {
		add_step(steps, arena, goal_title(voice, indicator, false), "",
			figure_target(voice, draft->model, f, f->target), "");
		return;
	}
	add_step(steps, arena, goal_title(voice, indicator, true),
		arena_printf(arena, "%s × %d ÷ %d", figure_target(voice, draft->model, f, f->target),
			f->elapsed, f->months),
		figure_target(voice, draft->model, f, f->target_at_cut), "");
}

static const char *exact(const struct voice *voice, const struct fraction *value)
{
	struct arena *arena = voice->arena;
	return shown_text(voice, fraction_text(arena, value, 6, true));
}

static void add_judgement(struct page_draft *draft, struct view *steps, const struct figure *f)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	const struct model *model = draft->model;
	if (f->compliance)
		add_step(steps, arena,
			word(voice, model->indicators[f->indicator].ceiling ? W_ficha_uso_del_techo
									    : W_datos_cumplimiento),
			arena_printf(arena, "%s ÷ %s", figure_value(voice, model, f),
				figure_target(voice, model, f, f->target_at_cut)),
			arena_printf(arena, "%s (%s)", exact(voice, f->compliance),
				figure_percent(voice, model, f)),
			"");
	if (f->score)
		add_step(steps, arena, word(voice, W_ficha_puntaje), "", exact(voice, f->score),
			word(voice, W_ficha_puntaje_de_0_a_1));
}

/* How the last figure was computed, with every number. */
static void add_working(struct page_draft *draft, const struct figure *f)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	const struct indicator *indicator = &draft->model->indicators[f->indicator];
	struct view *steps = view_set_list(draft->content, "calculo");
	bool share = indicator->denominator.indicator != NONE;
	view_set_text(draft->content, "regla", state_rule(voice, draft->model, f));
	if (f->numerator && !share)
		add_step(steps, arena, word(voice, W_valor), addends(draft, f, indicator->numerator),
			exact(voice, f->numerator), indicator->unit);
	if (f->numerator && share) {
		add_step(steps, arena, word(voice, W_ficha_numerador),
			addends(draft, f, indicator->numerator), exact(voice, f->numerator),
			term_name(arena, draft->model, f->indicator, indicator->numerator));
		add_step(steps, arena, word(voice, W_ficha_denominador),
			addends(draft, f, indicator->denominator), exact(voice, f->denominator),
			term_name(arena, draft->model, f->indicator, indicator->denominator));
		if (f->value)
			add_step(steps, arena, word(voice, W_valor),
				arena_printf(arena, "%s ÷ %s", exact(voice, f->numerator),
					exact(voice, f->denominator)),
				figure_value(voice, draft->model, f),
				indicator_is_share(indicator) ? "" : indicator->unit);
	}
	add_target_steps(draft, steps, f);
	add_judgement(draft, steps, f);
	add_norms(draft, "normas", f->norm);
}

static bool is_in_formula(const struct model *model, size_t index, size_t variable)
{
	const struct indicator *indicator = &model->indicators[index];
	const struct term terms[] = {indicator->numerator, indicator->denominator};
	for (size_t t = 0; t < 2; t++)
		if (terms[t].indicator == index && terms[t].variable == variable)
			return true;
	return false;
}

/* Variables that the formula does not use are published too (2-formats). */
static void add_other_variables(struct page_draft *draft, size_t indicator_index, size_t region)
{
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[indicator_index];
	const struct observation *o;
	size_t count = observations_of(model, indicator_index, region, &o);
	struct view *list = view_set_list(draft->content, "otras");
	const struct page_table table =
		table_begin(draft, draft->content, "otras_csv", "otras", "periodo", "variable", "valor");
	for (size_t i = 0; i < count; i++, o++) {
		if (is_in_formula(model, indicator_index, o->variable))
			continue;
		struct view *row = view_add_map(list);
		table_row(&table, month_text(draft->arena, o->month), indicator->variables[o->variable].name,
			o->has_value ? decimal_text(draft->arena, o->value) : "");
		view_set_text(row, "periodo", month_text(draft->arena, o->month));
		view_set_text(
			row, "variable", slug_words(draft->arena, indicator->variables[o->variable].name));
		view_set_text(row, "valor",
			o->has_value ? shown_decimal(&draft->voice, o->value)
				     : word(&draft->voice, W_valor_sin_dato));
	}
	view_set_truth(draft->content, "con_otras", view_count(list) > 0);
}

static const char *citation(const struct page_draft *draft, const struct figure *f)
{
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[f->indicator];
	const struct voice *voice = &draft->voice;
	const char *amount = f->value ? figure_amount(voice, model, f) : word(voice, W_cita_sin_valor);
	if (f->compliance)
		amount = phrase(voice, indicator->ceiling ? W_cita_de_su_techo : W_cita_de_su_meta, amount,
			figure_percent(voice, model, f));
	return phrase(voice, draft->simulated ? W_cita_simulada : W_cita, indicator->name,
		model->regions[f->unit.region].name, month_and_year(voice, f->period), amount,
		word(voice, state_words(state_ids[f->state])->word));
}

/* "Edición 2012-06, confirmación 8d1f0c4a21; filas 5be0c41d22, a90d7e2c01." */
static const char *cited_commits(const struct page_draft *draft, const struct figure *f)
{
	struct arena *arena = draft->arena;
	const struct edition_list *editions = draft->publication->editions;
	size_t index = draft->page->since ? edition_index(editions, draft->page->since) : NONE;
	const struct voice *voice = &draft->voice;
	const struct revision **revisions;
	size_t count = figure_commits(draft, f, &revisions);
	const char *edition = "", *commits = "";
	if (index != NONE)
		edition = arena_printf(arena, "%s ",
			phrase(voice, W_cita_edicion, draft->page->since,
				short_commit(arena, editions->editions[index].commit)));
	for (size_t i = 0; i < count; i++)
		commits = arena_printf(
			arena, "%s%s%s", commits, i ? ", " : "", short_commit(arena, revisions[i]->commit));
	if (!count)
		return edition;
	return arena_printf(arena, "%s%s", edition,
		phrase(voice, plural((long)count, W_cita_fila, W_cita_filas), commits));
}

static void add_citation(struct page_draft *draft, const struct figure *f)
{
	struct view *cite = view_set_map(draft->content, "cita");
	view_set_text(
		cite, "entidad", draft->model->entities[draft->model->regions[f->unit.region].entity].name);
	view_set_text(cite, "anio", arena_printf(draft->arena, "%d", month_year(f->period)));
	view_set_text(cite, "texto", citation(draft, f));
	view_set_text(cite, "confirmaciones", cited_commits(draft, f));
	view_set_text(cite, "direccion", permanent_address(draft));
}

/* The terms that the sheet names, which are explained under its sentence. */
static unsigned terms_named(const struct indicator *indicator, const struct figure *last, size_t told)
{
	unsigned terms = 1U << TOPIC_CUT | 1U << TOPIC_TIMELINESS;
	if (last->target)
		terms |= 1U << TOPIC_COMPLIANCE | 1U << TOPIC_SCORE |
			 1U << (indicator->ceiling ? TOPIC_CEILING : TOPIC_TARGET_TO_DATE);
	return told ? terms | 1U << TOPIC_CORRECTION : terms;
}

static void add_figures(struct page_draft *draft, const struct figure *figures, size_t count)
{
	const struct model *model = draft->model;
	const struct figure *last = &figures[count - 1];
	struct telling *tellings;
	size_t told = sheet_tellings(draft, figures, count, &tellings);
	add_months(draft, figures, count, tellings, told);
	add_source_rows(draft, last);
	add_history(draft, last, tellings, told);
	add_comparison(draft, last);
	if (draft->page->table)
		return;
	draft->terms |= terms_named(&model->indicators[last->indicator], last, told);
	for (size_t i = 0; i < count; i++)
		draft->simulated |= figures[i].simulated;
	draft->simulated |= rows_are_simulated(model, last);
	view_set(draft->content, "estado", state_view(&draft->voice, state_ids[last->state], &draft->glyphs));
	view_set_text(draft->content, "oracion", figure_sentence(&draft->voice, model, last));
	if (last->over)
		state_use(&draft->glyphs, state_words("sobre"));
	view_set_text(draft->content, "sobre", last->over ? over_text(&draft->voice, model, last) : "");
	const char *chart = sheet_chart(draft, figures, count);
	view_set_html(draft->content, "grafico", chart);
	add_picture_link(draft, "descarga_grafico", chart, "regiones/%s/%s.svg",
		model->regions[last->unit.region].id, model->indicators[last->indicator].code);
	view_set_text(draft->content, "leyenda", sheet_chart_caption(draft, last));
	view_set_text(draft->content, "meses_texto",
		phrase(&draft->voice, W_ficha_meses_en_la_ventana,
			shown_count(&draft->voice, last->months_reported),
			counted(&draft->voice, last->months_expected, W_n_mes_reportado,
				W_n_meses_reportados)));
	add_working(draft, last);
	add_ranking(draft, last);
	add_tiles(draft, last);
	add_citation(draft, last);
}

static void add_headers(struct page_draft *draft, const struct indicator *indicator)
{
	const struct voice *voice = &draft->voice;
	bool single = indicator->window == WINDOW_MONTH || indicator->numerator.stock;
	bool ratio = indicator->denominator.indicator != NONE;
	view_set_text(draft->content, "valor_titulo", word(voice, single ? W_valor : W_ficha_acumulado));
	view_set_text(draft->content, "meta_titulo", goal_title(voice, indicator, !indicator->ceiling));
	view_set_text(draft->content, "porcentaje_titulo",
		word(voice, indicator->ceiling ? W_porcentaje_del_techo : W_region_de_la_meta));
	view_set_text(draft->content, "mes_titulo",
		word(voice, ratio ? W_ficha_numerador_del_mes : W_ficha_del_mes));
}

/* Of the sheet for machines: beside the page, but only that in the site's own language has it there. */
static const char *data_address(
	const struct page_draft *draft, const struct region *region, const struct indicator *indicator)
{
	if (draft->voice.language == languages[0])
		return arena_printf(draft->arena, "%s.json", indicator->code);
	return file_href(draft, "regiones/%s/%s.json", region->id, indicator->code);
}

static int render_sheet(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct indicator *indicator = &model->indicators[page->other];
	const struct region *region = &model->regions[page->subject];
	const struct figure *figures;
	size_t count = assessment_series(
		publication->assessment, page->other, region_unit(model, page->subject), &figures);
	page_begin(&draft, publication, page, &scratch);
	draft.title = phrase(&draft.voice, W_ficha_titulo, indicator->name, region->name);
	draft.description = count ? figure_sentence(&draft.voice, model, &figures[count - 1]) : draft.title;
	draft.judged = page->other;
	page_crumb(&draft, "regiones/index.html", word(&draft.voice, W_regiones));
	page_crumb(&draft, arena_printf(&scratch, "regiones/%s.html", region->id), region->name);
	draft.crumb = indicator_short(&scratch, indicator);
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "region", region->name);
	view_set_text(draft.content, "codigo", draft.crumb);
	view_set_text(draft.content, "unidad", capitalised(&scratch, indicator->unit));
	add_headers(&draft, indicator);
	view_set_text(draft.content, "vigencia", validity(&draft.voice, indicator));
	view_set(draft.content, "indicador", indicator_link(&draft, page->other));
	view_set_text(draft.content, "json", data_address(&draft, region, indicator));
	view_set_truth(draft.content, "con_cifras", count > 0);
	if (count)
		add_figures(&draft, figures, count);
	add_other_variables(&draft, page->other, page->subject);
	return page_finish(&draft, "ficha", out, report);
}

/* Whether the history has a row is not known before the last edition has been read: it is always there, and
 * the page says when it has none. */
static void plan_sheet_tables(struct page_adder *adder, size_t region, size_t indicator)
{
	const struct model *model = adder->publication->model;
	const struct figure *figures;
	const struct observation *o;
	if (assessment_series(
		    adder->publication->assessment, indicator, region_unit(model, region), &figures)) {
		plan_table(adder, "");
		plan_table(adder, "filas");
		plan_table(adder, "frente");
		plan_table(adder, "historia");
	}
	for (size_t i = observations_of(model, indicator, region, &o); i > 0; i--, o++)
		if (!is_in_formula(model, indicator, o->variable)) {
			plan_table(adder, "otras");
			return;
		}
}

void plan_sheets(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	for (size_t r = 0; r < model->region_count; r++)
		for (size_t i = 0; i < model->indicator_count; i++) {
			if (model->indicators[i].entity != model->regions[r].entity)
				continue;
			plan_add(adder, render_sheet, r, i, "regiones/%s/%s.html", model->regions[r].id,
				model->indicators[i].code);
			plan_sheet_tables(adder, r, i);
			plan_add(adder, render_sheet_data, r, i, "regiones/%s/%s.json", model->regions[r].id,
				model->indicators[i].code);
		}
}
