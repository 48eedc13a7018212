/* Room: pages. The map of regions. It must not know whose they are: outlines, lengths and words are given. */
#include "pages/chart.h"

#include "pages/chart_axis.h"

/* How far the middle of a land must be from its border for letters and glyph on any screen, and on a wide
 * one; the side of a glyph; what the drawing leaves free around the lands for their strokes. All in units of
 * the map. */
enum { ROOM = 28, LITTLE_ROOM = 20, TINY_ROOM = 14, GLYPH = 24, TINY_GLYPH = 20, EDGE = 3 };

static void draw_land(struct buffer *out, const struct chart_land *land)
{
	if (land->label.code)
		chart_tile_open(out, &land->label);
	buffer_printf(out, "<path%s d=\"%s\"/>", land->label.code ? "" : " class=\"rest\"", land->outline);
	if (land->label.code)
		chart_tile_close(out, &land->label);
}

static void draw_glyph(struct buffer *out, const char *glyph, int x, int y, int side)
{
	buffer_printf(out, "<use class=\"g\" href=\"#g-%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
		glyph, x - side / 2, y - side / 2, side, side);
}

static void draw_letters(struct buffer *out, const char *class_name, const char *text, int x, int y)
{
	buffer_printf(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class_name, x, y);
	chart_escaped(out, text);
	buffer_string(out, "</text>");
}

/* Letters above the glyph or the figure, which has the middle to itself where there is no room for both. */
static void draw_label(struct buffer *out, const struct chart_land *land)
{
	const struct tile *label = &land->label;
	bool letters = land->room >= LITTLE_ROOM, wide = land->room < ROOM, below = letters;
	buffer_printf(out, "<g class=\"%s%s\">", label->tone, wide && letters ? " wide" : "");
	if (letters)
		draw_letters(out, "code", label->code, land->x, land->y - (label->glyph || !wide ? 4 : -8));
	if (label->glyph)
		draw_glyph(out, label->glyph, land->x, land->y + (below ? 14 : 0),
			land->room < TINY_ROOM ? TINY_GLYPH : GLYPH);
	else if (label->figure && !wide)
		draw_letters(out, "figure", label->figure, land->x, land->y + 22);
	buffer_string(out, "</g>\n");
}

char *chart_map(struct arena *arena, const char *id, const char *title, const char *description, int width,
	int height, const struct chart_land *lands, size_t count)
{
	struct buffer out = {0};
	bool links = false;
	for (size_t i = 0; i < count; i++)
		links = links || (lands[i].label.code && lands[i].label.href);
	buffer_printf(&out, "<svg class=\"map\" viewBox=\"%d %d %d %d\" role=\"%s\"", -EDGE, -EDGE,
		width + 2 * EDGE, height + 2 * EDGE, links ? "group" : "img");
	chart_named(&out, id, title, description);
	for (size_t i = 0; i < count; i++)
		draw_land(&out, &lands[i]);
	/* Above all lands, since some labels are larger than theirs; the links' names say the same. */
	buffer_string(&out, "<g class=\"labels\" aria-hidden=\"true\">\n");
	for (size_t i = 0; i < count; i++)
		if (lands[i].label.code)
			draw_label(&out, &lands[i]);
	buffer_string(&out, "</g>\n</svg>");
	char *html = arena_copy(arena, out.data, out.length);
	buffer_release(&out);
	return html;
}
