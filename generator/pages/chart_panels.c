/* Room: pages. Many drawings on one scale, side by side or one below the other. It must not know figures,
 * only lengths and words. */
#include "pages/chart.h"

#include "base/utf8.h"
#include "pages/chart_axis.h"

#include <string.h>

/* Of a panel: its drawing, 150 % high; and on a sheet, where it stands among the others. */
enum { SLOT = 10, HIGH = 45, BLOCK = 100, SHEET = 780, GAP = 12 };

static char *finish(struct arena *arena, struct buffer *out)
{
	char *html = arena_copy(arena, out->data ? out->data : "", out->length);
	buffer_release(out);
	return html;
}

static double y_of(double value, double top)
{
	double share = value / top;
	return HIGH - (share < 0 ? 0 : share > 1 ? 1 : share) * HIGH;
}

static void draw_line(struct buffer *out, const struct chart_panel *panel, size_t months, double top)
{
	struct buffer path = {0};
	double x = 0, y = 0;
	bool open = false, any = false;
	for (size_t i = 0; i < months; i++) {
		if (panel->has[i]) {
			x = SLOT * ((double)i + 0.5);
			y = y_of(panel->values[i], top);
			/* A month alone is a dot. */
			buffer_printf(&path, "%c%.0f %.1f", open ? 'L' : 'M', x, y);
			if (!open && (i + 1 == months || !panel->has[i + 1]))
				buffer_string(&path, "h0");
			any = true;
		}
		open = panel->has[i];
	}
	buffer_printf(out, "<path class=\"target\" d=\"M0 %.1fh%zu\"/>", y_of(1, top), months * SLOT);
	if (any)
		buffer_printf(out, "<path class=\"line\" d=\"%s\"/><path class=\"end\" d=\"M%.0f %.1fh0\"/>",
			path.data, x, y);
	buffer_release(&path);
}

static void draw_bars(struct buffer *out, const struct chart_panel *panel, size_t months, double top)
{
	struct buffer path = {0};
	for (size_t i = 0; i < months; i++)
		if (panel->has[i])
			buffer_printf(&path, "M%zu %dV%.1fh%dV%dz", i * SLOT + 2, HIGH,
				y_of(panel->values[i], top), SLOT - 4, HIGH);
	if (path.length)
		buffer_printf(out, "<path class=\"bars\" d=\"%s\"/>", path.data);
	buffer_release(&path);
}

/* On a line at zero. */
static void draw_panel(
	struct buffer *out, const struct chart_panel *panel, size_t months, double top, bool amounts)
{
	buffer_printf(out, "<path class=\"zero\" d=\"M0 %dh%zu\"/>", HIGH, months * SLOT);
	(amounts ? draw_bars : draw_line)(out, panel, months, top);
}

/* What the whole height stands for. */
static double top_of(const struct chart_panel *panels, size_t count, size_t months, bool amounts)
{
	double top = 0;
	for (size_t p = 0; p < count && amounts; p++)
		for (size_t i = 0; i < months; i++)
			if (panels[p].has[i] && panels[p].values[i] > top)
				top = panels[p].values[i];
	return !amounts ? 1.5 : top > 0 ? top : 1;
}

/* "Antioquia", which leads to its sheet, and its state with the last figure. */
static void panel_words(struct buffer *out, const struct chart_panel *panel)
{
	buffer_string(out, "<li>");
	if (panel->href) {
		buffer_string(out, "<a href=\"");
		chart_escaped(out, panel->href);
		buffer_string(out, "\">");
	}
	chart_escaped(out, panel->name);
	buffer_string(out, panel->href ? "</a> " : " ");
	buffer_printf(out,
		"<span class=\"%s\"><svg class=\"g\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use "
		"href=\"#g-%s\"/></svg> <span%s>",
		panel->tone, panel->glyph, panel->figure ? " class=\"vh\"" : "");
	chart_escaped(out, panel->word);
	buffer_string(out, "</span>");
	if (panel->figure) {
		buffer_char(out, ' ');
		chart_escaped(out, panel->figure);
	}
	buffer_string(out, "</span>");
}

char *chart_panels(
	struct arena *arena, const struct chart_panel *panels, size_t count, size_t months, bool amounts)
{
	struct buffer out = {0};
	double top = top_of(panels, count, months, amounts);
	buffer_string(&out, "<ul class=\"panels\">\n");
	for (size_t p = 0; p < count; p++) {
		panel_words(&out, &panels[p]);
		buffer_printf(&out,
			"<svg viewBox=\"0 0 %zu %d\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
			months * SLOT, HIGH);
		draw_panel(&out, &panels[p], months, top, amounts);
		buffer_string(&out, "</svg></li>\n");
	}
	buffer_string(&out, "</ul>");
	return finish(arena, &out);
}

