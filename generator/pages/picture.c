/* Room: pages. From a drawing within a page to a file of its own: read tag by tag, since it is ours and
 * well-formed, and written with attributes in the place of classes. It must not know what is drawn. */
#include "pages/picture.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "pages/picture_style.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Pixels: around everything; the width of a drawing that gives none, and the least; lines of text. */
enum {
	MARGIN = 24,
	WIDTH = 672,
	AXIS = 48,
	LEAST = 480,
	TITLE_LINE = 22,
	KEY_LINE = 20,
	CREDIT_LINE = 16,
	DEEPEST = 16
};

/* The kind of drawing that a sign is. */
static const char in_sign[] = "sign";

/* An open element: what closes it, and what those within it take from it. */
struct level {
	const char *element; /* as written; NULL: nothing was */
	const char *classes; /* of the nearest group with a tone */
	double width;	     /* what 100 % is */
};

struct writer {
	struct buffer *out;
	struct arena *arena;
	const char *symbols, *kind;
	struct level levels[DEEPEST];
	size_t depth;
};

struct tag {
	const char *name, *classes;
	const char *attributes; /* up to the end of the tag */
	size_t length;
	bool closed;
};

static void escaped(struct buffer *out, const char *text)
{
	buffer_html(out, text, strlen(text));
}

/* The value of an attribute, or NULL. */
static const char *value_of(struct arena *arena, const struct tag *tag, const char *name)
{
	size_t length = strlen(name);
	for (const char *p = tag->attributes;
		(p = memmem(p, tag->length - (size_t)(p - tag->attributes), name, length)); p += length)
		if (p[-1] == ' ' && !strncmp(p + length, "=\"", 2))
			return arena_copy(arena, p + length + 2, strcspn(p + length + 2, "\""));
	return NULL;
}

/* Reads the tag that begins at `at` and returns what follows it. */
static const char *read_tag(struct arena *arena, const char *at, struct tag *tag)
{
	size_t name = strcspn(at + 1, " />"), length = strcspn(at, ">");
	*tag = (struct tag){.name = arena_copy(arena, at + 1, name),
		.attributes = at + 1 + name,
		.length = length - 1 - name,
		.closed = at[length - 1] == '/'};
	const char *classes = value_of(arena, tag, "class");
	tag->classes = classes ? classes : "";
	return at + length + 1;
}

static double number(const char *text)
{
	double value = 0;
	return text && sscanf(text, "%lf", &value) == 1 ? value : 0;
}

/* A length as it is, percentages of the width as pixels. */
static void write_length(struct writer *writer, const char *name, const char *value)
{
	size_t length = strlen(value);
	double width = writer->levels[writer->depth].width;
	if (length && value[length - 1] == '%')
		buffer_printf(writer->out, " %s=\"%.2f\"", name, number(value) * width / 100);
	else
		buffer_printf(writer->out, " %s=\"%s\"", name, value);
}

static void write_geometry(struct writer *writer, const struct tag *tag)
{
	static const char *const kept[] = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
		"width", "height", "d", "dx", "text-anchor", "stroke-width", "stroke-dasharray",
		"stroke-dashoffset", "id"};
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		const char *value = value_of(writer->arena, tag, kept[i]);
		if (value)
			write_length(writer, kept[i], value);
	}
}

/* "@c", "@t", "@l": the tone's colour, its tint, and letters on it. */
static void write_style(struct writer *writer, const char *element, const char *classes)
{
	static const struct tone none = {"#54585c", "#ffffff", false};
	const struct tone *tone = tone_of(classes);
	tone = tone ? tone : &none;
	for (const char *p = style_of(writer->kind, element, classes); *p; p++) {
		if (*p != '@') {
			buffer_char(writer->out, *p);
			continue;
		}
		p++;
		buffer_string(writer->out, *p == 'c'	? tone->colour
					   : *p == 't'	? tone->tint
					   : tone->dark ? "#ffffff"
							: "#17191c");
	}
}

static void write_markup(struct writer *writer, const char *from, const char *end);

/* The sign itself, where it is used. */
static void write_sign(
	struct writer *writer, const char *glyph, double x, double y, double side, const char *classes)
{
	const char *symbol =
		strstr(writer->symbols, arena_printf(writer->arena, "<symbol id=\"g-%s\"", glyph));
	const char *from = symbol ? strchr(symbol, '>') : NULL,
		   *end = from ? strstr(from, "</symbol>") : NULL;
	if (!end)
		return; /* the publication's own partials/glifos may lack it */
	struct writer inside = *writer;
	inside.depth = 0;
	inside.kind = in_sign;
	inside.levels[0] = (struct level){"g", classes, side};
	buffer_printf(writer->out, "<g transform=\"translate(%.1f %.1f) scale(%.3f)\"", x, y, side / 16);
	write_style(&inside, "g", arena_printf(writer->arena, "g %s", classes));
	buffer_char(writer->out, '>');
	write_markup(&inside, from + 1, end);
	buffer_string(writer->out, "</g>");
}

