/*
 * Room: pages. Drawings of all regions of an entity: mosaic and map of a state or of the index, small
 * multiples of an indicator. Pages show them and picture files repeat them (page_pictures.c). It must not
 * decide what compliance decides.
 */
#ifndef PAGES_REGION_PICTURES_H
#define PAGES_REGION_PICTURES_H

#include "pages/chart.h"
#include "pages/layout.h"

/* What is drawn of each region, in the order of regions. */
struct region_tiles {
	struct tile *tiles;
	size_t *regions;
	size_t count, placed; /* placed: in the mosaic */
	size_t counts[STATE_COUNT];
	size_t entity;
	bool simulated; /* a figure that they show is */
};

/* The state of the indicator in every region at the period; `here` is marked (NONE: none); with `navigate`
 * each leads to its sheet. */
struct region_tiles state_tiles(const struct page_draft *draft, size_t indicator, size_t entity, month period,
	size_t here, bool navigate);
/* The index of every region of the entity at the period; each leads to its page. */
struct region_tiles index_tiles(const struct page_draft *draft, size_t entity, month period);

/* HTML, "" when no region has a place in the mosaic, or the entity no map. */
const char *mosaic_html(const struct page_draft *draft, const char *id, const char *title,
	const char *description, const struct region_tiles *tiles);
const char *map_html(const struct page_draft *draft, const char *id, const char *title,
	const char *description, const struct region_tiles *tiles);
/* Who made the entity's map; "" when there is none. */
const char *map_credit(const struct page_draft *draft, size_t entity);

/* The states in the order of attention, as drawings count them. */
extern const enum state states_by_attention[STATE_COUNT];
/* "13 cumplen, 11 en riesgo": how many regions are in each state, in that order. A list of
 * {glifo, cuantas, que} too, unless NULL. Notes the glyphs. */
const char *count_states(struct page_draft *draft, struct view *list, const size_t counts[STATE_COUNT]);

/* Titles of the drawings on pages; the indicator as its code. */
const char *state_title(const struct page_draft *draft, const char *indicator, month period);
const char *index_title(const struct page_draft *draft, month period);

/* A panel for each region with a figure at the period: its year up to there. */
struct region_panels {
	struct chart_panel *panels;
	size_t count;
	bool amounts; /* no region has a target: bars of what was counted */
	bool simulated;
};
struct region_panels panels_of(struct page_draft *draft, size_t indicator, month period);
enum { PANEL_MONTHS = 12 };

/* What panels are of, and how they are read. */
const char *panels_title(const struct page_draft *draft, const struct figure *now);
const char *panels_caption(
	const struct page_draft *draft, const struct figure *now, const struct region_panels *drawn);

#endif
