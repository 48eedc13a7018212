/*
 * Room: pages. Where the labels of a line chart stand: beside what they name, and never on each other or on a
 * line, on the narrowest screen as on a wide one. Private to the charts. It must not know what is drawn.
 */
#ifndef PAGES_CHART_LABELS_H
#define PAGES_CHART_LABELS_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* A text of one line or two, beside a point: x in percent of the drawing's width, y in pixels. */
struct chart_label {
	const char *class_name, *text;
	const char *second_class, *second; /* below the first; NULL: none */
	double x, y;
	bool above; /* where it is looked for first */
};

enum { LABELS_MOST = 8, STROKES_MOST = 64 };

/* What labels keep clear of. Zero-initialise. */
struct chart_places {
	struct {
		double x1, y1, x2, y2;
		bool light; /* of the grid: crossed where there is no other way */
	} strokes[STROKES_MOST];
	struct {
		double x, shift, width, top, bottom; /* percent, pixels, pixels */
	} labels[LABELS_MOST];
	size_t stroke_count, label_count;
	double top, bottom; /* how far up and down labels may stand */
};

void chart_stroke(struct chart_places *places, double x1, double y1, double x2, double y2, bool light);

/* Draws the label in the free place that is nearest to its point. */
void chart_label(struct buffer *out, struct chart_places *places, const struct chart_label *label);

#endif