static void write_use(struct writer *writer, const struct tag *tag)
{
	struct arena *arena = writer->arena;
	const char *address = value_of(arena, tag, "href");
	if (writer->kind == in_sign || !address || strncmp(address, "#g-", 3) != 0)
		return; /* a sign is made of no other */
	write_sign(writer, address + 3, number(value_of(arena, tag, "x")), number(value_of(arena, tag, "y")),
		number(value_of(arena, tag, "width")), writer->levels[writer->depth].classes);
}

/* A drawing within the drawing is a group that is moved; a link is a group too. */
static void open_group(struct writer *writer, const struct tag *tag, struct level *level)
{
	struct arena *arena = writer->arena;
	bool drawing = !strcmp(tag->name, "svg");
	level->element = "g";
	buffer_string(writer->out, "<g");
	if (!drawing)
		return;
	const char *x = value_of(arena, tag, "x"), *width = value_of(arena, tag, "width");
	double left = number(x) * (x && strchr(x, '%') ? level->width / 100 : 1);
	buffer_printf(
		writer->out, " transform=\"translate(%.1f %.1f)\"", left, number(value_of(arena, tag, "y")));
	level->width = width ? number(width) : level->width;
}

static void write_tag(struct writer *writer, const struct tag *tag)
{
	const struct level *above = &writer->levels[writer->depth];
	struct level level = {tag->name, above->classes, above->width};
	const char *classes = *tag->classes
				      ? arena_printf(writer->arena, "%s %s", tag->classes, above->classes)
				      : above->classes;
	if (!strcmp(tag->name, "use")) {
		write_use(writer, tag);
		return;
	}
	if (!strcmp(tag->name, "svg") || !strcmp(tag->name, "a") || !strcmp(tag->name, "g")) {
		open_group(writer, tag, &level);
		level.classes = tone_of(tag->classes) ? tag->classes : above->classes;
	} else {
		buffer_printf(writer->out, "<%s", tag->name);
		write_geometry(writer, tag);
		if (strcmp(tag->name, "tspan") != 0 && strcmp(tag->name, "title") != 0 &&
			strcmp(tag->name, "desc") != 0)
			write_style(writer, tag->name, classes);
	}
	buffer_string(writer->out, tag->closed ? "/>" : ">");
	if (!tag->closed)
		writer->levels[++writer->depth] = level;
}

/* Drawings are ours and well-formed; the signs may be a publication's own, and whatever they are, each
 * element that was opened is closed here and no other. */
static void write_markup(struct writer *writer, const char *from, const char *end)
{
	size_t outside = writer->depth;
	while (from < end) {
		const char *open = memchr(from, '<', (size_t)(end - from));
		const char *close = open ? memchr(open, '>', (size_t)(end - open)) : NULL;
		struct tag tag;
		buffer_add(writer->out, from, (size_t)((open ? open : end) - from));
		if (!close)
			break;
		from = close + 1;
		if (open[1] == '/' && writer->depth > outside)
			buffer_printf(writer->out, "</%s>", writer->levels[writer->depth--].element);
		else if (open[1] != '/' && open[1] != '!' && open[1] != '?' && writer->depth + 1 < DEEPEST) {
			read_tag(writer->arena, open, &tag);
			write_tag(writer, &tag);
		}
	}
	while (writer->depth > outside)
		buffer_printf(writer->out, "</%s>", writer->levels[writer->depth--].element);
}

/* How many bytes of the text fit into so many letters: up to a blank, or through a word that is longer. */
static size_t fitting(const char *text, size_t letters)
{
	size_t count = 0, at = 0, blank = 0;
	for (; text[at] && count <= letters; at++) {
		count += (text[at] & 0xC0) != 0x80;
		if (text[at] == ' ' && count <= letters + 1)
			blank = at;
	}
	if (!text[at] && count <= letters)
		return at;
	if (blank)
		return blank;
	while (at && (text[--at] & 0xC0) == 0x80)
		;
	return at ? at : strlen(text);
}

