/*
 * The second, independent computation of compliance, for tests only: a random valid publication and the exact
 * downloads the spec (3-compliance, 4-site "Downloads") gives for it. Written from the spec alone, with GMP
 * fractions; it must not include, call or know anything of generator/.
 */
#ifndef TESTS_UNIT_ORACLE_H
#define TESTS_UNIT_ORACLE_H

#include <stddef.h>
#include <stdint.h>

struct oracle_world;

/*
 * A publication as files: `paths` (relative to the publication's root, sorted as bytes, NUL-terminated) and
 * their `bytes` (`lengths` of them; a NUL that is not counted follows). The as-of date is given both as a
 * calendar date and as days since 1970-01-01. `world` is what the files say, in memory; it is the oracle's
 * own.
 */
struct oracle_publication {
	char **paths;
	char **bytes;
	size_t *lengths;
	size_t count;
	int asof_year;
	int asof_month;
	int asof_day;
	long long asof;
	struct oracle_world *world;
};

/* The publication of a seed: always the same bytes for the same seed. The caller owns it: oracle_free(). */
struct oracle_publication *oracle_generate(uint64_t seed);

void oracle_free(struct oracle_publication *publication);

/* The whole of datos/cumplimiento.csv (4-site): header, rows in order, LF. NUL-terminated; the caller frees
 * it. */
char *oracle_cumplimiento(const struct oracle_publication *publication);

/* The whole of datos/indices.csv (4-site), likewise. */
char *oracle_indices(const struct oracle_publication *publication);

#endif
