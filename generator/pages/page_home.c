/* Room: pages. index.html: the state of the country at the last cut, the mosaic, the region × indicator
 * matrix, the next release. */
#include "pages/action_views.h"
#include "pages/chart.h"
#include "pages/evaluation_views.h"
#include "pages/feedback_words.h"
#include "pages/figure_words.h"
#include "pages/home_map.h"
#include "pages/home_news.h"
#include "pages/layout.h"
#include "pages/overview.h"
#include "pages/page_calendar.h"
#include "pages/page_table.h"
#include "pages/plan_views.h"
#include "pages/sheet_parts.h"

#include <string.h>

static struct unit unit_of(const struct model *model, size_t region)
{
	return (struct unit){
		.scope = SCOPE_REGION, .entity = model->regions[region].entity, .region = region};
}

static struct view *add_matrix_row(struct view *rows, const char *name, const char *address)
{
	struct view *row = view_add_map(rows);
	view_set_text(row, "nombre", name);
	view_set_text(row, "href", address);
	view_set_list(row, "celdas");
	return row;
}

struct matrix {
	size_t entity, *columns, count, with_target;
	month period;
	struct page_table table;
};

static void add_unit_cells(
	struct page_draft *draft, struct view *row, const struct matrix *matrix, struct unit unit)
{
	const struct model *model = draft->model;
	struct view *cells = (struct view *)view_get(row, "celdas");
	for (size_t i = 0; i < matrix->count; i++) {
		const char *code = model->indicators[matrix->columns[i]].code;
		const struct figure *f =
			figure_now(draft->publication, matrix->columns[i], unit, matrix->period);
		const char *address =
			unit.scope == SCOPE_REGION
				? href(draft, "regiones/%s/%s.html", model->regions[unit.region].id, code)
				: href(draft, "indicadores/%s.html", code);
		view_add(cells, matrix_cell(draft, f, address));
		if (f)
			table_figure(&matrix->table, f);
	}
}

static void add_matrix_group(
	struct page_draft *draft, struct view *groups, const struct matrix *matrix, enum segment segment)
{
	const struct model *model = draft->model;
	struct view *group = NULL, *rows = NULL;
	bool segments = any_segment(model, matrix->entity);
	for (size_t i = 0; i < model->region_count; i++) {
		size_t r = draft->publication->assessment->region_order[i];
		const struct region *region = &model->regions[r];
		if (region->entity != matrix->entity || region->segment != segment)
			continue;
		if (!group) {
			group = view_add_map(groups);
			rows = view_set_list(group, "regiones");
			view_set_text(group, "sin_segmento",
				segment == SEGMENT_NONE && segments ? segment_title(&draft->voice, segment)
								    : "");
			view_set_text(group, "ancho", arena_printf(draft->arena, "%zu", matrix->count + 1));
			view_set_truth(group, "con_suma", segment != SEGMENT_NONE);
			struct view *sum = view_set_list(group, "suma");
			if (segment != SEGMENT_NONE) {
				const struct unit unit = {
					.scope = SCOPE_SEGMENT, .entity = matrix->entity, .segment = segment};
				add_unit_cells(draft,
					add_matrix_row(sum, unit_title(&draft->voice, model, unit), ""),
					matrix, unit);
			}
		}
		struct view *row =
			add_matrix_row(rows, region->name, href(draft, "regiones/%s.html", region->id));
		add_unit_cells(draft, row, matrix, unit_of(model, r));
	}
}

static const char *column_unit(const struct voice *voice, const struct indicator *indicator, bool with_target)
{
	if (!with_target)
		return indicator->unit;
	if (!indicator->ceiling)
		return word(voice, W_region_de_la_meta);
	return word(
		voice, indicator->denominator.indicator == NONE ? W_inicio_valor_y_techo : W_inicio_valor);
}

