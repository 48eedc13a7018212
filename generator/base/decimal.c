/*
 * Room: base. Decimals are read and written here; fractions are GMP rationals whose limbs live in the arena,
 * so that they need no clearing. Own 128-bit fractions would overflow in the index, whose denominators
 * multiply.
 */
#include "base/decimal.h"

#include <gmp.h>
#include <string.h>

enum { MILLION = 1000000, PLACES = 6, DIGITS = 18 };

struct fraction {
	mpq_t value; /* read-only view of limbs in the arena */
};

static enum decimal_problem tell_problem(const char *text)
{
	size_t commas = 0, points = 0, others = 0, digits = 0;
	for (const char *p = text; *p; p++) {
		commas += *p == ',';
		points += *p == '.';
		digits += *p >= '0' && *p <= '9';
		others += !strchr(",.0123456789", *p) && !(p == text && strchr("+-", *p));
	}
	if (others || !digits)
		return DECIMAL_NOT_A_NUMBER;
	if (commas == 1 && !points)
		return DECIMAL_COMMA;
	return commas || points > 1 ? DECIMAL_THOUSANDS : DECIMAL_NOT_A_NUMBER;
}

enum decimal_problem decimal_parse(const char *text, struct decimal *value, unsigned *decimals)
{
	const char *p = text;
	bool negative = *p == '-', point = false;
	unsigned whole = 0, places = 0, significant = 0;
	__int128 sum = 0;
	if (*p == '-' || *p == '+')
		p++;
	for (; (*p >= '0' && *p <= '9') || (*p == '.' && !point); p++) {
		if (*p == '.') {
			point = true;
			continue;
		}
		*(point ? &places : &whole) += 1;
		significant += significant || *p != '0';
		if (significant > DIGITS || places > PLACES)
			continue;
		sum = sum * 10 + (*p - '0');
	}
	if (*p || !whole || (point && !places))
		return tell_problem(text);
	if (significant > DIGITS || places > PLACES)
		return DECIMAL_TOO_LONG;
	for (unsigned i = places; i < PLACES; i++)
		sum *= 10;
	value->millionths = negative ? -sum : sum;
	if (decimals)
		*decimals = places;
	return DECIMAL_OK;
}

char *decimal_text(struct arena *arena, struct decimal value)
{
	char digits[64], *p = digits + sizeof(digits) - 1;
	unsigned __int128 left = value.millionths < 0 ? -(unsigned __int128)value.millionths
						      : (unsigned __int128)value.millionths;
	bool written = false;
	*p = '\0';
	for (unsigned place = 0; left || place <= PLACES; place++, left /= 10) {
		if (place == PLACES && written)
			*--p = '.';
		if (place >= PLACES)
			written = true;
		if (left % 10)
			written = true;
		if (written)
			*--p = (char)('0' + (int)(left % 10));
	}
	if (value.millionths < 0)
		*--p = '-';
	return arena_string(arena, p);
}

static void keep_integer(struct arena *arena, mpz_ptr kept, mpz_srcptr scratch)
{
	size_t limbs = mpz_size(scratch);
	mp_limb_t *copy = arena_array(arena, limbs + 1, sizeof(*copy));
	for (size_t i = 0; i < limbs; i++)
		copy[i] = mpz_getlimbn(scratch, (mp_size_t)i);
	mpz_roinit_n(kept, copy, mpz_sgn(scratch) < 0 ? -(mp_size_t)limbs : (mp_size_t)limbs);
}

/* Moves a scratch rational into the arena and clears it. */
static const struct fraction *keep(struct arena *arena, mpq_ptr scratch)
{
	struct fraction *kept = arena_alloc(arena, sizeof(*kept));
	keep_integer(arena, mpq_numref(kept->value), mpq_numref(scratch));
	keep_integer(arena, mpq_denref(kept->value), mpq_denref(scratch));
	mpq_clear(scratch);
	return kept;
}

const struct fraction *fraction_of(struct arena *arena, struct decimal value)
{
	unsigned __int128 size = value.millionths < 0 ? -(unsigned __int128)value.millionths
						      : (unsigned __int128)value.millionths;
	mpq_t scratch;
	mpq_init(scratch);
	mpz_import(mpq_numref(scratch), 1, -1, sizeof(size), 0, 0, &size);
	if (value.millionths < 0)
		mpz_neg(mpq_numref(scratch), mpq_numref(scratch));
	mpz_set_ui(mpq_denref(scratch), MILLION);
	mpq_canonicalize(scratch);
	return keep(arena, scratch);
}

