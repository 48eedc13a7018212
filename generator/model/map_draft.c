/* Room: model. What both readers of maps note down. It must not know their formats. */
#include "model/map_draft.h"

void draft_shape_begin(struct map_draft *draft, const char *id, const char *slug)
{
	draft->shapes = arena_grow(draft->arena, draft->shapes, draft->shape_count, &draft->shape_capacity,
		sizeof(*draft->shapes));
	draft->shapes[draft->shape_count++] =
		(struct draft_shape){arena_string(draft->arena, id), arena_string(draft->arena, slug), NONE};
}

void draft_ring_begin(struct map_draft *draft)
{
	draft->rings = arena_grow(
		draft->arena, draft->rings, draft->ring_count, &draft->ring_capacity, sizeof(*draft->rings));
	draft->rings[draft->ring_count++] =
		(struct draft_ring){draft->shape_count - 1, draft->point_count, 0};
}

void draft_point(struct map_draft *draft, int64_t x, int64_t y)
{
	draft->points = arena_grow(draft->arena, draft->points, draft->point_count, &draft->point_capacity,
		sizeof(*draft->points));
	draft->points[draft->point_count++] = (struct map_point){x, y};
	draft->rings[draft->ring_count - 1].count++;
}

int draft_fault(struct map_draft *draft, const char *spanish, const char *english)
{
	if (!draft->fault)
		draft->fault = draft->english ? english : spanish;
	return -1;
}