static void add_matrix(struct page_draft *draft, struct view *matrices, size_t entity, month period)
{
	const struct model *model = draft->model;
	struct matrix matrix = {.entity = entity, .period = period};
	matrix.count = matrix_columns(
		draft->publication, entity, period, &matrix.columns, &matrix.with_target, draft->arena);
	struct view *view = view_add_map(matrices), *columns = view_set_list(view, "columnas");
	matrix.table = table_of(draft, view, "csv", model->entities[entity].id, "cumplimiento");
	for (size_t i = 0; i < matrix.count; i++) {
		struct view *column = indicator_link(draft, matrix.columns[i]);
		const struct indicator *indicator = &model->indicators[matrix.columns[i]];
		view_set_text(
			column, "unidad", column_unit(&draft->voice, indicator, i < matrix.with_target));
		view_set_truth(column, "ancha",
			i < matrix.with_target && indicator->ceiling &&
				indicator->denominator.indicator == NONE);
		view_add(columns, column);
	}
	view_set_text(view, "id", arena_printf(draft->arena, "cap-%s", model->entities[entity].id));
	view_set_text(view, "titulo",
		phrase(&draft->voice, W_inicio_estado_de,
			counted(&draft->voice, (long)matrix.count, W_n_indicador, W_n_indicadores),
			month_and_year(&draft->voice, period)));
	view_set_text(view, "entidad", model->entities[entity].name);
	view_set_text(view, "con_meta", arena_printf(draft->arena, "%zu", matrix.with_target));
	view_set_text(view, "sin_meta", arena_printf(draft->arena, "%zu", matrix.count - matrix.with_target));
	view_set_truth(view, "hay_con_meta", matrix.with_target > 0);
	view_set_truth(view, "hay_sin_meta", matrix.count > matrix.with_target);
	struct view *groups = view_set_list(view, "grupos");
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
		add_matrix_group(draft, groups, &matrix, s);
	add_matrix_group(draft, groups, &matrix, SEGMENT_NONE);
	const struct unit nation = {.scope = SCOPE_NATION, .entity = entity};
	struct view *total = view_set_list(view, "total");
	add_unit_cells(draft, add_matrix_row(total, model->entities[entity].country, ""), &matrix, nation);
}

static void add_next_release(struct page_draft *draft)
{
	/* A copy that stands for good does not change with the calendar. */
	const struct release *next = draft->publication->permanent ? NULL : next_release(draft->publication);
	view_set_truth(draft->content, "con_proxima", next != NULL);
	view_set_text(draft->content, "calendario", next ? href(draft, "calendario.html") : "");
	view_set_text(draft->content, "proxima", next ? next->title : "");
	view_set(draft->content, "proxima_fecha",
		date_view(&draft->voice, next ? next->date : draft->model->as_of, false));
}

/* Whether an indicator or a target stands on the circular: those are the ones that explain the home's
 * figures. */
static bool sets_something(const struct model *model, size_t circular)
{
	for (size_t i = 0; i < model->indicator_count; i++)
		if (model->indicators[i].norm == circular)
			return true;
	for (size_t i = 0; i < model->target_count; i++)
		if (model->targets[i].norm == circular)
			return true;
	return false;
}

static void add_norms_list(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "circulares");
	for (size_t i = 0; i < model->circular_count; i++) {
		if (model->circulars[i].withdrawn || !sets_something(model, i))
			continue;
		struct view *item = circular_link(draft, i);
		view_set_text(item, "asunto", model->circulars[i].subject);
		view_add(list, item);
	}
	view_set_truth(draft->content, "con_circulares", view_count(list) > 0);
}

/* Every state that the page may show, explained where it appears. */
static void add_key(struct page_draft *draft)
{
	static const struct {
		const char *id;
		enum word text;
	} explained[] = {{"cumple", W_clave_cumple}, {"riesgo", W_clave_riesgo},
		{"incumple", W_clave_incumple}, {"parcial", W_clave_parcial}, {"sin_dato", W_clave_sin_dato},
		{"pendiente", W_clave_pendiente}, {"sin_casos", W_clave_sin_casos},
		{"sin_meta", W_clave_sin_meta}, {"meta_cero", W_clave_meta_cero},
		{"no_aplica", W_clave_no_aplica}};
	struct view *list = view_set_list(draft->content, "clave");
	for (size_t i = 0; i < sizeof(explained) / sizeof(*explained); i++) {
		struct view *item = view_add_map(list);
		const struct state_words *words = state_words(explained[i].id);
		state_use(&draft->glyphs, words);
		view_set_text(item, "glifo", words->glyph);
		view_set_text(item, "palabra", word(&draft->voice, words->word));
		view_set_text(item, "texto", word(&draft->voice, explained[i].text));
	}
}

