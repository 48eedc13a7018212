/* Room: pages. regiones/<region>.svg and <region>/<indicador>.svg, indicadores/<codigo>.….svg, mapa.svg,
 * mosaico.svg: what pages draw, drawn again for whoever takes it elsewhere. */
#include "pages/page_pictures.h"

#include "model/maps.h"
#include "pages/chart.h"
#include "pages/figure_words.h"
#include "pages/home_map.h"
#include "pages/overview.h"
#include "pages/picture.h"
#include "pages/region_pictures.h"
#include "pages/sheet_parts.h"

#include <stdio.h>
#include <string.h>

/* The drawings of an indicator's page, by the names of their files; the home has the first two. */
enum drawing { DRAWN_MAP, DRAWN_MOSAIC, DRAWN_LINE, DRAWN_PANELS, DRAWN_BARS, DRAWINGS };
static const char *const names[DRAWINGS] = {"mapa", "mosaico", "linea", "regiones", "barras"};

/* A drawing on its way into a file. */
struct drawn {
	const char *drawing, *title;
	const char *note; /* how it is read; NULL: the drawing says so itself */
	const char *page; /* where it stands, within the edition */
	const char *made_by;
	const struct picture_key *key;
	size_t key_count;
};

void add_picture_link(struct page_draft *draft, const char *key, const char *drawing, const char *format, ...)
{
	char path[512];
	va_list values;
	if (!*drawing) {
		view_set_truth(draft->content, key, false);
		return;
	}
	va_start(values, format);
	vsnprintf(path, sizeof(path), format, values);
	va_end(values);
	struct view *link = view_set_map(draft->content, key);
	view_set_text(link, "href", href(draft, "%s", path));
	for (char *p = path; *p; p++)
		*p = *p == '/' ? '-' : *p;
	view_set_text(link, "nombre", arena_string(draft->arena, path));
}

double bullet_risk(const struct indicator *indicator)
{
	return indicator->ceiling ? 1 + (double)indicator->tolerance.millionths / 1e6
				  : (double)indicator->thresholds.risk.millionths / 1e6;
}

bool has_bullet(const struct figure *figure)
{
	return figure && figure->target && figure->state != STATE_NOT_APPLICABLE;
}

