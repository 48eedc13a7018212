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

const char *validity(struct arena *arena, const struct indicator *indicator)
{
	int first = month_year(indicator->first), last = month_year(indicator->last);
	return first == last ? arena_printf(arena, "%d", first) : arena_printf(arena, "%d a %d", first, last);
}

static const char *limit(const struct voice *voice, struct decimal ratio)
{
	struct arena *arena = voice->arena;
	struct decimal percent = {ratio.millionths * 100};
	return arena_printf(arena, "%s %%", shown_decimal(voice, percent));
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
	struct arena *arena = voice->arena;
	return arena_printf(arena, "Pasa del %s de la meta: puede que la meta fuera baja.",
		limit(voice, model->indicators[figure->indicator].thresholds.over));
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
	return since ? arena_printf(draft->arena, "%sediciones/%s/%s", base, since, draft->page->path)
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
		add_encoded(&out, "Error en ");
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
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	while (first < last && !first->value)
		first++;
	if (!last->value || !first->value)
		return arena_printf(arena, "%s Las cifras están en la tabla mes a mes.",
			figure_sentence(voice, draft->model, last));
	return arena_printf(arena, "De %s en %s a %s en %s. Las cifras están en la tabla mes a mes.",
		figure_value(voice, draft->model, first),
		month_word(&draft->voice, month_number(first->period)),
		figure_value(voice, draft->model, last),
		month_word(&draft->voice, month_number(last->period)));
}

const char *sheet_chart(struct page_draft *draft, const struct figure *figures, size_t count)
{
	const struct model *model = draft->model;
	const struct figure *last = &figures[count - 1];
	const struct indicator *indicator = &model->indicators[last->indicator];
	struct chart_point points[12] = {0};
	month first = window_first(WINDOW_YEAR, last->period);
	const struct fraction *end = projection(draft, last);
	const char *goal = indicator->ceiling ? "Techo" : "Meta";
	bool running = is_running_sum(indicator);
	fill_points(draft, figures, count, points, first);
	bool any = false;
	for (int i = 0; i < 12; i++)
		any |= points[i].has_value;
	if (!any)
		return "";
	struct chart chart = {.id = "ch",
		.language = draft->voice.language,
		.points = points,
		.count = 12,
		.percent = indicator_is_share(indicator),
		.from_zero = running};
	chart.title = arena_printf(draft->arena, "%s, %s, %d", indicator->name,
		unit_title(&draft->voice, model, last->unit), month_year(last->period));
	chart.description = chart_message(draft, figures, count);
	chart.value_label = last->value ? figure_amount(&draft->voice, model, last) : NULL;
	if (last->target_at_cut)
		chart.target_label =
			arena_printf(draft->arena, "%s%s: %s", goal, indicator->linear ? " al corte" : "",
				figure_target(&draft->voice, model, last, last->target_at_cut));
	if (running && last->target && indicator->linear)
		chart.end_label = arena_printf(draft->arena, "%s del año: %s", goal,
			figure_target(&draft->voice, model, last, last->target));
	chart.has_projection = end != NULL;
	chart.projection = end ? fraction_approximate(end) : 0;
	chart.projection_label = end ? shown_number(&draft->voice, end, 0) : NULL;
	return running ? chart_line(draft->arena, &chart) : chart_bars(draft->arena, &chart);
}

const char *sheet_chart_caption(struct page_draft *draft, const struct figure *figure)
{
	const struct indicator *indicator = &draft->model->indicators[figure->indicator];
	const char *goal = indicator->ceiling ? "techo" : "meta";
	if (!is_running_sum(indicator))
		return figure->target
			       ? arena_printf(draft->arena, "Cada barra es un mes; la raya es su %s.", goal)
			       : "Cada barra es un mes.";
	return arena_printf(draft->arena, "%s acumulados desde enero. Línea gruesa: resultado.%s%s",
		capitalised(draft->arena, indicator->unit),
		figure->target ? arena_printf(draft->arena, " Línea delgada: %s%s.", goal,
					 indicator->linear ? " repartida por igual entre los doce meses" : "")
			       : "",
		projection(draft, figure) ? " Puntos: proyección si sigue el promedio de los meses "
					    "transcurridos; no es un resultado y no cuenta para "
					    "el estado."
					  : "");
}
