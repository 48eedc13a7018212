/* Room: pages. The small drawings: mosaic, sparkline, bars within lists and tables. It must not know figures,
 * only lengths and words. */
#include "pages/chart.h"

#include "pages/chart_axis.h"

#include <stdio.h>
#include <string.h>

/* Of a mosaic: a tile and the gap after it. */
enum { TILE = 60, TILE_SIDE = 56 };

static char *finish(struct arena *arena, struct buffer *out)
{
	char *html = arena_copy(arena, out->data ? out->data : "", out->length);
	buffer_release(out);
	return html;
}

static void draw_tile(struct buffer *out, const struct tile *tile)
{
	unsigned x = (tile->column - 1) * TILE + 2, y = (tile->row - 1) * TILE + 2;
	chart_tile_open(out, tile);
	buffer_printf(out,
		"<rect x=\"%u\" y=\"%u\" width=\"%d\" height=\"%d\"/><text class=\"code\" x=\"%u\" y=\"%u\">",
		x, y, TILE_SIDE, TILE_SIDE, x + 6, y + 22);
	chart_escaped(out, tile->code);
	buffer_string(out, "</text>");
	if (tile->figure) {
		buffer_printf(out, " <text x=\"%u\" y=\"%u\">", x + 6, y + 44);
		chart_escaped(out, tile->figure);
		buffer_string(out, "</text>");
	} else if (tile->glyph) {
		buffer_printf(out,
			"<use class=\"g\" href=\"#g-%s\" x=\"%u\" y=\"%u\" width=\"16\" height=\"16\"/>",
			tile->glyph, x + 32, y + 31);
	}
	chart_tile_close(out, tile);
}

char *chart_tiles(struct arena *arena, const char *id, const char *title, const char *description,
	const struct tile *tiles, size_t count)
{
	struct buffer out = {0};
	unsigned rows = 1, columns = 1;
	bool links = false;
	for (size_t i = 0; i < count; i++) {
		rows = tiles[i].row > rows ? tiles[i].row : rows;
		columns = tiles[i].column > columns ? tiles[i].column : columns;
		links = links || tiles[i].href;
	}
	buffer_printf(&out, "<svg class=\"tiles\" viewBox=\"0 0 %u %u\" role=\"%s\"", columns * TILE,
		rows * TILE, links ? "group" : "img");
	chart_named(&out, id, title, description);
	for (size_t i = 0; i < count; i++) {
		if (tiles[i].row && tiles[i].column)
			draw_tile(&out, &tiles[i]);
	}
	buffer_string(&out, "</svg>");
	return finish(arena, &out);
}

static double between(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

/* All sparklines have one scale, 50 to 140 % of the target, so that their target lines agree. */
static double spark_y(double share)
{
	return 2 + (1.4 - between(share, 0.5, 1.4)) / 0.9 * 20;
}

char *chart_spark(struct arena *arena, const double *shares, const bool *has, size_t count)
{
	struct buffer out = {0}, path = {0};
	double x = 4, y = 0;
	bool open = false, any = false;
	for (size_t i = 0; i < count; i++) {
		if (has[i]) {
			x = count > 1 ? 4 + 80 * (double)i / (double)(count - 1) : 44;
			y = spark_y(shares[i]);
			buffer_printf(&path, "%c%.1f %.1f", open ? 'L' : 'M', x, y);
			any = true;
		}
		open = has[i];
	}
	if (any)
		buffer_printf(&out,
			"<svg class=\"spark\" viewBox=\"0 0 88 24\" aria-hidden=\"true\"><path "
			"class=\"target\" "
			"d=\"M0 %.1fh88\"/><path class=\"line\" d=\"%s\"/><circle class=\"dot\" cx=\"%.1f\" "
			"cy=\"%.1f\" "
			"r=\"2.6\"/></svg>",
			spark_y(1), path.data, x, y);
	buffer_release(&path);
	return finish(arena, &out);
}

/* Percent of the bar's length at which a share of the target stands: the whole is 150 %. */
static double bullet_x(double share)
{
	return between(share, 0, 1.5) / 1.5 * 100;
}

static void band(struct buffer *out, const char *class_name, double from, double to)
{
	buffer_printf(out, "<rect class=\"%s\" x=\"%.2f%%\" width=\"%.2f%%\" height=\"20\"/>", class_name,
		bullet_x(from), bullet_x(to) - bullet_x(from));
}

void chart_bullet_parts(struct buffer *out, const char *tone, double share, double risk, bool maximum)
{
	bool bands = risk > 0, ranked = !bands;
	if (bands && maximum) {
		band(out, "b1", 1, risk);
		band(out, "b0", risk, 1.5);
	} else if (bands) {
		band(out, "b0", 0, risk);
		band(out, "b1", risk, 1);
	}
	buffer_printf(out, "<rect class=\"fill %s\" y=\"%d\" width=\"%.2f%%\" height=\"%d\"/>", tone,
		ranked ? 5 : 6, bullet_x(share), ranked ? 10 : 8);
	if (share > 1.5)
		buffer_string(out,
			"<svg class=\"cut\" x=\"100%\" y=\"4\" overflow=\"visible\"><path class=\"g-cut\" "
			"d=\"M-14 0l5 6-5 6m5-12l5 6-5 6\"/></svg>");
	buffer_printf(out, "<rect class=\"mark\" x=\"66.47%%\" width=\"%d\" height=\"20\"/>", ranked ? 2 : 3);
}

char *chart_bullet(struct arena *arena, const char *tone, double share, double risk, bool maximum)
{
	struct buffer out = {0};
	buffer_string(&out, "<svg class=\"bullet\" aria-hidden=\"true\">");
	chart_bullet_parts(&out, tone, share, risk, maximum);
	buffer_string(&out, "</svg>");
	return finish(arena, &out);
}

void chart_bullet_marks(struct buffer *out, const char *whole, double risk)
{
	chart_text(out, "tick", 0, 0, 12, "start", "0");
	if (risk > 0 && risk < 1) {
		char text[16];
		snprintf(text, sizeof(text), "%.0f", risk * 100);
		chart_text(out, "tick", bullet_x(risk), 0, 12, "middle", text);
	}
	chart_text(out, "strong", bullet_x(1), 0, 12, "middle", whole);
	chart_text(out, "tick", 100, 0, 12, "end", "150");
}

char *chart_bullet_scale(struct arena *arena, const char *whole, double risk)
{
	struct buffer out = {0};
	buffer_string(&out, "<svg class=\"chart\" height=\"18\" aria-hidden=\"true\">");
	chart_bullet_marks(&out, whole, risk);
	buffer_string(&out, "</svg>");
	return finish(arena, &out);
}

char *chart_parts(struct arena *arena, const struct chart_part *parts, size_t count)
{
	struct buffer out = {0};
	double total = 0, x = 0;
	for (size_t i = 0; i < count; i++)
		total += parts[i].count;
	buffer_string(&out, "<svg class=\"bullet\" aria-hidden=\"true\">");
	for (size_t i = 0; i < count && total > 0; i++) {
		double width = parts[i].count / total * 100;
		/* A gap between neighbours, which colours alone would not make. */
		double drawn = width > 0.8 ? width - 0.4 : width / 2;
		if (parts[i].count > 0)
			buffer_printf(&out,
				"<rect class=\"%s%s\" x=\"%.2f%%\" width=\"%.2f%%\" height=\"20\"/>",
				parts[i].tone ? "fill " : "b0", parts[i].tone ? parts[i].tone : "", x, drawn);
		x += width;
	}
	buffer_string(&out, "</svg>");
	return finish(arena, &out);
}
