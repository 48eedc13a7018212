/* Room: pages. Mosaics, maps and panels: from figures to what the drawings are given. */
#include "pages/region_pictures.h"

#include "compliance/windows.h"
#include "model/maps.h"
#include "pages/figure_words.h"
#include "pages/overview.h"
#include "pages/sheet_parts.h"

#include <string.h>

static struct unit unit_of(const struct model *model, size_t region)
{
	return (struct unit){
		.scope = SCOPE_REGION, .entity = model->regions[region].entity, .region = region};
}

static void begin_tiles(const struct page_draft *draft, struct region_tiles *tiles, size_t entity)
{
	*tiles = (struct region_tiles){.entity = entity};
	tiles->tiles = arena_array(draft->arena, draft->model->region_count, sizeof(*tiles->tiles));
	tiles->regions = arena_array(draft->arena, draft->model->region_count, sizeof(*tiles->regions));
}

static struct tile *add_tile(const struct page_draft *draft, struct region_tiles *tiles, size_t region)
{
	const struct region *r = &draft->model->regions[region];
	struct tile *tile = &tiles->tiles[tiles->count];
	*tile = (struct tile){.row = (unsigned)r->row, .column = (unsigned)r->column, .name = r->name};
	tiles->regions[tiles->count++] = region;
	tiles->placed += r->row > 0;
	return tile;
}

/* Two letters for each, unique among those that are drawn together. */
static void name_tiles(const struct page_draft *draft, struct region_tiles *tiles)
{
	const char **names = arena_array(draft->arena, tiles->count, sizeof(*names)),
		   **codes = arena_array(draft->arena, tiles->count, sizeof(*codes));
	for (size_t i = 0; i < tiles->count; i++)
		names[i] = tiles->tiles[i].name;
	tile_codes(draft->arena, names, tiles->count, codes);
	for (size_t i = 0; i < tiles->count; i++)
		tiles->tiles[i].code = codes[i];
}

struct region_tiles state_tiles(const struct page_draft *draft, size_t indicator, size_t entity, month period,
	size_t here, bool navigate)
{
	const struct model *model = draft->model;
	struct region_tiles tiles;
	begin_tiles(draft, &tiles, entity);
	for (size_t i = 0; i < model->region_count; i++) {
		size_t region = draft->publication->assessment->region_order[i];
		const struct region *r = &model->regions[region];
		const struct figure *f = r->entity == entity ? figure_at(draft->publication, indicator,
								       unit_of(model, region), period)
							     : NULL;
		if (!f)
			continue;
		const struct state_words *words = state_words(state_ids[f->state]);
		struct tile *tile = add_tile(draft, &tiles, region);
		tiles.counts[f->state]++;
		tiles.simulated |= f->simulated;
		tile->glyph = tile->tone = words->glyph;
		tile->word = word(&draft->voice, words->word);
		tile->here = region == here;
		tile->href = navigate ? href(draft, "regiones/%s/%s.html", r->id,
						model->indicators[indicator].code)
				      : NULL;
	}
	name_tiles(draft, &tiles);
	return tiles;
}

struct region_tiles index_tiles(const struct page_draft *draft, size_t entity, month period)
{
	const struct model *model = draft->model;
	struct region_tiles tiles;
	begin_tiles(draft, &tiles, entity);
	for (size_t i = 0; i < model->region_count; i++) {
		size_t region = draft->publication->assessment->region_order[i];
		if (model->regions[region].entity != entity)
			continue;
		const struct unit unit = unit_of(model, region);
		const struct fraction *index = index_at(draft->publication, unit, period);
		struct tile *tile = add_tile(draft, &tiles, region);
		tile->figure = index_text(&draft->voice, index);
		tile->tone = index_tone(draft->arena, index);
		tile->href = href(draft, "regiones/%s.html", model->regions[region].id);
		for (size_t k = 0; k < model->indicator_count; k++) {
			const struct figure *f = figure_now(draft->publication, k, unit, period);
			tiles.simulated |= f && f->simulated;
		}
	}
	name_tiles(draft, &tiles);
	return tiles;
}

const char *mosaic_html(const struct page_draft *draft, const char *id, const char *title,
	const char *description, const struct region_tiles *tiles)
{
	return tiles->placed ? chart_tiles(draft->arena, id, title, description, tiles->tiles, tiles->count)
			     : "";
}

const char *map_html(const struct page_draft *draft, const char *id, const char *title,
	const char *description, const struct region_tiles *tiles)
{
	const struct map *map = map_of(draft->model, tiles->entity);
	if (!map || !tiles->count)
		return "";
	struct chart_land *lands = arena_array(draft->arena, map->count, sizeof(*lands));
	for (size_t i = 0; i < map->count; i++) {
		const struct map_shape *shape = &map->shapes[i];
		lands[i] = (struct chart_land){shape->outline, shape->x, shape->y, shape->room, {0}};
		for (size_t k = 0; k < tiles->count && shape->region != NONE; k++)
			if (tiles->regions[k] == shape->region)
				lands[i].label = tiles->tiles[k];
		/* The mosaic and the table beside it lead on; the same 33 stops again would only be in the
		 * way. */
		lands[i].label.href = NULL;
	}
	return chart_map(draft->arena, id, title, description, map->width, map->height, lands, map->count);
}

