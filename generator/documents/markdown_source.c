/* Room: documents. Lines of a text and the search for links in it. */
#include "documents/markdown_source.h"

#include "base/utf8.h"

#include <string.h>

struct source source_open(
	const char *path, unsigned first_line, const char *text, size_t length, struct arena *arena)
{
	struct source source = {
		.path = path, .first_line = first_line, .cursor = text, .counted = text, .column = 1};
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

/* The line, from 1, that holds a byte of the text. */
static size_t line_of(const struct source *source, const char *at)
{
	size_t low = 0, high = source->line_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (source->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low + 1;
}

/* Places are mostly asked for one after the other: characters are counted on from the last one, or a line of
 * many links would be counted again for each. */
static struct place place_of(struct source *source, const char *at)
{
	size_t line = line_of(source, at);
	const char *start = source->lines[line - 1];
	if (source->counted < start || source->counted > at) {
		source->counted = start;
		source->column = 1;
	}
	source->column += (unsigned)utf8_characters(source->counted, (size_t)(at - source->counted));
	source->counted = at;
	return (struct place){source->path, source->first_line + (unsigned)line - 1, source->column};
}

/* From a destination back to the bracket, or the exclamation mark, that opens its link. */
static const char *link_opening(const char *from, const char *destination, bool image)
{
	const char *at = destination - 2;
	int open = 1;
	if (destination > from && destination[-1] == '<')
		return destination - 1;
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
		return place_of(source, at);
	}
	size_t length = strlen(needle);
	const char *hit = from < end && length ? memmem(from, (size_t)(end - from), needle, length) : NULL;
	if (!hit)
		return place_of(source, start);
	source->cursor = hit + length;
	return place_of(source, link_opening(from, hit, *openings == '!'));
}
