/* Room: model. The path data of SVG, as far as outlines need it: where each command ends. It must not know
 * what the outline is of. */
#include "model/map_draft.h"

#include <string.h>

/* No coordinate may be larger, in millionths. */
#define MOST ((int64_t)1000000000 * 1000000)

static const char blanks[] = " \t\r\n,";

/* Reads a number as SVG writes them, which may follow another without a blank: "1.5.5-3e-2". What is past the
 * sixth decimal is dropped. */
static bool read_number(const char **at, int64_t *value)
{
	const char *p = *at + strspn(*at, blanks);
	bool negative = *p == '-', any = false;
	int64_t number = 0, unit = 1000000;
	int exponent = 0;
	p += *p == '-' || *p == '+';
	for (; *p >= '0' && *p <= '9' && number <= MOST; p++, any = true)
		number = number * 10 + (*p - '0') * unit;
	for (p += *p == '.'; *p >= '0' && *p <= '9'; p++, any = true) {
		unit /= 10;
		number += (*p - '0') * unit;
	}
	if (any && (*p == 'e' || *p == 'E')) {
		bool small = p[1] == '-';
		p += p[1] == '-' || p[1] == '+' ? 2 : 1;
		for (; *p >= '0' && *p <= '9'; p++)
			exponent = exponent < 100 ? exponent * 10 + (*p - '0') : exponent;
		for (; exponent > 0 && number <= MOST && number; exponent--)
			number = small ? number / 10 : number * 10;
	}
	*at = p;
	*value = negative ? -number : number;
	return any && number <= MOST;
}

/* A flag of an arc is one digit, which the next number may follow at once. */
static bool read_flag(const char **at, int64_t *value)
{
	*at += strspn(*at, blanks);
	*value = **at == '1';
	return **at && strchr("01", *(*at)++);
}

static int bad_path(struct map_draft *draft)
{
	return draft_fault(
		draft, "hay un trazo que no se entiende", "there is an outline that cannot be understood");
}

struct pen {
	struct map_point at, start;
	char command; /* in lower case */
	bool relative, drawing;
};

/* How many numbers a command takes; the last two say where it ends. */
static int numbers_of(char command)
{
	static const char commands[] = "mlhvcsqta";
	static const int counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7};
	const char *found = command ? strchr(commands, command) : NULL;
	return found ? counts[found - commands] : 0;
}

static void move_pen(struct map_draft *draft, struct pen *pen, const int64_t *numbers, int count)
{
	const struct map_point from = pen->relative ? pen->at : (struct map_point){0, 0};
	bool across = pen->command != 'v', down = pen->command != 'h';
	if (across)
		pen->at.x = from.x + numbers[down ? count - 2 : 0];
	if (down)
		pen->at.y = from.y + numbers[count - 1];
	if (pen->command == 'm') {
		pen->start = pen->at;
		pen->command = 'l'; /* further pairs are lines */
		pen->drawing = false;
	}
	if (!pen->drawing) {
		draft_ring_begin(draft);
		if (pen->at.x != pen->start.x || pen->at.y != pen->start.y)
			draft_point(draft, pen->start.x, pen->start.y);
		pen->drawing = true;
	}
	draft_point(draft, pen->at.x, pen->at.y);
}

int map_read_path(struct map_draft *draft, const char *text)
{
	struct pen pen = {0};
	for (text += strspn(text, blanks); *text; text += strspn(text, blanks)) {
		int64_t numbers[7];
		if (strchr("zZ", *text)) {
			pen.at = pen.start;
			pen.drawing = false;
			pen.command = '\0';
			text++;
			continue;
		}
		if ((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z')) {
			pen.relative = *text >= 'a';
			pen.command = (char)(*text++ | 0x20);
		}
		int count = numbers_of(pen.command);
		for (int i = 0; i < count; i++)
			if (!(pen.command == 'a' && (i == 3 || i == 4) ? read_flag : read_number)(
				    &text, &numbers[i]))
				return bad_path(draft);
		if (!count)
			return bad_path(draft);
		move_pen(draft, &pen, numbers, count);
		if (pen.at.x > MOST || pen.at.x < -MOST || pen.at.y > MOST || pen.at.y < -MOST)
			return bad_path(draft);
	}
	return 0;
}

int map_read_points(struct map_draft *draft, const char *text)
{
	struct map_point point;
	draft_ring_begin(draft);
	for (text += strspn(text, blanks); *text; text += strspn(text, blanks)) {
		if (!read_number(&text, &point.x) || !read_number(&text, &point.y))
			return bad_path(draft);
		draft_point(draft, point.x, point.y);
	}
	return 0;
}