/* The signs of partials/glifos, all of them. */
static const char *symbols_of(const struct page_draft *draft, struct report *report)
{
	struct view *root = view_map(draft->arena), *marco = view_set_map(root, "marco"),
		    *glyphs = view_set_map(marco, "glifos");
	struct buffer out = {0};
	view_set_truth(marco, "con_glifos", true);
	for (size_t i = 0; i < GLYPH_COUNT; i++)
		view_set_truth(glyphs, glyph_ids[i], true);
	int result = template_render(templates_in(draft->publication->templates, draft->voice.language),
		"partials/glifos", root, &out, report);
	const char *copy = result ? NULL : arena_copy(draft->arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

/* The page where the drawing stands for good, as a sheet cites itself; "" when the site has no address. */
static const char *page_address(const struct page_draft *draft, const char *page)
{
	const char *base = draft->publication->base_url, *since = draft->page->since;
	int length = (int)address_length(page);
	if (!*base)
		return "";
	return since ? arena_printf(draft->arena, "%sediciones/%s/%.*s", base, since, length, page)
		     : arena_printf(
			       draft->arena, "%s%s%.*s", base, draft->voice.language->folder, length, page);
}

/* Writes the file and releases the draft's arena. Returns 0, or -1 with a finding of the template of the
 * signs. */
static int finish_picture(
	struct page_draft *draft, const struct drawn *drawn, struct buffer *out, struct report *report)
{
	const struct voice *voice = &draft->voice;
	const char *credits[4], *symbols = symbols_of(draft, report);
	size_t count = 0;
	if (drawn->note)
		credits[count++] = drawn->note;
	credits[count++] = arena_printf(
		draft->arena, "%s. %s", draft->model->site.title, page_address(draft, drawn->page));
	if (draft->simulated)
		credits[count++] = arena_printf(draft->arena, "%s.", word(voice, W_catalogo_datos_simulados));
	if (drawn->made_by && *drawn->made_by)
		credits[count++] = drawn->made_by;
	const struct picture picture = {.drawing = drawn->drawing,
		.symbols = symbols ? symbols : "",
		.title = drawn->title,
		.key = drawn->key,
		.key_count = drawn->key_count,
		.credits = credits,
		.credit_count = count,
		.language = voice->language->tag};
	if (symbols)
		buffer_string(out, picture_svg(draft->arena, &picture));
	arena_release(draft->arena);
	return symbols ? 0 : -1;
}

/* What the signs stand for: "13 cumplen". */
static void key_of_states(struct page_draft *draft, const size_t counts[STATE_COUNT], struct drawn *drawn)
{
	struct picture_key *key = arena_array(draft->arena, STATE_COUNT, sizeof(*key));
	for (size_t i = 0; i < STATE_COUNT; i++) {
		const enum state s = states_by_attention[i];
		const struct state_words *words = state_words(state_ids[s]);
		if (counts[s])
			key[drawn->key_count++] = (struct picture_key){words->glyph, words->glyph,
				arena_printf(draft->arena, "%zu %s", counts[s],
					word(&draft->voice, words->place[counts[s] == 1 ? 0 : 1]))};
	}
	drawn->key = key;
}

static void key_of_index(struct page_draft *draft, struct drawn *drawn)
{
	static const struct {
		const char *tone;
		enum word text;
	} steps[] = {{"q4", W_inicio_98_o_mas}, {"q3", W_inicio_90_a_menos_de_98},
		{"q2", W_inicio_80_a_menos_de_90}, {"q1", W_inicio_menos_de_80}};
	enum { STEPS = sizeof(steps) / sizeof(*steps) };
	struct picture_key *key = arena_array(draft->arena, STEPS, sizeof(*key));
	for (size_t i = 0; i < STEPS; i++)
		key[i] = (struct picture_key){NULL, steps[i].tone, word(&draft->voice, steps[i].text)};
	drawn->key = key;
	drawn->key_count = STEPS;
}

static int render_home_picture(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	size_t entity = publication->model->site.entity;
	month period = current_period(publication, entity);
	page_begin(&draft, publication, page, &scratch);
	const struct region_tiles tiles = index_tiles(&draft, entity, period);
	struct drawn drawn = {.title = index_title(&draft, period), .page = "index.html"};
	bool mosaic = page->other == DRAWN_MOSAIC;
	drawn.drawing = (mosaic ? mosaic_html : map_html)(&draft, "mapa", drawn.title,
		word(&draft.voice, mosaic ? W_inicio_mapa_texto : W_inicio_mapa_real_texto), &tiles);
	drawn.made_by = mosaic ? "" : map_credit(&draft, entity);
	draft.simulated = tiles.simulated;
	key_of_index(&draft, &drawn);
	return finish_picture(&draft, &drawn, out, report);
}

static int render_sheet_picture(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct region *region = &model->regions[page->subject];
	const struct figure *figures;
	const struct unit unit = {.scope = SCOPE_REGION, .entity = region->entity, .region = page->subject};
	size_t count = assessment_series(publication->assessment, page->other, unit, &figures);
	page_begin(&draft, publication, page, &scratch);
	struct drawn drawn = {.drawing = sheet_chart(&draft, figures, count),
		.title = sheet_chart_title(&draft, &figures[count - 1]),
		.note = sheet_chart_caption(&draft, &figures[count - 1]),
		.page = arena_printf(
			&scratch, "regiones/%s/%s.html", region->id, model->indicators[page->other].code)};
	for (size_t i = 0; i < count; i++)
		draft.simulated |= figures[i].simulated;
	return finish_picture(&draft, &drawn, out, report);
}

/* The bullet bars of a region's page. */
static int render_region_picture(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct region *region = &model->regions[page->subject];
	const struct unit unit = {.scope = SCOPE_REGION, .entity = region->entity, .region = page->subject};
	month period = current_period(publication, region->entity);
	size_t *columns, with_target, count = 0, counts[STATE_COUNT] = {0};
	page_begin(&draft, publication, page, &scratch);
	size_t indicators =
		matrix_columns(publication, region->entity, period, &columns, &with_target, &scratch);
	struct chart_row *rows = arena_array(&scratch, indicators, sizeof(*rows));
	for (size_t i = 0; i < indicators; i++) {
		const struct indicator *indicator = &model->indicators[columns[i]];
		const struct figure *f = figure_now(publication, columns[i], unit, period);
		if (!has_bullet(f))
			continue;
		const char *glyph = state_words(state_ids[f->state])->glyph;
		rows[count++] = (struct chart_row){indicator->name,
			f->compliance ? figure_percent(&draft.voice, model, f) : "–", glyph, glyph,
			f->compliance != NULL, indicator->ceiling,
			f->compliance ? fraction_approximate(f->compliance) : 0, bullet_risk(indicator)};
		counts[f->state]++;
		draft.simulated |= f->simulated;
	}
	struct drawn drawn = {.title = phrase(&draft.voice, W_imagen_de_region, region->name,
				      month_and_year(&draft.voice, period)),
		.page = arena_printf(&scratch, "regiones/%s.html", region->id)};
	drawn.drawing = chart_rows_sheet(&scratch, "b", drawn.title, word(&draft.voice, W_imagen_de_barras),
		rows, count, phrase(&draft.voice, W_porcentaje, "100"), 0.8);
	key_of_states(&draft, counts, &drawn);
	return finish_picture(&draft, &drawn, out, report);
}

static const char *ranked_bars(struct page_draft *draft, const struct figure *now, const char *title)
{
	const struct model *model = draft->model;
	const struct figure **ranked;
	size_t count = rank_figures(draft, now->indicator, now->unit, now->period, &ranked);
	struct chart_row *rows = arena_array(draft->arena, count, sizeof(*rows));
	for (size_t i = 0; i < count; i++) {
		const struct figure *f = ranked[i];
		const char *glyph = state_words(state_ids[f->state])->glyph;
		rows[i] = (struct chart_row){model->regions[f->unit.region].name,
			f->compliance ? figure_percent(&draft->voice, model, f) : "–", glyph, glyph,
			f->compliance != NULL, model->indicators[f->indicator].ceiling,
			f->compliance ? fraction_approximate(f->compliance) : 0, 0};
	}
	return chart_rows_sheet(draft->arena, "b", title, word(&draft->voice, W_imagen_de_barras), rows,
		count, phrase(&draft->voice, W_porcentaje, "100"), 0);
}

static void draw_panels(
	struct page_draft *draft, const struct figure *now, const char *summary, struct drawn *drawn)
{
	const struct region_panels panels = panels_of(draft, now->indicator, now->period);
	drawn->title = panels_title(draft, now);
	drawn->note = panels_caption(draft, now, &panels);
	drawn->drawing = chart_panels_sheet(draft->arena, "p", drawn->title, summary, panels.panels,
		panels.count, PANEL_MONTHS, panels.amounts);
}

static int render_indicator_picture(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct indicator *indicator = &publication->model->indicators[page->subject];
	const struct figure *figures;
	const struct unit nation = {.scope = SCOPE_NATION, .entity = indicator->entity};
	size_t count = assessment_series(publication->assessment, page->subject, nation, &figures);
	const struct figure *now = &figures[count - 1];
	page_begin(&draft, publication, page, &scratch);
	const struct region_tiles tiles =
		state_tiles(&draft, page->subject, indicator->entity, now->period, NONE, true);
	const char *summary = arena_printf(&scratch, "%s.", count_states(&draft, NULL, tiles.counts));
	struct drawn drawn = {.title = phrase(&draft.voice, W_imagen_estado, indicator->name,
				      month_and_year(&draft.voice, now->period)),
		.page = arena_printf(&scratch, "indicadores/%s.html", indicator->code)};
	draft.simulated = tiles.simulated || now->simulated;
	if (page->other != DRAWN_LINE)
		key_of_states(&draft, tiles.counts, &drawn);
	switch (page->other) {
	case DRAWN_LINE:
		drawn.title = sheet_chart_title(&draft, now);
		drawn.note = sheet_chart_caption(&draft, now);
		drawn.drawing = sheet_chart(&draft, figures, count);
		break;
	case DRAWN_MOSAIC:
		drawn.drawing = mosaic_html(&draft, "mp", drawn.title, summary, &tiles);
		break;
	case DRAWN_MAP:
		drawn.drawing = map_html(&draft, "mr", drawn.title, summary, &tiles);
		drawn.made_by = map_credit(&draft, indicator->entity);
		break;
	case DRAWN_PANELS:
		draw_panels(&draft, now, summary, &drawn);
		break;
	default:
		drawn.drawing = ranked_bars(&draft, now, drawn.title);
		break;
	}
	return finish_picture(&draft, &drawn, out, report);
}

static void plan_picture(struct page_adder *adder, page_renderer *render, size_t subject, size_t other,
	bool drawn, const char *path)
{
	if (!drawn)
		return;
	plan_add(adder, render, subject, other, "%s.svg", path);
	adder->pages[adder->count - 1].picture = true;
}

static void plan_home_pictures(struct page_adder *adder)
{
	const struct publication *publication = adder->publication;
	const struct model *model = publication->model;
	size_t entity = model->site.entity, placed = 0;
	for (size_t r = 0; r < model->region_count; r++)
		placed += model->regions[r].entity == entity && model->regions[r].row > 0;
	bool figures = entity_has_figures(publication, entity);
	plan_picture(adder, render_home_picture, NONE, DRAWN_MOSAIC, figures && placed, names[DRAWN_MOSAIC]);
	plan_picture(adder, render_home_picture, NONE, DRAWN_MAP, has_index_map(publication, entity),
		names[DRAWN_MAP]);
}

static void plan_region_pictures(struct page_adder *adder, size_t region)
{
	const struct publication *publication = adder->publication;
	const struct model *model = publication->model;
	const struct region *r = &model->regions[region];
	const struct unit unit = {.scope = SCOPE_REGION, .entity = r->entity, .region = region};
	month period = current_period(publication, r->entity);
	bool any = false;
	for (size_t i = 0; i < model->indicator_count; i++) {
		const struct figure *figures;
		if (model->indicators[i].entity != r->entity)
			continue;
		size_t count = assessment_series(publication->assessment, i, unit, &figures);
		any |= period != MONTH_NONE && has_bullet(figure_now(publication, i, unit, period));
		plan_picture(adder, render_sheet_picture, region, i, has_chart(figures, count),
			arena_printf(adder->arena, "regiones/%s/%s", r->id, model->indicators[i].code));
	}
	plan_picture(adder, render_region_picture, region, NONE, any,
		arena_printf(adder->arena, "regiones/%s", r->id));
}

static void plan_indicator_pictures(struct page_adder *adder, size_t index)
{
	const struct publication *publication = adder->publication;
	const struct model *model = publication->model;
	const struct indicator *indicator = &model->indicators[index];
	const struct unit nation = {.scope = SCOPE_NATION, .entity = indicator->entity};
	const struct figure *figures;
	size_t count = assessment_series(publication->assessment, index, nation, &figures);
	size_t regions = 0, placed = 0, compared = 0;
	for (size_t r = 0; r < model->region_count && count; r++) {
		const struct unit unit = {
			.scope = SCOPE_REGION, .entity = model->regions[r].entity, .region = r};
		const struct figure *f = figure_at(publication, index, unit, figures[count - 1].period);
		regions += f != NULL;
		placed += f && model->regions[r].row > 0;
		compared += f && f->compliance;
	}
	const bool drawn[DRAWINGS] = {regions && map_of(model, indicator->entity), placed > 0,
		has_chart(figures, count), regions > 0, compared > 0};
	for (size_t k = 0; k < DRAWINGS; k++)
		plan_picture(adder, render_indicator_picture, index, k, drawn[k],
			arena_printf(adder->arena, "indicadores/%s.%s", indicator->code, names[k]));
}

void plan_pictures(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	plan_home_pictures(adder);
	for (size_t r = 0; r < model->region_count; r++)
		plan_region_pictures(adder, r);
	for (size_t i = 0; i < model->indicator_count; i++)
		plan_indicator_pictures(adder, i);
}
