/* Room: pages. Line and bar charts over the months. It must not know figures, only lengths and words. */
#include "pages/chart.h"

#include "pages/chart_axis.h"

#include <math.h>
#include <string.h>

/* A label beside a rising line stands where the line does not pass: as far from it as the line can rise or
 * fall over the label's width on the narrowest screen, of 320 pixels. */
enum {
	CLEAR_OF_WORD = 80,
	CLEAR_OF_LABEL = 118,
	CLEAR_AT_LEFT = 56,
	LOWEST_LABEL = 284,
	HIGHEST_LABEL = 14,
	LINE_HEIGHT = 16
};

static double lowest(double y)
{
	return y > LOWEST_LABEL ? LOWEST_LABEL : y;
}

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

/* The upper of the two labels at the month, above and to the left, where a rising line has not been yet. */
static void upper_label(struct buffer *out, const char *class_name, double x, double y, const char *text)
{
	if (x >= 35)
		chart_text(out, class_name, x, -8, y - 10, "end", text);
	else
		chart_text(out, class_name, CHART_LEFT + 1, 0,
			y - CLEAR_AT_LEFT < HIGHEST_LABEL ? HIGHEST_LABEL : y - CLEAR_AT_LEFT, "start", text);
}

/* The lower one, below and to the right, where the line is no more; near the right edge, far below it. */
static void lower_label(struct buffer *out, const char *class_name, double x, double y, const char *text)
{
	if (x <= 60)
		chart_text(out, class_name, x, 10, lowest(y + 33), "start", text);
	else
		chart_text(out, class_name, x, -8, lowest(y + CLEAR_OF_LABEL), "end", text);
}

static void labels_here(struct buffer *out, const struct chart *chart, const struct chart_axis *axis)
{
	size_t here = chart_here(chart);
	if (here == chart->count)
		return;
	const struct chart_point *point = &chart->points[here];
	double x = chart_x(chart, (double)here + 1);
	bool above = !point->has_target || point->value >= point->target;
	if (chart->value_label)
		(above ? upper_label : lower_label)(
			out, "big", x, chart_y(axis, point->value), chart->value_label);
	if (point->has_target && chart->target_label)
		(above ? lower_label : upper_label)(
			out, "tick", x, chart_y(axis, point->target), chart->target_label);
}

static void labels_at_end(struct buffer *out, const struct chart *chart, const struct chart_axis *axis)
{
	const struct chart_point *last = &chart->points[chart->count - 1];
	double projected = chart_y(axis, chart->projection), target = chart_y(axis, last->target);
	bool with_target = last->has_target && chart->end_label && !last->here;
	size_t here = chart_here(chart);
	bool projection_above = chart->has_projection && (!last->has_target || projected < target);
	double x = chart_x(chart, (double)chart->count);
	if (chart->has_projection) {
		double y = projection_above ? projected - 22 : lowest(projected + CLEAR_OF_WORD + 14) - 14;
		dot(out, "dot end", x, projected, 4);
		chart_text(out, NULL, 98, 0, y, "end", chart->projection_word);
		if (chart->projection_label)
			chart_text(out, "strong", 98, 0, y + 14, "end", chart->projection_label);
	}
	if (!with_target)
		return;
	double y = projection_above ? lowest(target + CLEAR_OF_LABEL) : target - 8;
	double other = here < chart->count ? chart_y(axis, chart->points[here].target) + 33 : 0;
	if (projection_above && fabs(y - other) < LINE_HEIGHT)
		y = other + LINE_HEIGHT;
	chart_text(out, "tick", 98, 0, y, "end", chart->end_label);
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
		labels_at_end(&out, chart, &axis);
	labels_here(&out, chart, &axis);
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
	/* Above the grid, where no bar reaches. */
	if (chart->value_label)
		chart_text(&out, "big", CHART_LEFT, 0, 20, "start", chart->value_label);
	if (chart->target_label)
		chart_text(&out, "tick", 98, 0, 20, "end", chart->target_label);
	return finish(arena, &out);
}
