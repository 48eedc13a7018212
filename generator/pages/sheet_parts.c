/* Room: pages. What sheets, regions and indicators draw alike. */
#include "pages/sheet_parts.h"

#include "compliance/windows.h"
#include "pages/chart.h"
#include "pages/figure_words.h"

#include <stdlib.h>
#include <string.h>

size_t rows_used(
	const struct page_draft *draft, const struct figure *figure, struct term term, struct used_row **rows)
{
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	const struct observation *o;
	size_t count = observations_of(model, term.indicator, figure->unit.region, &o), used = 0;
	struct series series = series_of(model, figure->indicator, figure->unit.region, 0, draft->arena);
	bool paired = series.denominator && !indicator->numerator.stock && !indicator->denominator.stock;
	*rows = arena_array(draft->arena, count, sizeof(**rows));
	for (size_t i = 0; i < count; i++, o++) {
		month first = term.stock ? figure->period : figure->window_first;
		if (o->variable != term.variable || !o->has_value || o->month < first ||
			o->month > figure->period)
			continue;
		if (paired && !series_reported(&series, o->month - indicator->first))
			continue;
		(*rows)[used++].observation = o;
	}
	return used;
}

bool rows_are_simulated(const struct model *model, const struct figure *figure)
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	const size_t owners[] = {
		figure->indicator, indicator->numerator.indicator, indicator->denominator.indicator};
	for (size_t k = 0; k < 3; k++) {
		const struct observation *o;
		size_t count =
			owners[k] == NONE ? 0 : observations_of(model, owners[k], figure->unit.region, &o);
		for (size_t i = 0; i < count; i++)
			if (o[i].simulated)
				return true;
	}
	return false;
}

bool any_segment(const struct model *model, size_t entity)
{
	for (size_t i = 0; i < model->region_count; i++)
		if (model->regions[i].entity == entity && model->regions[i].segment != SEGMENT_NONE)
			return true;
	return false;
}

bool segment_has_region(const struct model *model, size_t entity, enum segment segment)
{
	for (size_t i = 0; i < model->region_count; i++)
		if (model->regions[i].entity == entity && model->regions[i].segment == segment)
			return true;
	return false;
}

const char *term_name(struct arena *arena, const struct model *model, size_t indicator, struct term term)
{
	const struct indicator *owner = &model->indicators[term.indicator];
	const char *name = slug_words(arena, owner->variables[term.variable].name);
	return term.indicator == indicator
		       ? name
		       : arena_printf(arena, "%s (%s)", name, indicator_short(arena, owner));
}

const char *row_detail(struct arena *arena, const struct model *model, const struct observation *o)
{
	const char *const parts[] = {model->roles.items[o->role], o->channel, o->contact};
	const char *detail = "";
	for (size_t i = 0; i < 3; i++)
		if (*parts[i])
			detail = arena_printf(
				arena, "%s%s%s", detail, *detail ? ", " : "", slug_words(arena, parts[i]));
	return detail;
}

const char *source_href(const struct page_draft *draft, const char *path)
{
	return file_href(draft, "datos/fuentes/%s", path + strlen("data/"));
}

const char *validity(const struct voice *voice, const struct indicator *indicator)
{
	int first = month_year(indicator->first), last = month_year(indicator->last);
	const char *from = arena_printf(voice->arena, "%d", first),
		   *to = arena_printf(voice->arena, "%d", last);
	return first == last ? from : phrase(voice, W_meses_de_a, from, to);
}

const char *goal_title(const struct voice *voice, const struct indicator *indicator, bool at_cut)
{
	bool shared_out = at_cut && indicator->linear;
	if (indicator->ceiling)
		return word(voice, shared_out ? W_techo_al_corte : W_techo);
	return word(voice, shared_out ? W_region_meta_al_corte : W_circular_meta);
}

static const char *limit(const struct voice *voice, struct decimal ratio)
{
	return phrase(voice, W_umbral, shown_decimal(voice, (struct decimal){ratio.millionths * 100}));
}

static const char *floor_rule(const struct voice *voice, const struct model *model, const struct figure *f)
{
	struct arena *arena = voice->arena;
	const struct thresholds *t = &model->indicators[f->indicator].thresholds;
	const char *percent = figure_percent(voice, model, f), *meets = limit(voice, t->meets),
		   *risk = limit(voice, t->risk);
	if (f->state == STATE_MEETS)
		return arena_printf(arena, "%s ≥ %s", percent, meets);
	if (f->state == STATE_RISK)
		return arena_printf(arena, "%s ≤ %s < %s", risk, percent, meets);
	return arena_printf(arena, "%s < %s", percent, risk);
}

