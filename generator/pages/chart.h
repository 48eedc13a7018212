/*
 * Room: pages. Drawings as inline SVG in the style of the design (README "Charts"): lengths in percent, text
 * in pixels, so that nothing shrinks on a phone. They are made of ready words and of doubles, which are
 * lengths only: every figure comes as text. It must not know models, states' rules or templates.
 *
 * Every function returns HTML owned by the arena, for view_html(). All texts are escaped here. `id` begins
 * the ids of title and description and must be unique on the page. Tones are glyph names of words.h, which
 * are classes of site.css: "riesgo".
 */
#ifndef PAGES_CHART_H
#define PAGES_CHART_H

#include "base/arena.h"
#include "pages/language.h"

#include <stdbool.h>
#include <stddef.h>

/* A month of a chart. */
struct chart_point {
	const char *label; /* "jun" */
	bool here;	   /* the month that the page is about */
	bool has_value, has_target;
	double value, target;
	const char *tone; /* of its bar; NULL: ink */
};

struct chart {
	const char *id, *title, *description; /* the message in words */
	const struct language *language;      /* of the numbers of the axis */
	const struct chart_point *points;     /* every month of the year or window, also those to come */
	size_t count;
	const char *value_label;  /* "1.150 contratos": the value at `here`; NULL: none */
	const char *target_label; /* "Meta al corte: 1.250"; NULL: none */
	const char *end_label;	  /* lines: "Meta del año: 2.500", at the last target; NULL: none */
	bool percent;		  /* the numbers are ratios: the axis says 50 % */
	bool from_zero;		  /* lines: sums of the year, so that result and target begin at 0 */
	bool has_projection;	  /* lines: a dotted line from `here` to the last point */
	double projection;
	const char *projection_word;  /* "Proyección"; required with it */
	const char *projection_label; /* "2.300", under that word */
};

/* Running result against the target line: for windows of a year. */
char *chart_line(struct arena *arena, const struct chart *chart);

/* A bar for each month with a mark at its own target: for windows that begin anew within the year. */
char *chart_bars(struct arena *arena, const struct chart *chart);

/* A region of a tile map; row and column from 1. */
struct tile {
	unsigned row, column;
	const char *code, *name; /* "AN", "Antioquia" */
	const char *figure;	 /* "96,8", or NULL to show the glyph */
	const char *glyph;	 /* or NULL */
	const char *tone;	 /* class: "riesgo", or "q0" (no index) to "q4" */
	const char *word;	 /* with a glyph: its word, "En riesgo", for the link's name */
	const char *href;	 /* of the page about it, ready; NULL on maps that illustrate */
	bool here;
};

/* A mosaic of regions. With `href` in the tiles it navigates, without it is an image. The caller uses the
 * glyphs (glyphs_use()). Regions without a place (row 0) are left out: the table has them. */
char *chart_tiles(struct arena *arena, const char *id, const char *title, const char *description,
	const struct tile *tiles, size_t count);

/* A region of a map: its land, and where a label fits best, with how far that is from the border. Without a
 * `code` it is land that the map says nothing of. */
struct chart_land {
	const char *outline; /* SVG path data, in the map's box */
	int x, y, room;
	struct tile label; /* row and column do not count */
};

/* A map of regions in a box of width and height; as chart_tiles() in all else. A land too small for its
 * letters has its glyph alone. */
char *chart_map(struct arena *arena, const char *id, const char *title, const char *description, int width,
	int height, const struct chart_land *lands, size_t count);

/* The share of the target reached in each month, in a line of 88 × 24; the caller says it in words beside.
 * `has[i]` tells whether there is one. Empty when there is none at all. */
char *chart_spark(struct arena *arena, const double *shares, const bool *has, size_t count);

/* One region of many that are drawn side by side on one scale. */
struct chart_panel {
	const char *name, *figure;	 /* "Antioquia", "92,0 %": of the last month; NULL: its word alone */
	const char *glyph, *tone, *word; /* of its state */
	const char *href;		 /* of its sheet, ready; NULL: not linked */
	const double *values;		 /* per month: shares of its target, or amounts */
	const bool *has;
};

/* Small multiples: a list of panels, each a line of shares with the mark at 100 % on a scale of 0 to 150 %,
 * or, where there are no targets (`amounts`), a bar for each month, from 0 to the largest of all. Each panel
 * says in words what it shows. */
char *chart_panels(
	struct arena *arena, const struct chart_panel *panels, size_t count, size_t months, bool amounts);

/* The same as one drawing, to be downloaded (picture.h). */
char *chart_panels_sheet(struct arena *arena, const char *id, const char *title, const char *description,
	const struct chart_panel *panels, size_t count, size_t months, bool amounts);

/* A row of bars: what a list or table says beside each bar. */
struct chart_row {
	const char *name, *figure;
	const char *glyph, *tone;
	bool has_share, maximum;
	double share, risk; /* as of chart_bullet() */
};

/* Bullet bars or ranked bars with their names and figures as one drawing, to be downloaded. `whole` and
 * `risk` as of chart_bullet_scale(). */
char *chart_rows_sheet(struct arena *arena, const char *id, const char *title, const char *description,
	const struct chart_row *rows, size_t count, const char *whole, double risk);

/* A bar from 0 to 150 % of its own target with the mark at 100 %, and with bands up to `risk` and 100 %, for
 * a ceiling (`maximum`) from 100 % to `risk` (1.1); `risk` 0: no bands, as in ranked tables. Longer than 150
 * % is cut, with a chevron. */
char *chart_bullet(struct arena *arena, const char *tone, double share, double risk, bool maximum);

/* The scale above a list of bullet bars: 0, 80, 100 %, 150. `whole` is "100 %". */
char *chart_bullet_scale(struct arena *arena, const char *whole, double risk);

/* Parts of a whole in one bar, in the order given; parts of 0 are left out. Without tone: grey. */
struct chart_part {
	const char *tone;
	double count;
};
char *chart_parts(struct arena *arena, const struct chart_part *parts, size_t count);

#endif