static void sheet_begin(struct buffer *out, const char *class_name, double width, double height,
	const char *id, const char *title, const char *description)
{
	buffer_printf(
		out, "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\"", class_name, width, height);
	chart_named(out, id, title, description);
}

static void draw_glyph(struct buffer *out, const char *tone, const char *glyph, double x, double y)
{
	buffer_printf(out,
		"<g class=\"%s\"><use class=\"g\" href=\"#g-%s\" x=\"%.0f\" y=\"%.0f\" width=\"12\" "
		"height=\"12\"/></g>",
		tone, glyph, x, y);
}

static void sheet_text(
	struct buffer *out, const char *class_name, double x, double y, const char *anchor, const char *text)
{
	buffer_printf(out, "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\"", class_name, x, y);
	if (strcmp(anchor, "start") != 0)
		buffer_printf(out, " text-anchor=\"%s\"", anchor);
	buffer_char(out, '>');
	chart_escaped(out, text);
	buffer_string(out, "</text>");
}

/* Of a sheet: as wide as the drawings and the names ask for. */
static size_t column_width(const struct chart_panel *panels, size_t count, size_t months)
{
	size_t width = months * SLOT;
	for (size_t p = 0; p < count; p++) {
		size_t letters = utf8_characters(panels[p].name, strlen(panels[p].name)) * 13 / 2;
		width = letters > width ? letters : width;
	}
	return width + GAP;
}

char *chart_panels_sheet(struct arena *arena, const char *id, const char *title, const char *description,
	const struct chart_panel *panels, size_t count, size_t months, bool amounts)
{
	struct buffer out = {0};
	double top = top_of(panels, count, months, amounts);
	size_t column = column_width(panels, count, months), columns = (SHEET + GAP) / column;
	columns = columns > count ? count : columns;
	columns = columns ? columns : 1;
	sheet_begin(&out, "panels", (double)(columns * column - GAP),
		(double)((count + columns - 1) / columns) * BLOCK, id, title, description);
	for (size_t p = 0; p < count; p++) {
		double x = (double)(p % columns * column), y = (double)(p / columns) * BLOCK;
		buffer_printf(&out, "<svg x=\"%.0f\" y=\"%.0f\" width=\"%zu\" height=\"%d\">", x, y + 36,
			months * SLOT, HIGH);
		draw_panel(&out, &panels[p], months, top, amounts);
		buffer_string(&out, "</svg>");
		sheet_text(&out, "name", x, y + 12, "start", panels[p].name);
		draw_glyph(&out, panels[p].tone, panels[p].glyph, x, y + 18);
		sheet_text(&out, "name", x + 17, y + 28, "start",
			panels[p].figure ? panels[p].figure : panels[p].word);
		buffer_char(&out, '\n');
	}
	buffer_string(&out, "</svg>");
	return finish(arena, &out);
}

/* Of a sheet of rows: where the bars begin and how long they are, and where the figures end. */
enum { BARS = 300, LONG = 340, FIGURES = 720, ROW = 26, SCALE = 20 };

char *chart_rows_sheet(struct arena *arena, const char *id, const char *title, const char *description,
	const struct chart_row *rows, size_t count, const char *whole, double risk)
{
	struct buffer out = {0};
	sheet_begin(&out, "rows", FIGURES, SCALE + (double)count * ROW, id, title, description);
	buffer_printf(&out, "<svg x=\"%d\" y=\"0\" width=\"%d\" height=\"%d\">", BARS, LONG, SCALE);
	chart_bullet_marks(&out, whole, risk);
	buffer_string(&out, "</svg>\n");
	for (size_t i = 0; i < count; i++) {
		double y = SCALE + (double)i * ROW;
		draw_glyph(&out, rows[i].tone, rows[i].glyph, 0, y + 4);
		sheet_text(&out, "name", 18, y + 15, "start", rows[i].name);
		if (rows[i].has_share) {
			buffer_printf(
				&out, "<svg x=\"%d\" y=\"%.0f\" width=\"%d\" height=\"20\">", BARS, y, LONG);
			chart_bullet_parts(&out, rows[i].tone, rows[i].share, rows[i].risk, rows[i].maximum);
			buffer_string(&out, "</svg>");
		}
		sheet_text(&out, "name", FIGURES, y + 15, "end", rows[i].figure);
		buffer_char(&out, '\n');
	}
	buffer_string(&out, "</svg>");
	return finish(arena, &out);
}
