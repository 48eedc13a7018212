/*
 * What a random publication says, as plain structures: shared by the oracle's generator, writer and
 * computation. Private to tests/unit/oracle*.c; it knows nothing of generator/.
 */
#ifndef TESTS_UNIT_ORACLE_WORLD_H
#define TESTS_UNIT_ORACLE_WORLD_H

#include "oracle.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
	MAX_ENTITIES = 2,
	MAX_REGIONS = 8,
	MAX_INDICATORS = 6,
	MAX_VARIABLES = 3,
	MAX_CIRCULARS = 4,
	MAX_FILES = 5,
	ROLES = 3,
	SEGMENTS = 3,
	FIRST_YEAR = 2011,
	MONTHS = 48, /* 2011-01 to 2014-12; a month is its index from 2011-01 */
	NONE = -1
};

#define NO_DATE LLONG_MIN

extern const char *const oracle_segments[SEGMENTS];
extern const char *const oracle_roles[ROLES];
extern const char *const oracle_channels[3];
extern const char *const oracle_contacts[2];

/* units / 10^decimals */
struct number {
	long long units;
	int decimals;
};

/* The scales of an indicator's figures. */
enum { SCALE_TINY, SCALE_SMALL, SCALE_MEDIUM, SCALE_LARGE };

enum source { SOURCE_TABLE, SOURCE_CONSTANT, SOURCE_NONE };

/* The thresholds of sitio.yaml or of an indicator; the flags say which keys the front matter writes. */
struct thresholds {
	struct number meet, risk, over, tolerance;
	bool meet_given, risk_given, over_given, tolerance_given;
};

struct region {
	int entity;
	int segment; /* or NONE */
	char slug[32];
	char code[4];
	const char *name;
};

/* A variable of an indicator, its own or another's; indicator NONE where there is no denominator. */
struct reference {
	int indicator;
	int variable;
};

struct variable {
	const char *name;
	bool flow;
	int zero_percent; /* how often a random value is 0 */
};

struct indicator {
	char code[16];
	int entity;
	int norm;
	int first_year, last_year;
	int from; /* first month owed */
	bool from_given;
	int cut_day;
	struct variable variables[MAX_VARIABLES];
	int variable_count;
	struct reference numerator, denominator;
	int window; /* months: 1, 3, 6, 12 */
	enum source source;
	struct number constant;
	bool ceiling;  /* sentido: maximo */
	bool prorated; /* prorrateo: lineal */
	struct thresholds thresholds;
	struct number weight;
	bool weight_given;
	bool not_applicable[MAX_REGIONS];
	int published_decimals; /* the key decimales; NONE: not written */
	/* how the random values are drawn */
	int scale;
	int decimals;
	bool roles;
	bool reversals;
	bool early; /* rows before `from` */
	long long typical;
};

struct target {
	int indicator, region, role; /* region and role: or NONE */
	int first, length;	     /* the period: its first month, its months */
	struct number value;
	int norm;
	long long in_force; /* vigente_desde, or NO_DATE */
};

struct row {
	int indicator, variable, region, month;
	int role, channel, contact; /* or NONE */
	bool has_value;
	struct number value;
	long long reported; /* or NO_DATE */
	int file;
	int next; /* the next row of the same indicator, variable, region and month, or NONE */
};

struct observation_file {
	const char *path; /* under data/ */
	bool simulated;
};

struct oracle_world {
	uint64_t random;
	char entities[MAX_ENTITIES][16];
	int entity_count;
	struct region regions[MAX_REGIONS];
	int region_count;
	char circulars[MAX_CIRCULARS][16];
	int circular_count;
	struct thresholds thresholds;
	int grace_days;
	bool grace_given;
	struct number minimum_assessed;
	bool minimum_given;
	struct indicator indicators[MAX_INDICATORS];
	int indicator_count;
	struct target *targets;
	size_t target_count, target_capacity;
	struct row *rows;
	size_t row_count, row_capacity;
	int head[MAX_INDICATORS][MAX_VARIABLES][MAX_REGIONS][MONTHS];
	struct observation_file files[MAX_FILES];
	int file_count;
	long long asof;
};

/* Text that grows; out of memory ends the test. */
struct text {
	char *bytes;
	size_t length, capacity;
};

void text_add(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *oracle_resize(void *memory, size_t size);

/* Random numbers that are the same with every compiler: one draw per statement, as C leaves the order open.
 */
int draw(struct oracle_world *world, int below);
bool chance(struct oracle_world *world, int percent);

/* Calendar: days since 1970-01-01. */
long long day_number(int year, int month, int day);
void day_split(long long days, int *year, int *month, int *day);
int days_in_month(int year, int month);
int year_of(int month_index);
int month_of(int month_index); /* 1 to 12 */
long long cut_date(const struct indicator *indicator, int month_index);

void oracle_populate(struct oracle_world *world);
void oracle_write(struct oracle_world *world, struct oracle_publication *publication);
void oracle_add_targets(struct oracle_world *world, int indicator);
void oracle_aim_constant(struct oracle_world *world, int indicator);

#endif
