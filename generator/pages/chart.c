/* Room: pages. Line and bar charts over the months. It must not know figures, only lengths and words. */
#include "pages/chart.h"

#include "pages/chart_axis.h"
#include "pages/chart_labels.h"

#include <math.h>
#include <string.h>

static void line(struct buffer *out, const char *class_name, double x1, double y1, double x2, double y2)
{
	buffer_printf(out, "<line class=\"%s\" x1=\"%.2f%%\" y1=\"%.1f\" x2=\"%.2f%%\" y2=\"%.1f\"/>",
		class_name, x1, y1, x2, y2);
}

static void dot(struct buffer *out, const char *class_name, double x, double y, int radius)
{
	buffer_printf(
		out, "<circle class=\"%s\" cx=\"%.2f%%\" cy=\"%.1f\" r=\"%d\"/>", class_name, x, y, radius);
}

/* The targets as few straight lines: a stretch ends where the slope changes. */
static void target_line(struct buffer *out, const struct chart *chart, const struct chart_axis *axis)
{
	double x = chart_x(chart, 0), y = chart_y(axis, 0), slope = 0;
	double last_x = x, last_y = y;
	bool open = chart->from_zero, drawn = false;
	for (size_t i = 0; i <= chart->count; i++) {
		bool has = i < chart->count && chart->points[i].has_target;
		double next_x = chart_x(chart, (double)i + 1);
		double next_y = has ? chart_y(axis, chart->points[i].target) : 0;
		double next_slope = open && has ? (next_y - last_y) / (next_x - last_x) : 0;
		if (drawn && (!has || fabs(next_slope - slope) > 1e-6)) {
			line(out, "target", x, y, last_x, last_y);
			x = last_x;
			y = last_y;
		}
		if (has && !open) {
			x = next_x;
			y = next_y;
		}
		drawn = open && has;
		open = has;
		slope = next_slope;
		last_x = next_x;
		last_y = next_y;
	}
}

static void result_line(struct buffer *out, const struct chart *chart, const struct chart_axis *axis)
{
	double last_x = chart_x(chart, 0), last_y = chart_y(axis, 0);
	bool open = chart->from_zero;
	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_point *point = &chart->points[i];
		double x = chart_x(chart, (double)i + 1);
		if (point->has_value) {
			double y = chart_y(axis, point->value);
			if (open)
				line(out, "line", last_x, last_y, x, y);
			last_x = x;
			last_y = y;
		}
		/* Sums go on over a month without data; single values do not. */
		open = point->has_value || (open && chart->from_zero);
	}
	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_point *point = &chart->points[i];
		if (point->has_value)
			dot(out, "dot", chart_x(chart, (double)i + 1), chart_y(axis, point->value),
				point->here ? 5 : 3);
	}
	buffer_char(out, '\n');
}

/* What labels keep clear of: the result, its projection, the targets, and, where they can, the grid. */
static void note_strokes(
	struct chart_places *places, const struct chart *chart, const struct chart_axis *axis)
{
	size_t here = chart_here(chart);
	double zero = chart_y(axis, 0), x = chart_x(chart, 0), result = zero, target = zero;
	bool open = chart->from_zero, aimed = chart->from_zero;
	for (double value = axis->low; value < axis->high + axis->step / 2; value += axis->step)
		chart_stroke(places, 0, chart_y(axis, value), 100, chart_y(axis, value), true);
	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_point *point = &chart->points[i];
		double next = chart_x(chart, (double)i + 1), y = chart_y(axis, point->value);
		if (point->has_value)
			chart_stroke(places, open ? x : next, open ? result : y, next, y, false);
		result = point->has_value ? y : result;
		if (point->has_target && aimed)
			chart_stroke(places, x, target, next, chart_y(axis, point->target), false);
		target = chart_y(axis, point->target);
		open = point->has_value || (open && chart->from_zero);
		aimed = point->has_target;
		x = next;
	}
	if (chart->has_projection && here < chart->count)
		chart_stroke(places, chart_x(chart, (double)here + 1),
			chart_y(axis, chart->points[here].value), chart_x(chart, (double)chart->count),
			chart_y(axis, chart->projection), false);
}

