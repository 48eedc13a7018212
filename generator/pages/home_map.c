/* Room: pages. The index of each region, seen and ranked. It must not decide what compliance decides. */
#include "pages/home_map.h"

#include "model/maps.h"
#include "pages/overview.h"
#include "pages/page_pictures.h"
#include "pages/page_table.h"
#include "pages/region_pictures.h"

#include <stdlib.h>

static struct unit unit_of(const struct model *model, size_t region)
{
	return (struct unit){
		.scope = SCOPE_REGION, .entity = model->regions[region].entity, .region = region};
}

bool has_index_map(const struct publication *publication, size_t entity)
{
	return map_of(publication->model, entity) && entity_has_figures(publication, entity);
}

/* Best first; without index last, by name. */
static int compare_indices(const void *left, const void *right, void *context)
{
	const struct fraction *const *indices = context;
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	int order = !indices[a] || !indices[b] ? (indices[b] != NULL) - (indices[a] != NULL)
					       : fraction_compare(indices[b], indices[a]);
	return order ? order : a < b ? -1 : 1;
}

/* The i-th of the order; equal indices share a rank. */
static void add_index_row(struct page_draft *draft, struct view *rows, const struct region_tiles *tiles,
	const struct fraction *const *indices, const size_t *order, size_t i)
{
	const struct fraction *index = indices[order[i]];
	const struct tile *tile = &tiles->tiles[order[i]];
	struct view *row = view_add_map(rows);
	size_t first = i;
	while (first && index && fraction_compare(indices[order[first - 1]], index) == 0)
		first--;
	view_set_text(row, "puesto", index ? arena_printf(draft->arena, "%zu", first + 1) : "–");
	view_set_text(row, "nombre", tile->name);
	view_set_text(row, "codigo", tile->code);
	view_set_text(row, "href", tile->href);
	view_set_text(row, "indice", tile->figure);
	view_set_html(row, "barra",
		index ? chart_bullet(draft->arena, tile->tone, fraction_approximate(index), 0, false) : "");
}

/* `indices`: the table beside the map, regions by their index. */
static void add_indices(struct page_draft *draft, const struct region_tiles *tiles, month period)
{
	struct arena *arena = draft->arena;
	const struct fraction **indices = arena_array(arena, tiles->count, sizeof(*indices));
	size_t *order = arena_array(arena, tiles->count, sizeof(*order));
	struct view *rows = view_set_list(draft->content, "indices");
	const struct page_table table =
		table_of(draft, draft->content, "indices_csv", INDEX_TABLE, "indices");
	for (size_t i = 0; i < tiles->count; i++) {
		order[i] = i;
		indices[i] = index_at(draft->publication, unit_of(draft->model, tiles->regions[i]), period);
	}
	if (tiles->count)
		qsort_r(order, tiles->count, sizeof(*order), compare_indices, indices);
	for (size_t i = 0; i < tiles->count; i++) {
		const struct index_line *line = index_line_at(
			draft->publication, unit_of(draft->model, tiles->regions[order[i]]), period);
		add_index_row(draft, rows, tiles, indices, order, i);
		if (line)
			table_row_of(&table, (size_t)(line - draft->publication->assessment->indices));
	}
}

/* The mosaic of indices: the way to one's region; and the map, with the ranking beside it. */
void add_index_map(struct page_draft *draft, size_t entity, month period)
{
	const struct region_tiles tiles = index_tiles(draft, entity, period);
	const char *title = index_title(draft, period);
	const char *mosaic =
		mosaic_html(draft, "map", title, word(&draft->voice, W_inicio_mapa_texto), &tiles);
	const char *map = map_html(draft, "mr", title, word(&draft->voice, W_inicio_mapa_real_texto), &tiles);
	view_set_html(draft->content, "mosaico", mosaic);
	add_picture_link(draft, "descarga_mosaico", mosaic, "mosaico.svg");
	view_set_html(draft->content, "mapa", map);
	add_picture_link(draft, "descarga_mapa", map, "mapa.svg");
	view_set_text(draft->content, "mapa_credito", map_credit(draft, entity));
	view_set_text(draft->content, "indices_titulo", title);
	add_indices(draft, &tiles, period);
}
