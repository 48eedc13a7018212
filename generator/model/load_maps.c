/* Room: model. data/mapas/: which map is of whose regions, and what is wrong with those that cannot be drawn.
 * It must not know formats. */
#include "base/utf8.h"
#include "model/fields.h"
#include "model/map_draft.h"

#include <string.h>

static bool ends_in(const char *path, const char *ending)
{
	size_t length = strlen(path), tail = strlen(ending);
	return length > tail && !strcmp(path + length - tail, ending);
}

static bool is_region(const struct region *region, const char *name)
{
	return *name && (!strcmp(region->id, name) || (*region->code && !strcmp(region->code, name)));
}

/* The region of that entity whose code or slug the shape bears, or NONE. Codes are unique within a country
 * only. */
static size_t region_of(const struct model *model, size_t entity, const struct draft_shape *shape)
{
	for (size_t r = 0; r < model->region_count; r++)
		if (model->regions[r].entity == entity && (is_region(&model->regions[r], shape->id) ||
								  is_region(&model->regions[r], shape->slug)))
			return r;
	return NONE;
}

/* The entity that most shapes are of, or NONE when none is of any. */
static size_t entity_of(const struct model *model, const struct map_draft *draft)
{
	size_t most = 0, best = NONE;
	for (size_t e = 0; e < model->entity_count; e++) {
		size_t count = 0;
		for (size_t s = 0; s < draft->shape_count; s++)
			count += region_of(model, e, &draft->shapes[s]) != NONE;
		if (count > most) {
			most = count;
			best = e;
		}
	}
	return best;
}

/* Tells the shapes' regions; several of one region are one shape. */
static void name_shapes(const struct model *model, size_t entity, struct map_draft *draft)
{
	size_t *same = arena_array(draft->arena, draft->shape_count, sizeof(*same));
	for (size_t s = 0; s < draft->shape_count; s++) {
		size_t region = region_of(model, entity, &draft->shapes[s]), first = 0;
		draft->shapes[s].region = region;
		while (first < s && (region == NONE || draft->shapes[first].region != region))
			first++;
		same[s] = first;
	}
	for (size_t r = 0; r < draft->ring_count; r++)
		draft->rings[r].shape = same[draft->rings[r].shape];
}

/* Names the regions with a code that the map does not show. */
static void check_complete(struct loader *loader, const struct map *map)
{
	const struct model *model = loader->model;
	const char *missing = NULL;
	for (size_t r = 0; r < model->region_count; r++) {
		const struct region *region = &model->regions[r];
		size_t s = 0;
		while (s < map->count && map->shapes[s].region != r)
			s++;
		if (region->entity == map->entity && *region->code && s == map->count)
			missing = missing ? arena_printf(loader->arena, "%s, %s", missing, region->name)
					  : region->name;
	}
	if (missing)
		report_add(loader->report, FINDING_MAP_LACKS, ((struct place){map->path, 1, 1}), missing);
}

/* Without line ends and blanks at its ends, and no longer than a line under a picture may be. */
static const char *credit_of(struct arena *arena, const char *text)
{
	enum { LONGEST = 400 };
	struct buffer out = {0};
	buffer_add(&out, "", 0);
	for (const char *p = text ? text : ""; *p; p++) {
		bool blank = strchr(" \t\r\n", *p);
		if (!blank || (out.length && out.data[out.length - 1] != ' '))
			buffer_char(&out, blank ? ' ' : *p);
	}
	while (out.length && (out.data[out.length - 1] == ' ' || out.length > LONGEST))
		out.length--;
	out.length = utf8_invalid_at(out.data, out.length);
	const char *copy = arena_copy(arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

static int read_map(const struct file *file, struct map_draft *draft)
{
	bool svg = ends_in(file->path, ".svg");
	if (file->length > MAP_MOST_BYTES)
		return draft_fault(
			draft, "pesa más de 4 MB: simplifíquelo", "it has more than 4 MB: simplify it");
	return (svg ? map_read_svg : map_read_geojson)(draft, file->bytes, file->length);
}

/* Returns 0, or -1 with a finding. */
static int load_map(struct loader *loader, const struct file *file, struct map_draft *draft, struct map *map)
{
	const struct model *model = loader->model;
	const struct place start = {file->path, 1, 1};
	*map = (struct map){.path = file->path, .entity = NONE};
	if (!read_map(file, draft)) {
		map->entity = entity_of(model, draft);
		if (map->entity == NONE)
			return report_add(loader->report, FINDING_MAP_NO_REGION, start);
		const struct map *other = map_of(model, map->entity);
		if (other)
			return report_add(loader->report, FINDING_MAP_TWICE, start,
				model->entities[map->entity].id, other->path);
		name_shapes(model, map->entity, draft);
		map->credit = credit_of(loader->arena, draft->credit);
		map_settle(map, draft, loader->arena);
	}
	if (draft->fault)
		return report_add(loader->report, FINDING_BAD_MAP,
			((struct place){
				file->path, draft->line ? draft->line : 1, draft->line ? draft->column : 1}),
			draft->fault);
	return 0;
}

void load_maps(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t count = snapshot_under(model->snapshot, "data/mapas/", &file);
	model->maps = arena_array(loader->arena, count, sizeof(*model->maps));
	for (size_t i = 0; i < count && model->region_count; i++, file++) {
		struct arena scratch = {0};
		struct map_draft draft = {.arena = &scratch, .english = loader->report->english};
		struct map map;
		if (!ends_in(file->path, ".svg") && !ends_in(file->path, ".geojson"))
			continue;
		if (!load_map(loader, file, &draft, &map)) {
			check_complete(loader, &map);
			model->maps[model->map_count++] = map;
		}
		arena_release(&scratch);
	}
}

const struct map *map_of(const struct model *model, size_t entity)
{
	for (size_t i = 0; i < model->map_count; i++)
		if (model->maps[i].entity == entity)
			return &model->maps[i];
	return NULL;
}
