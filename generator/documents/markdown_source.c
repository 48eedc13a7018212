/* Room: documents. Lines of a text and the search for links in it. */
#include "documents/markdown_source.h"

#include "base/utf8.h"

#include <string.h>

struct source source_open(
	const char *path, unsigned first_line, const char *text, size_t length, struct arena *arena)
{
	struct source source = {.path = path, .first_line = first_line, .cursor = text};
	size_t capacity = 0;
	source.lines = arena_grow(arena, source.lines, 0, &capacity, sizeof(*source.lines));
	source.lines[source.line_count++] = text;
	for (size_t i = 0; i < length; i++) {
		bool ends = text[i] == '\n' || (text[i] == '\r' && !(i + 1 < length && text[i + 1] == '\n'));
		if (!ends && i + 1 < length)
			continue;
		source.lines =
			arena_grow(arena, source.lines, source.line_count, &capacity, sizeof(*source.lines));
		source.lines[source.line_count++] = text + i + 1;
	}
	return source;
}

/* Start of a line counted from 1; the end of the text when it is past the last. */
static const char *line_start(const struct source *source, int line)
{
	size_t index = line < 1 ? 0 : (size_t)line - 1;
	return source->lines[index < source->line_count ? index : source->line_count - 1];
}

void source_seek(struct source *source, int line)
{
	source->cursor = line_start(source, line);
}

/* The place of a byte at or after the start of `line`. */
static struct place place_of(const struct source *source, int line, const char *at)
{
	line = line < 1 ? 1 : line;
	while ((size_t)line + 1 < source->line_count && line_start(source, line + 1) <= at)
		line++;
	const char *start = line_start(source, line);
	return (struct place){source->path, source->first_line + (unsigned)line - 1,
		1 + (unsigned)utf8_characters(start, (size_t)(at - start))};
}

/* From a destination back to the bracket, or the exclamation mark, that opens its link. */
static const char *link_opening(const char *from, const char *destination, bool image)
{
	const char *at = destination - 2;
	int open = 1;
	if (destination - from < 3 || destination[-1] != '(' || *at != ']')
		return destination;
	while (at > from && open) {
		at--;
		open += (*at == ']') - (*at == '[');
	}
	return image && at > from && at[-1] == '!' ? at - 1 : at;
}

/* The opening byte at the parser's column, or as much further as the line is indented: the parser does not
 * count the indent of a paragraph's later lines. NULL if neither stands there. */
static const char *opening_near(const struct source *source, int line, int column, const char *openings)
{
	const char *start = line_start(source, line), *end = line_start(source, line + 1);
	const char *at = start + (column > 0 ? column - 1 : 0);
	ptrdiff_t indent = 0;
	while (start + indent < end && (start[indent] == ' ' || start[indent] == '\t'))
		indent++;
	for (int try = 0; try < 2; try++, at += indent)
		if (at >= source->cursor && at < end && memchr(openings, *at, strlen(openings)))
			return at;
	return NULL;
}

struct place source_locate(
	struct source *source, int line, int column, int last, const char *openings, const char *needle)
{
	const char *from = source->cursor, *end = line_start(source, last + 1);
	const char *start = line > 0 ? line_start(source, line) : from;
	const char *at = line > 0 ? opening_near(source, line, column, openings) : NULL;
	if (at) {
		source->cursor = at + 1;
		return place_of(source, line, at);
	}
	size_t length = strlen(needle);
	const char *hit = from < end && length ? memmem(from, (size_t)(end - from), needle, length) : NULL;
	if (!hit)
		return place_of(source, line, start);
	source->cursor = hit + length;
	return place_of(source, 1, link_opening(from, hit, *openings == '!'));
}