const char *map_credit(const struct page_draft *draft, size_t entity)
{
	const struct map *map = map_of(draft->model, entity);
	return map ? map->credit : "";
}

const enum state states_by_attention[STATE_COUNT] = {STATE_MEETS, STATE_RISK, STATE_FAILS, STATE_PARTIAL,
	STATE_NO_DATA, STATE_PENDING, STATE_NO_CASES, STATE_NO_TARGET, STATE_ZERO_TARGET,
	STATE_NOT_APPLICABLE};

const char *count_states(struct page_draft *draft, struct view *list, const size_t counts[STATE_COUNT])
{
	const char *parts[STATE_COUNT];
	size_t used = 0;
	for (size_t i = 0; i < STATE_COUNT; i++) {
		const enum state state = states_by_attention[i];
		if (!counts[state])
			continue;
		const struct state_words *words = state_words(state_ids[state]);
		const char *place = word(&draft->voice, words->place[counts[state] == 1 ? 0 : 1]);
		state_use(&draft->glyphs, words);
		parts[used++] = arena_printf(draft->arena, "%zu %s", counts[state], place);
		if (!list)
			continue;
		struct view *item = view_add_map(list);
		view_set_text(item, "glifo", words->glyph);
		view_set_text(item, "cuantas", arena_printf(draft->arena, "%zu", counts[state]));
		view_set_text(item, "que", place);
	}
	return used ? listed(&draft->voice, parts, used) : "";
}

const char *state_title(const struct page_draft *draft, const char *indicator, month period)
{
	return phrase(&draft->voice, W_mapa_estado, indicator, month_and_year(&draft->voice, period));
}

const char *index_title(const struct page_draft *draft, month period)
{
	return phrase(&draft->voice, W_inicio_mapa, month_and_year(&draft->voice, period));
}

/* "92,0 %", of a ceiling "3/5", without target the value; NULL when the state's word says all there is. */
static const char *panel_figure(struct page_draft *draft, const struct figure *f)
{
	const struct indicator *indicator = &draft->model->indicators[f->indicator];
	const char *rest, *value = cell_value(draft, f, &rest);
	if (f->state >= STATE_PARTIAL && !indicator->ceiling && f->compliance)
		return figure_percent(&draft->voice, draft->model, f);
	return *value ? arena_printf(draft->arena, "%s%s", value, rest) : NULL;
}

static void fill_panel(const struct page_draft *draft, const struct figure *figures, size_t count,
	month first, month period, bool amounts, struct chart_panel *panel)
{
	double *values = arena_array(draft->arena, PANEL_MONTHS, sizeof(*values));
	bool *has = arena_array(draft->arena, PANEL_MONTHS, sizeof(*has));
	for (size_t i = 0; i < count; i++) {
		const struct fraction *shown = amounts ? figures[i].value : figures[i].compliance;
		if (figures[i].period < first || figures[i].period > period || !shown)
			continue;
		has[figures[i].period - first] = true;
		values[figures[i].period - first] = fraction_approximate(shown);
	}
	panel->values = values;
	panel->has = has;
}

struct region_panels panels_of(struct page_draft *draft, size_t indicator, month period)
{
	const struct model *model = draft->model;
	struct region_panels drawn = {.amounts = true};
	month first = window_first(WINDOW_YEAR, period);
	drawn.panels = arena_array(draft->arena, model->region_count, sizeof(*drawn.panels));
	for (size_t r = 0; r < model->region_count; r++) {
		const struct figure *f = figure_at(draft->publication, indicator, unit_of(model, r), period);
		drawn.amounts &= !f || !f->target;
	}
	for (size_t i = 0; i < model->region_count; i++) {
		size_t r = draft->publication->assessment->region_order[i];
		const struct unit unit = unit_of(model, r);
		const struct figure *figures, *f = figure_at(draft->publication, indicator, unit, period);
		if (!f)
			continue;
		const struct state_words *words = state_words(state_ids[f->state]);
		struct chart_panel *panel = &drawn.panels[drawn.count++];
		size_t count = assessment_series(draft->publication->assessment, indicator, unit, &figures);
		*panel = (struct chart_panel){.name = model->regions[r].name,
			.figure = panel_figure(draft, f),
			.glyph = words->glyph,
			.tone = words->glyph,
			.word = word(&draft->voice, words->word),
			.href = href(draft, "regiones/%s/%s.html", model->regions[r].id,
				model->indicators[indicator].code)};
		fill_panel(draft, figures, count, first, period, drawn.amounts, panel);
		state_use(&draft->glyphs, words);
		drawn.simulated |= f->simulated;
	}
	return drawn;
}

const char *panels_title(const struct page_draft *draft, const struct figure *now)
{
	return phrase(&draft->voice, W_paneles_titulo, draft->model->indicators[now->indicator].name,
		arena_printf(draft->arena, "%d", month_year(now->period)));
}

const char *panels_caption(
	const struct page_draft *draft, const struct figure *now, const struct region_panels *drawn)
{
	return word(&draft->voice, drawn->amounts				      ? W_paneles_cantidades
				   : draft->model->indicators[now->indicator].ceiling ? W_paneles_techos
										      : W_paneles_metas);
}