/* Lines of text from `y` downwards, broken to the width; returns where the next begins. */
static double write_lines(
	struct buffer *out, const char *text, double y, double width, int size, int line, bool bold)
{
	/* A letter is six tenths of its height wide, or less. */
	size_t letters = (size_t)(width / (size * 0.6));
	while (*text) {
		size_t length = fitting(text, letters);
		buffer_printf(out, "<text x=\"%d\" y=\"%.0f\" font-size=\"%d\"%s>", MARGIN, y + line * 0.75,
			size, bold ? " font-weight=\"700\" fill=\"#17191c\"" : " fill=\"#54585c\"");
		buffer_html(out, text, length);
		buffer_string(out, "</text>\n");
		text += length + strspn(text + length, " ");
		y += line;
	}
	return y;
}

static double write_key(struct writer *writer, const struct picture *picture, double y, double width)
{
	double x = MARGIN;
	for (size_t i = 0; i < picture->key_count; i++) {
		const struct picture_key *key = &picture->key[i];
		double needed = 18 + (double)utf8_characters(key->text, strlen(key->text)) * 7 + 18;
		if (x > MARGIN && x + needed > MARGIN + width) {
			x = MARGIN;
			y += KEY_LINE;
		}
		if (key->glyph)
			write_sign(writer, key->glyph, x, y + 3, 12, key->tone);
		else
			buffer_printf(writer->out,
				"<rect x=\"%.0f\" y=\"%.0f\" width=\"12\" height=\"12\" fill=\"%s\" "
				"stroke=\"#85898e\"/>",
				x, y + 3, tone_of(key->tone) ? tone_of(key->tone)->tint : "#ffffff");
		buffer_printf(writer->out, "<text x=\"%.0f\" y=\"%.0f\" font-size=\"12\" fill=\"#17191c\">",
			x + 18, y + 13);
		escaped(writer->out, key->text);
		buffer_string(writer->out, "</text>\n");
		x += needed;
	}
	return picture->key_count ? y + KEY_LINE + 8 : y;
}

/* The box of the drawing: left, top, width, height. The numbers of an axis stand to the left of theirs. */
static void read_box(struct arena *arena, const struct tag *root, double box[4])
{
	const char *view = value_of(arena, root, "viewBox");
	double axis = has_class(root->classes, "plot") ? AXIS : 0;
	box[0] = -axis;
	box[1] = 0;
	box[2] = WIDTH + axis;
	box[3] = number(value_of(arena, root, "height"));
	if (view)
		sscanf(view, "%lf %lf %lf %lf", &box[0], &box[1], &box[2], &box[3]);
}

char *picture_svg(struct arena *arena, const struct picture *picture)
{
	struct buffer body = {0}, out = {0};
	struct arena scratch = {0};
	struct writer writer = {.out = &body, .arena = &scratch, .symbols = picture->symbols};
	struct tag root;
	double box[4];
	const char *inside = read_tag(&scratch, picture->drawing, &root);
	const char *named = strstr(inside, "</desc>"), *end = strstr(inside, "\n</svg>");
	end = end ? end : picture->drawing + strlen(picture->drawing) - strlen("</svg>");
	assert(named && !strcmp(root.name, "svg"));
	named += strlen("</desc>");
	read_box(&scratch, &root, box);
	double width = box[2] > LEAST ? box[2] : LEAST;
	writer.kind = root.classes;
	writer.levels[0] = (struct level){"svg", "", WIDTH};
	double y = write_lines(&body, picture->title, MARGIN, width, 16, TITLE_LINE, true) + 12;
	buffer_printf(&body, "<g transform=\"translate(%.0f %.0f)\">", MARGIN - box[0], y - box[1]);
	write_markup(&writer, named, end);
	buffer_string(&body, "</g>\n");
	y = write_key(&writer, picture, y + box[3] + 12, width);
	for (size_t i = 0; i < picture->credit_count; i++)
		y = write_lines(&body, picture->credits[i], y, width, 11, CREDIT_LINE, false);
	buffer_printf(&out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f "
		"%.0f\" "
		"lang=\"%s\" role=\"img\" aria-labelledby=\"%s\" font-family=\"system-ui, 'Segoe UI', "
		"Roboto, 'Noto "
		"Sans', Arial, sans-serif\" font-size=\"12\">",
		width + 2 * MARGIN, y + MARGIN, width + 2 * MARGIN, y + MARGIN, picture->language,
		value_of(&scratch, &root, "aria-labelledby"));
	writer.out = &out;
	writer.depth = 0;
	write_markup(&writer, inside, named);
	buffer_printf(&out, "\n<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\"/>\n", width + 2 * MARGIN,
		y + MARGIN);
	buffer_add(&out, body.data, body.length);
	buffer_string(&out, "</svg>\n");
	char *bytes = arena_copy(arena, out.data, out.length);
	buffer_release(&body);
	buffer_release(&out);
	arena_release(&scratch);
	return bytes;
}
