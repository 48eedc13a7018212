/* Room: documents. The checks and counts that tables, front matter and Markdown share. */
#include "documents/text.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void position_move(struct position *position, const char *bytes, size_t offset)
{
	assert(offset >= position->offset);
	for (size_t i = position->offset; i < offset; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		if (byte == '\n') {
			position->line++;
			position->column = 1;
		} else {
			position->column += (byte & 0xC0) != 0x80;
		}
	}
	position->offset = offset;
}

struct place position_place(const char *path, struct position position)
{
	return (struct place){path, position.line, position.column};
}

struct position text_start(const char *bytes, size_t length)
{
	bool mark = length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
	return (struct position){mark ? 3 : 0, 1, 1};
}

int text_check_encoding(const char *path, const char *bytes, size_t length, struct report *report)
{
	size_t bad = utf8_invalid_at(bytes, length);
	struct position at = text_start(bytes, length);
	char byte[8];
	if (bad == length)
		return 0;
	position_move(&at, bytes, bad);
	snprintf(byte, sizeof(byte), "0x%02X", (unsigned char)bytes[bad]);
	return report_add(report, FINDING_ENCODING, position_place(path, at), byte);
}

/* Whether the character at `i` is no text. */
static bool is_control(const unsigned char *p, size_t i, size_t length)
{
	size_t left = length - i;
	if (p[i] == '\t' || p[i] == '\n')
		return false;
	if (p[i] == '\r')
		return left < 2 || p[i + 1] != '\n';
	if (p[i] < 0x20 || p[i] == 0x7F)
		return true;
	if (p[i] == 0xC2)
		return left > 1 && p[i + 1] < 0xA0;
	if (left < 3)
		return false;
	if (p[i] == 0xE2)
		return p[i + 1] == 0x80 && (p[i + 2] == 0xA8 || p[i + 2] == 0xA9);
	return p[i] == 0xEF &&
	       ((p[i + 1] == 0xBB && p[i + 2] == 0xBF) || (p[i + 1] == 0xBF && p[i + 2] >= 0xBE));
}

size_t text_control_at(const char *bytes, size_t length, size_t from)
{
	const unsigned char *p = (const unsigned char *)bytes;
	for (size_t i = from; i < length; i++) {
		bool plain = p[i] >= 0x20 && p[i] < 0x7F;
		if (!plain && is_control(p, i, length))
			return i;
	}
	return length;
}

/* Names the character as an editor would: a byte, or a code point past ASCII. */
static void name_control(char *name, size_t size, const char *bytes)
{
	const unsigned char *p = (const unsigned char *)bytes;
	if (p[0] < 0x80)
		snprintf(name, size, "0x%02X", p[0]);
	else if (p[0] == 0xC2)
		snprintf(name, size, "U+%04X", p[1]);
	else
		snprintf(name, size, "U+%04X",
			(unsigned)((p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F)));
}

int text_check_controls(const char *path, const char *bytes, size_t length, struct report *report)
{
	enum { MOST_LINES = 20 };
	struct position at = text_start(bytes, length);
	size_t found = text_control_at(bytes, length, at.offset);
	unsigned line = 0, lines = 0;
	for (; found < length && lines < MOST_LINES; found = text_control_at(bytes, length, found + 1)) {
		char name[16];
		position_move(&at, bytes, found);
		if (at.line == line)
			continue;
		line = at.line;
		lines++;
		name_control(name, sizeof(name), bytes + found);
		report_add(report, FINDING_CONTROL, position_place(path, at), name);
	}
	return lines ? -1 : 0;
}

/* The end of the word that begins at or after `*from`, which is moved there. */
static size_t next_word(const char *bytes, size_t length, size_t *from)
{
	while (*from < length && strchr(" \t\r\n", bytes[*from]))
		++*from;
	size_t end = *from;
	while (end < length && !strchr(" \t\r\n", bytes[end]))
		end++;
	return end;
}

bool text_same_words(const char *a, size_t a_length, const char *b, size_t b_length)
{
	for (size_t i = 0, j = 0;;) {
		size_t a_end = next_word(a, a_length, &i), b_end = next_word(b, b_length, &j);
		if (a_end - i != b_end - j || memcmp(a + i, b + j, a_end - i) != 0)
			return false;
		if (a_end == i)
			return true;
		i = a_end;
		j = b_end;
	}
}
