/*
 * Room: model. A map as its file has it, before it is known which regions it shows: what the readers of both
 * formats hand to load_maps.c. Private to the files that load maps.
 */
#ifndef MODEL_MAP_DRAFT_H
#define MODEL_MAP_DRAFT_H

#include "model/maps.h"

#include <stdint.h>

/* In millionths of the file's own units, y downwards. */
struct map_point {
	int64_t x, y;
};

struct draft_ring {
	size_t shape, first, count; /* points */
};

struct draft_shape {
	const char *id, *slug; /* "" if not given; either may be a code or a slug */
	size_t region;
};

/* A map as its file has it. All in `arena`, which is scratch. */
struct map_draft {
	struct arena *arena;
	struct map_point *points;
	struct draft_ring *rings;
	struct draft_shape *shapes;
	size_t point_count, ring_count, shape_count;
	size_t point_capacity, ring_capacity, shape_capacity;
	const char *credit; /* or NULL */
	bool english;
	const char *fault; /* why it cannot be drawn, in the report's language; NULL: it can */
	unsigned line, column;
};

void draft_shape_begin(struct map_draft *draft, const char *id, const char *slug);
void draft_ring_begin(struct map_draft *draft);
void draft_point(struct map_draft *draft, int64_t x, int64_t y);
/* Notes the first fault. Returns -1. */
int draft_fault(struct map_draft *draft, const char *spanish, const char *english);

/* Each fills the draft and returns 0, or -1 with its fault. */
int map_read_svg(struct map_draft *draft, const char *bytes, size_t length);
int map_read_geojson(struct map_draft *draft, const char *bytes, size_t length);
/* The rings of a path's `d`, of a polygon's `points`: added to the shape begun last. Curves and arcs are
 * straight lines to where they end. */
int map_read_path(struct map_draft *draft, const char *text);
int map_read_points(struct map_draft *draft, const char *text);

/* Fits the draft, whose shapes know their regions, into the box of MAP_SIDE: outlines and places for labels,
 * in `arena`. Returns 0, or -1 with the draft's fault. */
int map_settle(struct map *map, struct map_draft *draft, struct arena *arena);

#endif
