/* Room: base. Collects, cleans, orders and writes findings. The list of kinds is findings.def and nowhere
 * else. */
#include "base/report.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const struct finding_kind finding_kinds[FINDING_COUNT] = {
#define FINDING(symbol, id, level, spanish, english, cure, example)                                          \
	[symbol] = {id, level, spanish, english, cure, example},
#include "base/findings.def"
#undef FINDING
};

void report_release(struct report *report)
{
	arena_release(&report->arena);
	*report = (struct report){.english = report->english};
}

/* Length of the sequence at `p` that must not reach a terminal: C0, DEL, C1, and the marks that reorder text.
 */
static size_t control_length(const unsigned char *p)
{
	if (p[0] < 0x20 || p[0] == 0x7F)
		return 1;
	if (p[0] == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F)
		return 2;
	if (p[0] == 0xE2 && p[1] == 0x80 && ((p[2] >= 0xA8 && p[2] <= 0xAE) || p[2] == 0x8E || p[2] == 0x8F))
		return 3;
	if (p[0] == 0xE2 && p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9)
		return 3;
	return 0;
}

/* Length of the well-formed character at `p`, or 0. */
static size_t character_length(const char *p)
{
	unsigned char lead = (unsigned char)*p;
	size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	return strnlen(p, length) == length && utf8_invalid_at(p, length) == length ? length : 0;
}

/* Appends at most so many characters of a value that may be any bytes. */
static void add_clean(struct buffer *out, const char *value, size_t most_characters)
{
	const char *p = value;
	for (size_t characters = 0; *p && characters < most_characters; characters++) {
		size_t control = control_length((const unsigned char *)p);
		size_t length = control ? 0 : character_length(p);
		if (length)
			buffer_add(out, p, length);
		else
			buffer_string(out, "\xEF\xBF\xBD");
		p += length ? length : control ? control : 1;
	}
	if (*p)
		buffer_string(out, "…");
}

/* A path is shown whole: shortened, it would name another file or none. */
static char *clean_path(struct arena *arena, const char *path)
{
	struct buffer out = {0};
	add_clean(&out, path, SIZE_MAX);
	char *copy = arena_copy(arena, out.data ? out.data : "", out.length);
	buffer_release(&out);
	return copy;
}

static void add_sentence(struct buffer *out, const char *sentence, const char *const *values)
{
	enum { MOST_CHARACTERS = 200 };
	size_t count = 0;
	while (values[count])
		count++;
	for (const char *p = sentence; *p; p++) {
		size_t which = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}' ? (size_t)(p[1] - '1')
											: count;
		if (which < count) {
			add_clean(out, values[which], MOST_CHARACTERS);
			p += 2;
		} else {
			buffer_char(out, *p);
		}
	}
}

void report_add_message(struct report *report, enum finding_id id, struct place place, const char *message)
{
	enum finding_level level = finding_kinds[id].level;
	report->findings = arena_grow(&report->arena, report->findings, report->count, &report->capacity,
		sizeof(*report->findings));
	place.path = place.path ? clean_path(&report->arena, place.path) : NULL;
	report->findings[report->count++] =
		(struct finding){id, level, place, arena_string(&report->arena, message)};
	report->errors += level == LEVEL_ERROR;
}

int report_add_values(
	struct report *report, enum finding_id id, struct place place, const char *const *values)
{
	const struct finding_kind *kind = &finding_kinds[id];
	struct buffer message = {0};
	buffer_add(&message, "", 0);
	add_sentence(&message, report->english ? kind->english : kind->spanish, values);
	report_add_message(report, id, place, message.data);
	buffer_release(&message);
	return -1;
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = compare_text(a->place.path, b->place.path);
	if (!order)
		order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
	if (!order)
		order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
	if (!order)
		order = (a->id > b->id) - (a->id < b->id);
	return order ? order : strcmp(a->message, b->message);
}

void report_sort(struct report *report)
{
	size_t kept = 0;
	if (report->count)
		qsort(report->findings, report->count, sizeof(*report->findings), compare_findings);
	report->errors = 0;
	for (size_t i = 0; i < report->count; i++) {
		if (kept && compare_findings(&report->findings[kept - 1], &report->findings[i]) == 0)
			continue;
		report->findings[kept++] = report->findings[i];
		report->errors += report->findings[i].level == LEVEL_ERROR;
	}
	report->count = kept;
}

static const char *level_name(enum finding_level level)
{
	return level == LEVEL_ERROR ? "error" : "aviso";
}

void report_text(const struct report *report, struct buffer *out)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *f = &report->findings[i];
		buffer_string(out, f->place.path ? f->place.path : "rinde");
		if (f->place.line)
			buffer_printf(out, ":%u", f->place.line);
		if (f->place.line && f->place.column)
			buffer_printf(out, ":%u", f->place.column);
		buffer_printf(
			out, ": %s: %s [%s]\n", level_name(f->level), f->message, finding_kinds[f->id].id);
	}
}

void report_json(const struct report *report, struct buffer *out)
{
	buffer_char(out, '[');
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *f = &report->findings[i];
		buffer_string(out, i ? ",\n{\"archivo\":" : "\n{\"archivo\":");
		buffer_json(out, f->place.path ? f->place.path : "");
		buffer_printf(out,
			",\"linea\":%u,\"columna\":%u,\"nivel\":\"%s\",\"mensaje\":", f->place.line,
			f->place.column, level_name(f->level));
		buffer_json(out, f->message);
		buffer_printf(out, ",\"id\":\"%s\"}", finding_kinds[f->id].id);
	}
	buffer_string(out, "\n]\n");
}

void report_append(struct report *report, const struct report *other)
{
	for (size_t i = 0; i < other->count; i++)
		report_add_message(
			report, other->findings[i].id, other->findings[i].place, other->findings[i].message);
}

void report_demote(struct report *report, const struct report *edition_report, const char *edition)
{
	for (size_t i = 0; i < edition_report->count; i++) {
		const struct finding *f = &edition_report->findings[i];
		if (f->level != LEVEL_ERROR)
			continue;
		report_add(report, FINDING_EDITION_LEFT_OUT, f->place, edition, f->message,
			finding_kinds[f->id].id);
	}
}
