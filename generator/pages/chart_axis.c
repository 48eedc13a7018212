/* Room: pages. Scale, grid and labels of charts. It must not know lines or bars. */
#include "pages/chart_axis.h"

#include "pages/words.h"

#include <math.h>
#include <string.h>

enum { MOST_STEPS = 5 };

static double larger(double a, double b)
{
	return a > b ? a : b;
}

static double nice_step(double range)
{
	static const double steps[] = {1, 2, 2.5, 5, 10};
	double rough = range / MOST_STEPS, power = pow(10, floor(log10(rough)));
	size_t i = 0;
	while (i < 4 && steps[i] * power < rough * (1 - 1e-9))
		i++;
	return steps[i] * power;
}

struct chart_axis chart_axis_of(const struct chart *chart)
{
	double low = 0, high = chart->has_projection ? larger(0, chart->projection) : 0;
	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_point *point = &chart->points[i];
		if (point->has_value) {
			high = larger(high, point->value);
			low = -larger(-low, -point->value);
		}
		if (point->has_target)
			high = larger(high, point->target);
	}
	if (high - low <= 0)
		high = 1;
	struct chart_axis axis = {.step = nice_step(high - low)};
	axis.low = floor(low / axis.step + 1e-9) * axis.step;
	axis.high = ceil(high / axis.step - 1e-9) * axis.step;
	return axis;
}

double chart_y(const struct chart_axis *axis, double value)
{
	double share = (value - axis->low) / (axis->high - axis->low);
	return CHART_BOTTOM - share * (CHART_BOTTOM - CHART_TOP);
}

double chart_x(const struct chart *chart, double n)
{
	return CHART_LEFT + CHART_WIDTH * n / (double)(chart->count ? chart->count : 1);
}

void chart_escaped(struct buffer *out, const char *text)
{
	buffer_html(out, text, strlen(text));
}

void chart_text(struct buffer *out, const char *class_name, double x, int shift, double y, const char *anchor,
	const char *text)
{
	buffer_string(out, "<text");
	if (class_name)
		buffer_printf(out, " class=\"%s\"", class_name);
	buffer_printf(out, " x=\"%.2f%%\"", x);
	if (shift)
		buffer_printf(out, " dx=\"%d\"", shift);
	buffer_printf(out, " y=\"%.1f\"", y);
	if (strcmp(anchor, "start") != 0)
		buffer_printf(out, " text-anchor=\"%s\"", anchor);
	buffer_char(out, '>');
	chart_escaped(out, text);
	buffer_string(out, "</text>");
}

void chart_named(struct buffer *out, const char *id, const char *title, const char *description)
{
	buffer_printf(out, " aria-labelledby=\"%s-t %s-d\">\n<title id=\"%s-t\">", id, id, id);
	chart_escaped(out, title);
	buffer_printf(out, "</title>\n<desc id=\"%s-d\">", id);
	chart_escaped(out, description);
	buffer_string(out, "</desc>\n");
}

void chart_begin(struct buffer *out, const struct chart *chart)
{
	buffer_string(out, "<svg class=\"chart plot\" height=\"320\" role=\"img\"");
	chart_named(out, chart->id, chart->title, chart->description);
}

/* The number at a grid line. The step has one or two figures, so that few decimals tell it. */
static char *tick_text(const struct voice *voice, double value, double step, bool percent)
{
	double scale = percent ? 100 : 1;
	int places = 0;
	for (double rest = step * scale; places < 6 && fabs(rest - round(rest)) > 1e-6; rest *= 10)
		places++;
	double shown = fabs(value * scale) < 1e-9 ? 0 : value * scale;
	char *text = shown_text(voice, arena_printf(voice->arena, "%.*f", places, shown));
	return percent ? phrase(voice, W_porcentaje, text) : text;
}

void chart_grid(struct buffer *out, const struct chart *chart, const struct chart_axis *axis)
{
	struct arena scratch = {0};
	const struct voice voice = {&scratch, chart->language};
	int count = (int)lround((axis->high - axis->low) / axis->step);
	for (int i = 0; i <= count; i++) {
		double value = axis->low + axis->step * i, y = chart_y(axis, value);
		bool zero = fabs(value) < axis->step / 2;
		buffer_printf(out, "<line class=\"%s\" x1=\"0%%\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/>",
			zero ? "axis" : "grid", y, y);
		chart_text(out, "tick", 0, -6, y + 4, "end",
			tick_text(&voice, value, axis->step, chart->percent));
	}
	buffer_char(out, '\n');
	arena_release(&scratch);
}

/* The month's name; on a narrow screen site.css leaves its first letter, which is one byte in "ene" and its
 * like. The month that the page is about keeps its name: its neighbours make room. */
static void month_name(struct buffer *out, const struct chart_point *point, double x)
{
	if (point->here || !point->label[0]) {
		chart_text(out, "strong", x, 0, 312, "middle", point->label);
		return;
	}
	buffer_printf(out,
		"<text class=\"tick\" x=\"%.2f%%\" y=\"312.0\" text-anchor=\"middle\">%c<tspan "
		"class=\"rest\">",
		x, point->label[0]);
	chart_escaped(out, point->label + 1);
	buffer_string(out, "</tspan></text>");
}

void chart_months(struct buffer *out, const struct chart *chart, double offset)
{
	for (size_t i = 0; i < chart->count; i++)
		month_name(out, &chart->points[i], chart_x(chart, (double)i + offset));
	buffer_char(out, '\n');
}

size_t chart_here(const struct chart *chart)
{
	size_t i = 0;
	while (i < chart->count && !(chart->points[i].here && chart->points[i].has_value))
		i++;
	return i;
}

/* The name of a tile's link begins with what is seen on it. */
void chart_tile_open(struct buffer *out, const struct tile *tile)
{
	const char *here = tile->here ? " here" : "";
	if (!tile->href) {
		buffer_printf(out, "<g class=\"%s%s\">", tile->tone, here);
		return;
	}
	buffer_printf(out, "<a class=\"%s%s\" href=\"", tile->tone, here);
	chart_escaped(out, tile->href);
	buffer_string(out, "\" aria-label=\"");
	chart_escaped(out, tile->code);
	if (tile->figure) {
		buffer_char(out, ' ');
		chart_escaped(out, tile->figure);
	}
	buffer_string(out, ", ");
	chart_escaped(out, tile->name);
	if (!tile->figure && tile->word) {
		buffer_string(out, ": ");
		chart_escaped(out, tile->word);
	}
	buffer_string(out, "\">");
}

void chart_tile_close(struct buffer *out, const struct tile *tile)
{
	buffer_string(out, tile->href ? "</a>\n" : "</g>\n");
}
