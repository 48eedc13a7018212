/* Room: model. From the points of a file to outlines in whole numbers, and to the place of each label. Two
 * regions that share a border share it after rounding too, since a point falls where it falls whoever has it.
 * It must not know formats. */
#include "base/buffer.h"
#include "model/map_draft.h"

#include <stdlib.h>
#include <string.h>

/* Outlines with more points than that are drawn on a coarser grid: a page must stay light. */
enum { MOST_POINTS = 3500, COARSEST = 20 };

struct box {
	int64_t left, top, right, bottom;
};

#define EMPTY_BOX                                                                                            \
	{                                                                                                    \
		INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN                                                   \
	}

static int64_t extent_of(const struct box *box)
{
	int64_t width = box->right - box->left, height = box->bottom - box->top;
	return width > height ? width : height;
}

/* Half a step is rounded up, everywhere. */
static int64_t on_grid(int64_t offset, int64_t extent, int step)
{
	return (int64_t)(((__int128)offset * MAP_SIDE * 2 + (__int128)extent * step) /
			 ((__int128)extent * step * 2)) *
	       step;
}

/* Copies a ring to `to` without points that repeat the last or go back to the one before it. Returns how
 * many. */
static size_t snap_ring(const struct map_draft *draft, const struct draft_ring *ring, const struct box *box,
	int step, struct map_point *to)
{
	int64_t extent = extent_of(box);
	size_t count = 0;
	for (size_t i = 0; i < ring->count; i++) {
		const struct map_point *from = &draft->points[ring->first + i];
		const struct map_point point = {on_grid(from->x - box->left, extent, step),
			on_grid(from->y - box->top, extent, step)};
		if (count && to[count - 1].x == point.x && to[count - 1].y == point.y)
			continue;
		if (count > 1 && to[count - 2].x == point.x && to[count - 2].y == point.y)
			count--;
		else
			to[count++] = point;
	}
	if (count > 1 && to[0].x == to[count - 1].x && to[0].y == to[count - 1].y)
		count--;
	return count;
}

/* What is left of the draft on a grid of that step: rings without an area go. */
static void snap(const struct map_draft *draft, const struct box *box, int step, struct map_draft *snapped)
{
	snapped->point_count = snapped->ring_count = 0;
	for (size_t r = 0; r < draft->ring_count; r++) {
		struct map_point *to = &snapped->points[snapped->point_count];
		size_t count = snap_ring(draft, &draft->rings[r], box, step, to);
		if (count < 3)
			continue;
		snapped->rings[snapped->ring_count++] =
			(struct draft_ring){draft->rings[r].shape, snapped->point_count, count};
		snapped->point_count += count;
	}
}

