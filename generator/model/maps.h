/*
 * Room: model. The maps of data/mapas/: the outline of each region, in whole numbers, ready to be drawn. What
 * an agency puts there is checked and drawn anew, so that nothing of its file but shapes reaches a page. It
 * must not know what a map shows of its regions.
 */
#ifndef MODEL_MAPS_H
#define MODEL_MAPS_H

#include "model/model.h"

/* The longer side of a map, and the most that a file may weigh. */
#define MAP_SIDE 1000
#define MAP_MOST_BYTES (4 << 20)

/* One region's land, or what no region has: a neighbour, the frame of an inset. */
struct map_shape {
	size_t region;	     /* NONE: of no region */
	const char *outline; /* SVG path data: M, l and z with whole numbers */
	int x, y, room;	     /* the place farthest from the outline, within it, and how far: for a label */
};

struct map {
	const char *path, *credit; /* who made it, by which licence; "" */
	size_t entity;		   /* whose regions it shows */
	int width, height;	   /* the longer is MAP_SIDE */
	struct map_shape *shapes;  /* those without a region first */
	size_t count;
};

struct loader;

/* Loads every map: data/mapas/…svg (path and polygon with a region's code or slug as id, the first <desc> as
 * credit) and …geojson (features with `codigo` or `region`, Polygon and MultiPolygon, a member `credito`). It
 * is the entity's of which it has the most regions. Findings, all avisos: BAD_MAP, MAP_NO_REGION, MAP_LACKS,
 * MAP_TWICE. */
void load_maps(struct loader *loader);

/* The map of an entity's regions, or NULL. */
const struct map *map_of(const struct model *model, size_t entity);

#endif
