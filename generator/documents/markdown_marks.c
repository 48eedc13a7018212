/* Room: documents. Plain search: errata are few and blocks are short. */
#include "documents/markdown_marks.h"

#include <stdint.h>
#include <string.h>

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t skip_blanks(const char *text, size_t length, size_t at)
{
	while (at < length && is_blank(text[at]))
		at++;
	return at;
}

/* Length of what matches `says` at `at`, or 0. */
static size_t match_length(const char *says, size_t says_length, const char *plain, size_t length, size_t at)
{
	size_t i = 0, j = at;
	while (i < says_length) {
		if (j == length || is_blank(says[i]) != is_blank(plain[j]))
			return 0;
		if (is_blank(says[i])) {
			i = skip_blanks(says, says_length, i);
			j = skip_blanks(plain, length, j);
		} else if (says[i++] != plain[j++]) {
			return 0;
		}
	}
	return j - at;
}

void marks_clear(struct marks *marks)
{
	marks->count = 0;
	marks->at = 0;
}

static void add(struct marks *marks, struct mark mark, struct arena *arena)
{
	marks->list = arena_grow(arena, marks->list, marks->count, &marks->capacity, sizeof(*marks->list));
	size_t i = marks->count++;
	for (; i > 0 && marks->list[i - 1].start > mark.start; i--)
		marks->list[i] = marks->list[i - 1];
	marks->list[i] = mark;
}

void marks_find(struct marks *marks, struct markdown_note *notes, size_t note_count, const char *plain,
	size_t length, struct arena *arena)
{
	for (size_t n = 0; n < note_count; n++) {
		const char *says = notes[n].says;
		size_t says_length = strlen(says), start = skip_blanks(says, says_length, 0);
		while (says_length > start && is_blank(says[says_length - 1]))
			says_length--;
		if (notes[n].found || says_length == start)
			continue;
		for (size_t at = 0; at < length; at++) {
			const char *first = memchr(plain + at, says[start], length - at);
			if (!first)
				break;
			at = (size_t)(first - plain);
			size_t matched = match_length(says + start, says_length - start, plain, length, at);
			if (!matched)
				continue;
			notes[n].found = true;
			add(marks, (struct mark){at, at + matched, &notes[n]}, arena);
			break;
		}
	}
}

/* Whether offset `at` is marked; `*until` gets the offset, past `at`, where that may change. */
static bool marks_cover(const struct marks *marks, size_t at, size_t *until)
{
	bool inside = false;
	*until = SIZE_MAX;
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = &marks->list[i];
		if (mark->start > at && mark->start < *until)
			*until = mark->start;
		if (mark->end > at && mark->end < *until)
			*until = mark->end;
		inside = inside || (mark->start <= at && at < mark->end);
	}
	return inside;
}

void marks_write(struct marks *marks, struct buffer *out, const char *text, size_t length, bool visible)
{
	while (length) {
		size_t until;
		bool marked = marks_cover(marks, marks->at, &until) && visible;
		size_t step = until - marks->at < length ? until - marks->at : length;
		if (marked != marks->open)
			buffer_string(out, marked ? "<mark class=\"dub\">" : "</mark>");
		marks->open = marked;
		buffer_html(out, text, step);
		marks->at += step;
		text += step;
		length -= step;
	}
}

void marks_close(struct marks *marks, struct buffer *out)
{
	if (marks->open)
		buffer_string(out, "</mark>");
	marks->open = false;
}
