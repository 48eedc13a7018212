/*
 * Room: pages. What charts share: of lines and bars the scale, the grid, the labels of the months; the names
 * of all. Private to the charts. It must not know what is drawn.
 */
#ifndef PAGES_CHART_AXIS_H
#define PAGES_CHART_AXIS_H

#include "base/buffer.h"
#include "pages/chart.h"

/* The drawing area, in percent across and pixels down. The numbers of the axis stand to its left, where
 * site.css keeps room for them (".plot"): that is pixels, which percentages do not know. */
#define CHART_LEFT 0.0
#define CHART_WIDTH 98.0
#define CHART_TOP 38.0
#define CHART_BOTTOM 292.0

struct chart_axis {
	double low, high, step; /* of the numbers; 0 lies between low and high */
};

/* From 0 (or below, for reversals) to the largest value, target or projection, in at most five steps of 1, 2,
 * 2.5 or 5 times a power of ten. */
struct chart_axis chart_axis_of(const struct chart *chart);

double chart_y(const struct chart_axis *axis, double value);

/* The svg's opening tag with title and description; the grid with its numbers; the names of the months, each
 * centred at `offset` slots after the start of its own. */
void chart_begin(struct buffer *out, const struct chart *chart);
void chart_grid(struct buffer *out, const struct chart *chart, const struct chart_axis *axis);
void chart_months(struct buffer *out, const struct chart *chart, double offset);

/* Where slot `n` begins, in percent. */
double chart_x(const struct chart *chart, double n);

/* A text at x %, moved by `shift` pixels; `anchor` is "start", "middle" or "end". */
void chart_text(struct buffer *out, const char *class_name, double x, int shift, double y, const char *anchor,
	const char *text);

void chart_escaped(struct buffer *out, const char *text);

/* The end of an svg's opening tag, with its title and description. */
void chart_named(struct buffer *out, const char *id, const char *title, const char *description);

/* What holds a region of a mosaic or map: its link, named, or a group without one. */
void chart_tile_open(struct buffer *out, const struct tile *tile);
void chart_tile_close(struct buffer *out, const struct tile *tile);

/* What is inside the svg of chart_bullet() and of chart_bullet_scale(). */
void chart_bullet_parts(struct buffer *out, const char *tone, double share, double risk, bool maximum);
void chart_bullet_marks(struct buffer *out, const char *whole, double risk);

/* The month that the page is about; `count` if there is none with a value. */
size_t chart_here(const struct chart *chart);

#endif
