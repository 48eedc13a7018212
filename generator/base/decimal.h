/*
 * Room: base. Exact numbers: decimals as data files write them, and the fractions that compliance computes
 * with. Nothing here rounds but fraction_text(), which is for publishing. It must not know what is measured.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A decimal with six places, as a whole number of millionths. Values of data files have at most 18 digits
 * (2-formats), so sums of more than 10^13 of them fit without overflow. */
struct decimal {
	__int128 millionths;
};

enum decimal_problem {
	DECIMAL_OK,
	DECIMAL_NOT_A_NUMBER,
	DECIMAL_COMMA,	   /* 12,5: a decimal comma */
	DECIMAL_THOUSANDS, /* 1.234.567 or 1,234.5: separators of thousands */
	DECIMAL_TOO_LONG,  /* more than 6 decimals or 18 digits: refused, never rounded */
};

/* Reads an optional sign, digits and an optional point with digits (2-formats "CSV"). `decimals`, if not
 * NULL, gets the number of decimals written. On a problem `*value` is not set. */
enum decimal_problem decimal_parse(const char *text, struct decimal *value, unsigned *decimals);

/* Shortest exact text, as in "-12.5", owned by the arena. */
char *decimal_text(struct arena *arena, struct decimal value);

/* An exact rational number in lowest terms, immutable, owned by the arena that made it. NULL is "no such
 * number": each operation given a NULL returns NULL, so that a missing term makes a missing result. */
struct fraction;

const struct fraction *fraction_of(struct arena *arena, struct decimal value);
const struct fraction *fraction_whole(struct arena *arena, long numerator, long denominator);
const struct fraction *fraction_add(struct arena *arena, const struct fraction *a, const struct fraction *b);
const struct fraction *fraction_subtract(
	struct arena *arena, const struct fraction *a, const struct fraction *b);
const struct fraction *fraction_multiply(
	struct arena *arena, const struct fraction *a, const struct fraction *b);
/* `b` must not be zero. */
const struct fraction *fraction_divide(
	struct arena *arena, const struct fraction *a, const struct fraction *b);

/* Sign of a − b, exactly. Neither may be NULL. */
int fraction_compare(const struct fraction *a, const struct fraction *b);
int fraction_sign(const struct fraction *a);

/* With at most `places` decimals (0 to 18), half to even. `trim` drops trailing zeros (and a lone "-0" is
 * "0"). Machine form: point, no thousands. Owned by the arena; NULL for NULL. */
char *fraction_text(struct arena *arena, const struct fraction *a, unsigned places, bool trim);

/* Whether `places` decimals show the number exactly. */
bool fraction_is_exact(const struct fraction *a, unsigned places);

/* The number itself: a whole number or a quotient in lowest terms, "-59/98". Owned by the arena. */
char *fraction_ratio(struct arena *arena, const struct fraction *a);

/* For lengths in drawings only, never for a published figure. */
double fraction_approximate(const struct fraction *a);

#endif