static void add_tally(struct page_draft *draft, size_t entity, month period)
{
	const struct model *model = draft->model;
	struct tally tally = {0};
	for (size_t r = 0; r < model->region_count; r++)
		for (size_t i = 0; i < model->indicator_count; i++) {
			const struct figure *f =
				model->regions[r].entity == entity && model->indicators[i].entity == entity
					? figure_now(draft->publication, i, unit_of(model, r), period)
					: NULL;
			if (f)
				tally_add(&tally, model, f);
		}
	tally_view(draft, &tally);
	const struct voice *voice = &draft->voice;
	long met = (long)tally.states[STATE_MEETS];
	const struct fraction *share =
		tally.with_target ? fraction_whole(draft->arena, met, (long)tally.with_target) : NULL;
	view_set_text(draft->content, "cumplidas",
		tally.with_target ? phrase(voice, plural(met, W_inicio_se_cumple, W_inicio_se_cumplen),
					    shown_count(voice, met),
					    counted(voice, (long)tally.with_target, W_n_meta_regional,
						    W_n_metas_regionales))
				  : word(voice, W_inicio_sin_metas));
	view_set_text(
		draft->content, "cumplidas_porcentaje", share ? shown_percent(voice, share, NULL, 0) : "");
}

/* What the nation's own figures say, one sentence each; only those that are judged. */
static void add_nation(struct page_draft *draft, size_t entity, month period)
{
	const struct model *model = draft->model;
	const struct unit nation = {.scope = SCOPE_NATION, .entity = entity};
	struct view *list = view_set_list(draft->content, "nacion");
	for (size_t i = 0; i < model->indicator_count; i++) {
		const struct figure *f = model->indicators[i].entity == entity
						 ? figure_now(draft->publication, i, nation, period)
						 : NULL;
		if (!f || f->state < STATE_PARTIAL)
			continue;
		struct view *item = indicator_link(draft, i);
		view_set(item, "estado", state_view(&draft->voice, state_ids[f->state], &draft->glyphs));
		view_set_text(item, "oracion", figure_sentence(&draft->voice, model, f));
		view_add(list, item);
	}
	view_set_truth(draft->content, "con_nacion", view_count(list) > 0);
}

static int render_home(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct entity *owner = &model->entities[model->site.entity];
	month period = current_period(publication, model->site.entity);
	page_begin(&draft, publication, page, &scratch);
	draft.crumb_count = 0;
	draft.title = period == MONTH_NONE ? owner->country
					   : phrase(&draft.voice, W_inicio_al_corte, owner->country,
						     month_and_year(&draft.voice, period));
	draft.description = *model->site.description ? model->site.description : draft.title;
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "descripcion", model->site.description);
	view_set_truth(draft.content, "con_cifras", period != MONTH_NONE);
	view_set(draft.content, "fecha", date_view(&draft.voice, model->as_of, false));
	/* Other systems go on when the goals' year is long over. */
	view_set_text(draft.content, "ultimo_mes",
		period != MONTH_NONE && date_month(model->as_of) - period >= 12
			? capitalised(&scratch, month_and_year(&draft.voice, period))
			: "");
	view_set_text(draft.content, "regiones", href(&draft, "regiones/index.html"));
	add_news(&draft);
	add_next_release(&draft);
	add_norms_list(&draft);
	add_plans_section(&draft, model->site.entity);
	add_feedback_section(&draft, model->site.entity, NONE);
	add_evaluation_list(&draft);
	add_actions_section(&draft);
	struct view *matrices = view_set_list(draft.content, "matrices");
	if (period != MONTH_NONE) {
		add_tally(&draft, model->site.entity, period);
		add_nation(&draft, model->site.entity, period);
		add_index_map(&draft, model->site.entity, period);
		add_key(&draft);
	}
	for (size_t entity = 0; entity < model->entity_count; entity++)
		if (entity_has_figures(publication, entity))
			add_matrix(&draft, matrices, entity, current_period(publication, entity));
	return page_finish(&draft, "inicio", out, report);
}

void plan_home(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	plan_add(adder, render_home, 0, 0, "index.html");
	if (has_index_map(adder->publication, model->site.entity))
		plan_table(adder, INDEX_TABLE);
	for (size_t entity = 0; entity < model->entity_count; entity++)
		if (entity_has_figures(adder->publication, entity))
			plan_table(adder, model->entities[entity].id);
}