/* Value and target of the month that the page is about. */
static void labels_here(struct buffer *out, struct chart_places *places, const struct chart *chart,
	const struct chart_axis *axis)
{
	size_t now = 0;
	while (now < chart->count && !chart->points[now].here)
		now++;
	if (now == chart->count)
		return;
	const struct chart_point *point = &chart->points[now];
	double x = chart_x(chart, (double)now + 1);
	bool above = point->has_value && (!point->has_target || point->value >= point->target);
	if (point->has_value && chart->value_label)
		chart_label(out, places,
			&(struct chart_label){"big", chart->value_label, NULL, NULL, x,
				chart_y(axis, point->value), above});
	if (point->has_target && chart->target_label)
		chart_label(out, places,
			&(struct chart_label){"tick", chart->target_label, NULL, NULL, x,
				chart_y(axis, point->target), !above});
}

static void draw_labels(struct buffer *out, const struct chart *chart, const struct chart_axis *axis)
{
	struct chart_places places = {.top = 2, .bottom = CHART_BOTTOM - 1};
	const struct chart_point *last = &chart->points[chart->count - 1];
	double end = chart_x(chart, (double)chart->count), projected = chart_y(axis, chart->projection);
	note_strokes(&places, chart, axis);
	labels_here(out, &places, chart, axis);
	if (chart->has_projection) {
		dot(out, "dot end", end, projected, 4);
		chart_label(out, &places,
			&(struct chart_label){NULL, chart->projection_word, "strong", chart->projection_label,
				end, projected, chart->projection >= last->target});
	}
	if (last->has_target && chart->end_label && !last->here)
		chart_label(out, &places,
			&(struct chart_label){"tick", chart->end_label, NULL, NULL, end,
				chart_y(axis, last->target),
				!chart->has_projection || chart->projection < last->target});
}

static char *finish(struct arena *arena, struct buffer *out)
{
	buffer_string(out, "\n</svg>");
	char *html = arena_copy(arena, out->data, out->length);
	buffer_release(out);
	return html;
}

char *chart_line(struct arena *arena, const struct chart *chart)
{
	struct buffer out = {0};
	struct chart_axis axis = chart_axis_of(chart);
	size_t here = chart_here(chart);
	chart_begin(&out, chart);
	chart_grid(&out, chart, &axis);
	chart_months(&out, chart, 1);
	target_line(&out, chart, &axis);
	if (chart->has_projection && here < chart->count)
		line(&out, "proj", chart_x(chart, (double)here + 1),
			chart_y(&axis, chart->points[here].value), chart_x(chart, (double)chart->count),
			chart_y(&axis, chart->projection));
	buffer_char(&out, '\n');
	result_line(&out, chart, &axis);
	if (chart->count)
		draw_labels(&out, chart, &axis);
	return finish(arena, &out);
}

static void bar(struct buffer *out, const struct chart *chart, const struct chart_axis *axis, size_t i)
{
	const struct chart_point *point = &chart->points[i];
	double left = chart_x(chart, (double)i + 0.2), width = chart_x(chart, (double)i + 0.8) - left;
	if (point->has_value) {
		double y = chart_y(axis, point->value), zero = chart_y(axis, 0);
		double top = y < zero ? y : zero, height = fabs(zero - y);
		buffer_printf(out,
			"<rect class=\"fill%s%s%s\" x=\"%.2f%%\" y=\"%.1f\" width=\"%.2f%%\" "
			"height=\"%.1f\"/>",
			point->tone ? " " : "", point->tone ? point->tone : "", point->here ? " here" : "",
			left, top, width, height < 1 ? 1 : height);
	}
	if (point->has_target) {
		double y = chart_y(axis, point->target);
		line(out, "limit", chart_x(chart, (double)i + 0.08), y, chart_x(chart, (double)i + 0.92), y);
	}
}

char *chart_bars(struct arena *arena, const struct chart *chart)
{
	struct buffer out = {0};
	struct chart_axis axis = chart_axis_of(chart);
	chart_begin(&out, chart);
	chart_grid(&out, chart, &axis);
	chart_months(&out, chart, 0.5);
	for (size_t i = 0; i < chart->count; i++)
		bar(&out, chart, &axis, i);
	buffer_char(&out, '\n');
	/* Above the grid, where no bar reaches; one below the other, since a phone is not wide enough for
	 * both. */
	if (chart->value_label)
		chart_text(&out, "big", CHART_LEFT, 0, 12, "start", chart->value_label);
	if (chart->target_label)
		chart_text(&out, "tick", CHART_LEFT, 0, 28, "start", chart->target_label);
	return finish(arena, &out);
}