const struct fraction *fraction_whole(struct arena *arena, long numerator, long denominator)
{
	mpq_t scratch;
	mpq_init(scratch);
	mpz_set_si(mpq_numref(scratch), numerator);
	mpz_set_si(mpq_denref(scratch), denominator);
	mpq_canonicalize(scratch);
	return keep(arena, scratch);
}

static const struct fraction *combine(struct arena *arena, const struct fraction *a, const struct fraction *b,
	void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
	mpq_t scratch;
	if (!a || !b)
		return NULL;
	mpq_init(scratch);
	operation(scratch, a->value, b->value);
	return keep(arena, scratch);
}

const struct fraction *fraction_add(struct arena *arena, const struct fraction *a, const struct fraction *b)
{
	return combine(arena, a, b, mpq_add);
}

const struct fraction *fraction_subtract(
	struct arena *arena, const struct fraction *a, const struct fraction *b)
{
	return combine(arena, a, b, mpq_sub);
}

const struct fraction *fraction_multiply(
	struct arena *arena, const struct fraction *a, const struct fraction *b)
{
	return combine(arena, a, b, mpq_mul);
}

const struct fraction *fraction_divide(
	struct arena *arena, const struct fraction *a, const struct fraction *b)
{
	return combine(arena, a, b, mpq_div);
}

int fraction_compare(const struct fraction *a, const struct fraction *b)
{
	int order = mpq_cmp(a->value, b->value);
	return (order > 0) - (order < 0);
}

int fraction_sign(const struct fraction *a)
{
	return mpq_sgn(a->value);
}

/* Sets `rounded` to a × 10^places, half to even; returns whether nothing was lost. */
static bool scale(mpz_ptr rounded, const struct fraction *a, unsigned places)
{
	mpz_t rest, twice;
	mpz_inits(rest, twice, NULL);
	mpz_ui_pow_ui(twice, 10, places);
	mpz_mul(rounded, mpq_numref(a->value), twice);
	mpz_fdiv_qr(rounded, rest, rounded, mpq_denref(a->value));
	bool exact = mpz_sgn(rest) == 0;
	mpz_mul_2exp(twice, rest, 1);
	int half = mpz_cmp(twice, mpq_denref(a->value));
	if (half > 0 || (half == 0 && mpz_odd_p(rounded)))
		mpz_add_ui(rounded, rounded, 1);
	mpz_clears(rest, twice, NULL);
	return exact;
}

char *fraction_text(struct arena *arena, const struct fraction *a, unsigned places, bool trim)
{
	mpz_t rounded;
	if (!a)
		return NULL;
	mpz_init(rounded);
	scale(rounded, a, places);
	bool negative = mpz_sgn(rounded) < 0;
	mpz_abs(rounded, rounded);
	size_t room = mpz_sizeinbase(rounded, 10) + places + 4;
	char *text = arena_alloc(arena, room), *digits = arena_alloc(arena, room);
	mpz_get_str(digits, 10, rounded);
	mpz_clear(rounded);
	size_t length = strlen(digits), zeros = length <= places ? places + 1 - length : 0;
	char *p = text;
	if (negative)
		*p++ = '-';
	memset(p, '0', zeros);
	memcpy(p + zeros, digits, length);
	length += zeros;
	if (places) {
		memmove(p + length - places + 1, p + length - places, places);
		p[length - places] = '.';
		p += length + 1;
		while (trim && p[-1] == '0')
			p--;
		if (p[-1] == '.')
			p--;
		*p = '\0';
	}
	return text;
}

bool fraction_is_exact(const struct fraction *a, unsigned places)
{
	mpz_t rounded;
	mpz_init(rounded);
	bool exact = scale(rounded, a, places);
	mpz_clear(rounded);
	return exact;
}

char *fraction_ratio(struct arena *arena, const struct fraction *a)
{
	size_t room = mpz_sizeinbase(mpq_numref(a->value), 10) + mpz_sizeinbase(mpq_denref(a->value), 10) + 3;
	return mpq_get_str(arena_alloc(arena, room), 10, a->value);
}

double fraction_approximate(const struct fraction *a)
{
	return mpq_get_d(a->value);
}