static const char *ceiling_rule(const struct voice *voice, const struct model *model, const struct figure *f)
{
	struct arena *arena = voice->arena;
	const struct fraction *limits[3];
	figure_limits(arena, model, f, limits);
	const char *value = figure_value(voice, model, f), *top = figure_target(voice, model, f, limits[0]);
	const char *tolerated = figure_target(voice, model, f, limits[1]);
	if (f->state == STATE_MEETS)
		return arena_printf(arena, "%s ≤ %s", value, top);
	if (f->state == STATE_RISK)
		return arena_printf(arena, "%s < %s ≤ %s", top, value, tolerated);
	return arena_printf(arena, "%s > %s", value, f->state == STATE_FAILS ? tolerated : top);
}

const char *state_rule(const struct voice *voice, const struct model *model, const struct figure *f)
{
	if (f->state < STATE_MEETS)
		return "";
	return model->indicators[f->indicator].ceiling ? ceiling_rule(voice, model, f)
						       : floor_rule(voice, model, f);
}

const char *over_text(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	return phrase(
		voice, W_sobre_la_meta, limit(voice, model->indicators[figure->indicator].thresholds.over));
}

/* Percent-encodes what may not stand in a query. */
static void add_encoded(struct buffer *out, const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			     (*p >= '0' && *p <= '9') || strchr("-._~/", *p);
		buffer_printf(out, plain ? "%c" : "%%%02X", *p);
	}
}

const char *permanent_address(const struct page_draft *draft)
{
	const char *base = draft->publication->base_url, *since = draft->page->since;
	if (!*base)
		return "";
	return since ? arena_printf(draft->arena, "%sediciones/%s/%s", base, since, draft->path)
		     : arena_printf(draft->arena, "%s%s", base, draft->page->path);
}

