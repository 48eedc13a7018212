/* Room: base. UTF-8 by hand where it is a loop, utf8proc where it needs tables. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Length of the well-formed sequence at `p`, or 0. The bounds of the second byte exclude overlong forms and
 * surrogates. */
static size_t sequence_length(const unsigned char *p, size_t left)
{
	unsigned char lead = p[0], low = 0x80, high = 0xBF;
	size_t length;
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		length = 2;
	else if (lead >= 0xE0 && lead <= 0xEF)
		length = 3;
	else if (lead >= 0xF0 && lead <= 0xF4)
		length = 4;
	else
		return 0;
	if (lead == 0xE0)
		low = 0xA0;
	else if (lead == 0xED)
		high = 0x9F;
	else if (lead == 0xF0)
		low = 0x90;
	else if (lead == 0xF4)
		high = 0x8F;
	if (length > left || p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return length;
}

size_t utf8_invalid_at(const char *bytes, size_t length)
{
	size_t at = 0;
	while (at < length) {
		size_t step = sequence_length((const unsigned char *)bytes + at, length - at);
		if (!step)
			return at;
		at += step;
	}
	return length;
}

size_t utf8_characters(const char *bytes, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

char *utf8_fold(struct arena *arena, const char *text)
{
	utf8proc_uint8_t *folded = NULL;
	const utf8proc_option_t options =
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
	utf8proc_ssize_t length = utf8proc_map(
		(const utf8proc_uint8_t *)text, (utf8proc_ssize_t)strlen(text), &folded, options);
	if (length < 0)
		return arena_string(arena, text);
	char *copy = arena_copy(arena, (const char *)folded, (size_t)length);
	free(folded);
	return copy;
}

bool slug_is_valid(const char *text)
{
	size_t length = strlen(text);
	if (length == 0 || length > 80 || text[length - 1] == '-')
		return false;
	char before = '-';
	for (const char *p = text; *p; before = *p++) {
		bool word = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
		if (!word && !(*p == '-' && before != '-'))
			return false;
	}
	return true;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned edit_distance(const char *a, const char *b)
{
	enum { MOST = 64 };
	unsigned rows[3][MOST + 1];
	size_t length_a = strlen(a), length_b = strlen(b);
	if (length_a > MOST || length_b > MOST)
		return 9;
	for (size_t j = 0; j <= length_b; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= length_a; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= length_b; j++) {
			unsigned change = above[j - 1] + (a[i - 1] != b[j - 1]);
			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return least(rows[length_a % 3][length_b], 9);
}
