/*
 * The lines of cumplimiento.csv as the oracle computes them: between its computation and its CSV.
 * Private to tests/unit/oracle*.c; it knows nothing of generator/.
 */
#ifndef TESTS_UNIT_ORACLE_LINES_H
#define TESTS_UNIT_ORACLE_LINES_H

#include "oracle_world.h"

#include <gmp.h>

enum scope { SCOPE_REGION, SCOPE_SEGMENT, SCOPE_NATION, SCOPE_ROLE };

enum state {
	NO_APLICA,
	PENDIENTE,
	SIN_DATO,
	SIN_CASOS,
	SIN_META,
	META_CERO,
	PARCIAL,
	CUMPLE,
	RIESGO,
	INCUMPLE
};

struct unit {
	enum scope scope;
	int entity;
	int region, segment, role; /* or NONE */
};

struct line {
	struct unit unit;
	int indicator, month;
	bool reported;
	bool has_value, has_target, has_compliance, has_score, over;
	mpq_t numerator, denominator, value, target, target_at_cut, compliance, score;
	enum state state;
	int months_reported, months_expected, covered, coverage;
	bool norms[MAX_CIRCULARS];
	long long reported_on;
	const char *timeliness;
	bool simulated;
	char key[128]; /* its place in the order of 4-site */
};

struct lines {
	struct line *line;
	size_t count, capacity;
};

/* All lines in the order of 4-site; the caller frees them with oracle_lines_free(). */
struct lines oracle_lines(const struct oracle_world *world);
void oracle_lines_free(struct lines *lines);

void oracle_set_number(mpq_t out, struct number number);

#endif