const char *report_address(const struct page_draft *draft)
{
	const char *base = draft->model->site.report_error;
	struct buffer out = {0};
	if (!base || !*base)
		return "";
	bool mail = !strncmp(base, "mailto:", 7);
	buffer_printf(&out, "%s%s%s", base, strchr(base, '?') ? "&" : "?", mail ? "subject=" : "pagina=");
	if (mail)
		add_encoded(&out, word(&draft->voice, W_informar_error_en));
	add_encoded(&out, *draft->publication->base_url ? permanent_address(draft) : draft->page->path);
	const char *copy = arena_copy(draft->arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

void add_norms(struct page_draft *draft, const char *key, const char *norms)
{
	struct view *list = view_set_list(draft->content, key);
	for (const char *p = norms; *p;) {
		size_t length = strcspn(p, ";");
		size_t circular = circular_find(draft->model, arena_copy(draft->arena, p, length));
		if (circular != NONE)
			view_add(list, circular_link(draft, circular));
		p += length + (p[length] == ';');
	}
}

const struct figure *figure_at(
	const struct publication *publication, size_t indicator, struct unit unit, month period)
{
	const struct figure *figures;
	size_t count = assessment_series(publication->assessment, indicator, unit, &figures);
	for (size_t i = 0; i < count; i++)
		if (figures[i].period == period)
			return &figures[i];
	return NULL;
}

/* Months of the chart: the year of the last figure; each with what is known of it. */
static void fill_points(struct page_draft *draft, const struct figure *figures, size_t count,
	struct chart_point *points, month first)
{
	const struct indicator *indicator = &draft->model->indicators[figures[0].indicator];
	const struct figure *last = &figures[count - 1];
	for (int i = 0; i < 12; i++)
		points[i].label = month_abbreviation(&draft->voice, i + 1);
	for (size_t i = 0; i < count; i++) {
		if (figures[i].period < first)
			continue;
		struct chart_point *point = &points[figures[i].period - first];
		point->here = &figures[i] == last;
		point->has_value = figures[i].value != NULL;
		point->value = point->has_value ? fraction_approximate(figures[i].value) : 0;
		point->has_target = figures[i].target_at_cut != NULL;
		point->target = point->has_target ? fraction_approximate(figures[i].target_at_cut) : 0;
		point->tone = state_words(state_ids[figures[i].state])->glyph;
	}
	if (!last->target || indicator->window != WINDOW_YEAR)
		return;
	for (int i = 0; i < 12; i++) {
		double full = fraction_approximate(last->target);
		points[i].has_target = true;
		points[i].target = indicator->linear ? full * (i + 1) / 12 : full;
	}
}

static bool is_running_sum(const struct indicator *indicator)
{
	return indicator->window == WINDOW_YEAR && !indicator->numerator.stock &&
	       indicator->denominator.indicator == NONE;
}

/* The year's end at the average of the months up to now; only for sums that are reported in every month. */
static const struct fraction *projection(const struct page_draft *draft, const struct figure *last)
{
	const struct indicator *indicator = &draft->model->indicators[last->indicator];
	if (!is_running_sum(indicator) || !last->value || last->elapsed < 3 || last->elapsed == 12 ||
		indicator->ceiling)
		return NULL;
	return fraction_multiply(draft->arena, last->value, fraction_whole(draft->arena, 12, last->elapsed));
}

static const char *chart_message(struct page_draft *draft, const struct figure *figures, size_t count)
{
	const struct figure *last = &figures[count - 1], *first = figures;
	const struct voice *voice = &draft->voice;
	while (first < last && !first->value)
		first++;
	const char *message =
		last->value && first->value
			? phrase(voice, W_grafico_de_a, figure_value(voice, draft->model, first),
				  month_word(voice, month_number(first->period)),
				  figure_value(voice, draft->model, last),
				  month_word(voice, month_number(last->period)))
			: figure_sentence(voice, draft->model, last);
	return arena_printf(draft->arena, "%s %s", message, word(voice, W_grafico_en_la_tabla));
}

bool has_chart(const struct figure *figures, size_t count)
{
	month first = count ? window_first(WINDOW_YEAR, figures[count - 1].period) : 0;
	for (size_t i = 0; i < count; i++)
		if (figures[i].period >= first && figures[i].value)
			return true;
	return false;
}

const char *sheet_chart_title(const struct page_draft *draft, const struct figure *last)
{
	return arena_printf(draft->arena, "%s, %s, %d", draft->model->indicators[last->indicator].name,
		unit_title(&draft->voice, draft->model, last->unit), month_year(last->period));
}

const char *sheet_chart(struct page_draft *draft, const struct figure *figures, size_t count)
{
	const struct model *model = draft->model;
	const struct figure *last = &figures[count - 1];
	const struct indicator *indicator = &model->indicators[last->indicator];
	struct chart_point points[12] = {0};
	month first = window_first(WINDOW_YEAR, last->period);
	const struct fraction *end = projection(draft, last);
	const struct voice *voice = &draft->voice;
	bool running = is_running_sum(indicator);
	if (!has_chart(figures, count))
		return "";
	fill_points(draft, figures, count, points, first);
	struct chart chart = {.id = "ch",
		.language = voice->language,
		.points = points,
		.count = 12,
		.percent = indicator_is_share(indicator),
		.from_zero = running};
	chart.title = sheet_chart_title(draft, last);
	chart.description = chart_message(draft, figures, count);
	chart.value_label = last->value ? figure_amount(voice, model, last) : NULL;
	if (last->target_at_cut)
		chart.target_label = arena_printf(draft->arena, "%s: %s", goal_title(voice, indicator, true),
			figure_target(voice, model, last, last->target_at_cut));
	if (running && last->target && indicator->linear)
		chart.end_label =
			phrase(voice, indicator->ceiling ? W_grafico_techo_del_anio : W_grafico_meta_del_anio,
				figure_target(voice, model, last, last->target));
	chart.has_projection = end != NULL;
	draft->terms |= end ? 1U << TOPIC_PROJECTION : 0;
	chart.projection = end ? fraction_approximate(end) : 0;
	chart.projection_word = word(voice, W_grafico_proyeccion);
	chart.projection_label = end ? shown_number(voice, end, 0) : NULL;
	return running ? chart_line(draft->arena, &chart) : chart_bars(draft->arena, &chart);
}

/* What the thin line of a running sum is. */
static const char *target_line_words(const struct voice *voice, const struct indicator *indicator)
{
	if (indicator->ceiling)
		return word(
			voice, indicator->linear ? W_grafico_linea_techo_por_meses : W_grafico_linea_techo);
	return word(voice, indicator->linear ? W_grafico_linea_meta_por_meses : W_grafico_linea_meta);
}

const char *sheet_chart_caption(struct page_draft *draft, const struct figure *figure)
{
	const struct voice *voice = &draft->voice;
	const struct indicator *indicator = &draft->model->indicators[figure->indicator];
	if (!is_running_sum(indicator))
		return word(voice, !figure->target	? W_grafico_barras
				   : indicator->ceiling ? W_grafico_barras_techo
							: W_grafico_barras_meta);
	const char *caption = phrase(voice, W_grafico_suma, indicator->unit);
	if (figure->target)
		caption = arena_printf(draft->arena, "%s %s", caption, target_line_words(voice, indicator));
	if (projection(draft, figure))
		caption = arena_printf(draft->arena, "%s %s", caption, word(voice, W_grafico_puntos));
	return caption;
}
