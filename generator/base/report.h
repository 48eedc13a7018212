/*
 * Room: base. The report collects findings: what is wrong with a publication, where, and how to mend it
 * (5-cli). Nothing below commands/ prints; a station adds findings and returns -1. It must not know who reads
 * them.
 */
#ifndef BASE_REPORT_H
#define BASE_REPORT_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum finding_level { LEVEL_ERROR, LEVEL_AVISO };

enum finding_id {
#define FINDING(symbol, id, level, spanish, english, cure, example) symbol,
#include "base/findings.def"
#undef FINDING
	FINDING_COUNT
};

/* One kind of finding, as findings.def lists it. `{1}`, `{2}` … in the sentences stand for the values of
 * report_add(). */
struct finding_kind {
	const char *id;
	enum finding_level level;
	const char *spanish, *english, *cure, *example;
};

extern const struct finding_kind finding_kinds[FINDING_COUNT];

/* Where a person would mend it. `path` is relative to the publication's root; lines and columns count from 1,
 * columns in characters; 0 is "not known" and is left out of the printed line. */
struct place {
	const char *path;
	unsigned line, column;
};

struct finding {
	enum finding_id id;
	enum finding_level level;
	struct place place;
	char *message; /* in the report's language, without control characters */
};

struct report {
	struct arena arena; /* owns messages and paths */
	struct finding *findings;
	size_t count, capacity;
	size_t errors;
	bool english;
};

void report_release(struct report *report);

/* Adds a finding and returns -1, so that a caller can `return report_add(…)`. The values are strings that
 * replace {1}, {2} …; they are shortened to 200 characters and cleaned of control characters. Path and values
 * are copied; a path is cleaned too, but never shortened. */
#define report_add(report, id, place, ...)                                                                   \
	report_add_values((report), (id), (place), (const char *const[]){__VA_ARGS__ __VA_OPT__(, ) NULL})
int report_add_values(
	struct report *report, enum finding_id id, struct place place, const char *const *values);

/* Adds a finding whose message is made already, as another process made it. */
void report_add_message(struct report *report, enum finding_id id, struct place place, const char *message);

/* Sorts by path, line, column, id, and drops exact repetitions. */
void report_sort(struct report *report);

/* One line a finding, GCC style: `path:line:col: error: message [id]`. */
void report_text(const struct report *report, struct buffer *out);

/* A JSON array of objects {archivo, linea, columna, nivel, mensaje, id}, with a final newline. */
void report_json(const struct report *report, struct buffer *out);

/* Copies all findings of another report. */
void report_append(struct report *report, const struct report *other);

/* Moves the findings of an edition that is left out (4-site "Editions") into `report` as one `aviso` each
 * that names the edition. */
void report_demote(struct report *report, const struct report *edition_report, const char *edition);

#endif