static const char *outline(const struct map_draft *draft, size_t shape, struct arena *arena)
{
	struct buffer out = {0};
	buffer_add(&out, "", 0);
	for (size_t r = 0; r < draft->ring_count; r++) {
		const struct map_point *p = &draft->points[draft->rings[r].first];
		if (draft->rings[r].shape != shape)
			continue;
		buffer_printf(&out, "M%d %d", (int)p->x, (int)p->y);
		for (size_t i = 1; i < draft->rings[r].count; i++) {
			int x = (int)(p[i].x - p[i - 1].x), y = (int)(p[i].y - p[i - 1].y);
			buffer_printf(&out, "%s%d%s%d",
				i == 1	? "l"
				: x < 0 ? ""
					: " ",
				x, y < 0 ? "" : " ", y);
		}
		buffer_char(&out, 'z');
	}
	const char *copy = arena_copy(arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

static int64_t distance_to_edge(int64_t x, int64_t y, const struct map_point *a, const struct map_point *b)
{
	int64_t dx = b->x - a->x, dy = b->y - a->y, px = x - a->x, py = y - a->y;
	int64_t along = px * dx + py * dy, length = dx * dx + dy * dy;
	if (along <= 0 || !length)
		return px * px + py * py;
	if (along >= length)
		return (x - b->x) * (x - b->x) + (y - b->y) * (y - b->y);
	int64_t cross = px * dy - py * dx;
	return cross * cross / length;
}

/* Distance from a point within the shape to its outline, squared; 0 outside. */
static int64_t clearance(const struct map_draft *draft, size_t shape, int64_t x, int64_t y)
{
	int64_t least = INT64_MAX;
	bool inside = false;
	for (size_t r = 0; r < draft->ring_count; r++) {
		const struct draft_ring *ring = &draft->rings[r];
		if (ring->shape != shape)
			continue;
		for (size_t i = 0; i < ring->count; i++) {
			const struct map_point *a = &draft->points[ring->first + i];
			const struct map_point *b = &draft->points[ring->first + (i + 1) % ring->count];
			int64_t distance = distance_to_edge(x, y, a, b);
			least = distance < least ? distance : least;
			/* Does a ray to the right cross this edge? */
			if ((a->y > y) != (b->y > y)) {
				int64_t side = (b->x - a->x) * (y - a->y) - (x - a->x) * (b->y - a->y);
				inside ^= (side > 0) == (b->y > a->y);
			}
		}
	}
	return inside ? least : 0;
}

static int root_of(int64_t square)
{
	int root = 0;
	while ((int64_t)(root + 1) * (root + 1) <= square)
		root++;
	return root;
}

static void widen(struct box *box, const struct map_point *p)
{
	box->left = p->x < box->left ? p->x : box->left;
	box->right = p->x > box->right ? p->x : box->right;
	box->top = p->y < box->top ? p->y : box->top;
	box->bottom = p->y > box->bottom ? p->y : box->bottom;
}

/* Looks on a net of points over the shape, then on finer ones around the best. */
static void place_label(const struct map_draft *draft, size_t index, struct map_shape *shape)
{
	enum { NET = 12, ROUNDS = 3 };
	struct box box = EMPTY_BOX;
	int64_t best = -1;
	for (size_t r = 0; r < draft->ring_count; r++)
		for (size_t i = 0; i < draft->rings[r].count && draft->rings[r].shape == index; i++)
			widen(&box, &draft->points[draft->rings[r].first + i]);
	for (int round = 0; round < ROUNDS; round++) {
		int64_t width = box.right - box.left, height = box.bottom - box.top;
		for (int n = 0; n < (NET + 1) * (NET + 1); n++) {
			int64_t x = box.left + width * (n % (NET + 1)) / NET;
			int64_t y = box.top + height * (n / (NET + 1)) / NET;
			int64_t clear = clearance(draft, index, x, y);
			if (clear > best) {
				best = clear;
				shape->x = (int)x;
				shape->y = (int)y;
			}
		}
		box = (struct box){shape->x - width / NET, shape->y - height / NET, shape->x + width / NET,
			shape->y + height / NET};
	}
	shape->room = root_of(best);
}

static void add_shape(struct map *map, const struct map_draft *draft, size_t index, struct arena *arena)
{
	struct map_shape shape = {.region = draft->shapes[index].region};
	shape.outline = outline(draft, index, arena);
	if (!*shape.outline)
		return;
	if (shape.region != NONE)
		place_label(draft, index, &shape);
	map->shapes[map->count++] = shape;
}

/* Lands without a region first, then regions in their order. */
static int compare_shapes(const void *a, const void *b)
{
	const struct map_shape *left = a, *right = b;
	if (left->region == right->region)
		return strcmp(left->outline, right->outline);
	return left->region + 1 < right->region + 1 ? -1 : 1;
}

int map_settle(struct map *map, struct map_draft *draft, struct arena *arena)
{
	struct box box = EMPTY_BOX;
	struct map_draft snapped = {.shapes = draft->shapes};
	for (size_t i = 0; i < draft->point_count; i++)
		widen(&box, &draft->points[i]);
	if (box.left >= box.right || box.top >= box.bottom)
		return draft_fault(draft, "no hay formas que dibujar", "there are no shapes to draw");
	snapped.points = arena_array(draft->arena, draft->point_count, sizeof(*snapped.points));
	snapped.rings = arena_array(draft->arena, draft->ring_count, sizeof(*snapped.rings));
	for (int step = 1; step == 1 || (snapped.point_count > MOST_POINTS && step <= COARSEST); step++)
		snap(draft, &box, step, &snapped);
	if (snapped.point_count > MOST_POINTS)
		return draft_fault(draft, "tiene demasiadas formas: simplifíquelo",
			"it has too many shapes: simplify it");
	map->width = (int)on_grid(box.right - box.left, extent_of(&box), 1);
	map->height = (int)on_grid(box.bottom - box.top, extent_of(&box), 1);
	map->shapes = arena_array(arena, draft->shape_count, sizeof(*map->shapes));
	for (size_t i = 0; i < draft->shape_count; i++)
		add_shape(map, &snapped, i, arena);
	if (map->count)
		qsort(map->shapes, map->count, sizeof(*map->shapes), compare_shapes);
	return 0;
}
