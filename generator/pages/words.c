/* Room: pages. Words of states, dates, counts and lists. Numbers are in numbers.c. It must not know
 * pages or templates. */
#include "pages/words.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define STATE(key, symbol)                                                                                   \
	.id = #key, .word = W_estado_##key, .glyph = symbol, .goal[0] = W_meta_##key,                        \
	.goal[1] = W_metas_##key, .place[0] = W_region_##key, .place[1] = W_regiones_##key,                  \
	.explains = W_explica_##key
static const struct state_words states[STATE_WORDS_MOST] = {
	{STATE(cumple, "cumple")},
	{STATE(riesgo, "riesgo")},
	{STATE(incumple, "incumple")},
	{STATE(parcial, "parcial")},
	{STATE(sin_dato, "sin_dato")},
	{STATE(pendiente, "pendiente")},
	{STATE(sin_casos, "sin_casos")},
	{STATE(sin_meta, "sin_meta")},
	{STATE(meta_cero, "meta_cero")},
	{STATE(no_aplica, "no_aplica")},
	{STATE(sobre, "sobre")},
	{STATE(a_tiempo, "cumple")},
	{STATE(anticipada, "cumple")},
	{STATE(tarde, "riesgo")},
	{STATE(vencida, "incumple")},
	{STATE(no_recibido, "sin_dato")},
};

const char *const glyph_ids[GLYPH_COUNT] = {"cumple", "riesgo", "incumple", "parcial", "sin_dato",
	"pendiente", "sin_casos", "sin_meta", "meta_cero", "no_aplica", "sobre"};

const struct state_words *state_words(const char *id)
{
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		if (strcmp(states[i].id, id) == 0)
			return &states[i];
	}
	assert(!"a state of the table");
	abort();
}

void glyphs_use(struct glyphs *glyphs, const char *glyph)
{
	size_t n = 0;
	while (n < GLYPH_COUNT && strcmp(glyph_ids[n], glyph) != 0)
		n++;
	assert(n < GLYPH_COUNT);
	glyphs->used |= 1U << n;
}

void state_use(struct glyphs *glyphs, const struct state_words *words)
{
	glyphs_use(glyphs, words->glyph);
	glyphs->states |= 1U << (words - states);
}

size_t states_used(const struct glyphs *glyphs, const struct state_words **words)
{
	size_t count = 0;
	for (size_t i = 0; i < STATE_WORDS_MOST; i++)
		if (glyphs->states >> i & 1U)
			words[count++] = &states[i];
	return count;
}

bool glyphs_has(const struct glyphs *glyphs, size_t n)
{
	return glyphs->used >> n & 1U;
}

const char *month_word(const struct voice *voice, int number)
{
	assert(number >= 1 && number <= 12);
	return word(voice, W_enero + (unsigned)number - 1);
}

const char *month_abbreviation(const struct voice *voice, int number)
{
	assert(number >= 1 && number <= 12);
	return word(voice, W_ene + (unsigned)number - 1);
}

static char *whole_number(const struct voice *voice, int number)
{
	return arena_printf(voice->arena, "%d", number);
}

/* {1} the day, {2} the month, {3} the year. */
static char *date_in(const struct voice *voice, enum word form, date day, bool short_month)
{
	int year, number, day_number;
	if (day == DATE_NONE)
		return arena_string(voice->arena, "–");
	date_split(day, &year, &number, &day_number);
	return phrase(voice, form, whole_number(voice, day_number),
		short_month ? month_abbreviation(voice, number) : month_word(voice, number),
		whole_number(voice, year));
}

char *long_date(const struct voice *voice, date day)
{
	return date_in(voice, W_fecha_larga, day, false);
}

char *day_and_month(const struct voice *voice, date day)
{
	return date_in(voice, W_dia_y_mes, day, false);
}

char *short_date(const struct voice *voice, date day)
{
	return date_in(voice, W_dia_y_mes_corto, day, true);
}

char *month_and_year(const struct voice *voice, month m)
{
	return phrase(
		voice, W_mes_y_anio, month_word(voice, month_number(m)), whole_number(voice, month_year(m)));
}

char *period_words(const struct voice *voice, struct period period)
{
	const char *year = whole_number(voice, month_year(period.first));
	unsigned first = (unsigned)month_number(period.first) - 1;
	switch (period.window) {
	case WINDOW_MONTH:
		break;
	case WINDOW_QUARTER:
		return phrase(voice, W_primer_trimestre + first / 3, year);
	case WINDOW_HALF:
		return phrase(voice, W_primer_semestre + first / 6, year);
	case WINDOW_YEAR:
		return arena_string(voice->arena, year);
	}
	return month_and_year(voice, period.first);
}

char *months_span(const struct voice *voice, month first, month last)
{
	if (first >= last)
		return month_and_year(voice, last);
	return phrase(
		voice, W_meses_de_a, month_word(voice, month_number(first)), month_and_year(voice, last));
}

const char *window_word(const struct voice *voice, enum window window)
{
	switch (window) {
	case WINDOW_MONTH:
		break;
	case WINDOW_QUARTER:
		return word(voice, W_trimestre);
	case WINDOW_HALF:
		return word(voice, W_semestre);
	case WINDOW_YEAR:
		return word(voice, W_anio);
	}
	return word(voice, W_mes);
}

char *counted(const struct voice *voice, long count, enum word one, enum word many)
{
	return arena_printf(
		voice->arena, "%s %s", shown_count(voice, count), word(voice, plural(count, one, many)));
}

/* The sound i, for which "y" becomes "e"; "hie" and "hia" are another sound. */
static bool begins_with_i(struct arena *arena, const char *word)
{
	const char *plain = utf8_fold(arena, word);
	if (plain[0] == 'h' && plain[1] == 'i')
		return plain[2] != 'e' && plain[2] != 'a';
	return plain[0] == 'i' && !strchr("aeou", plain[1] ? plain[1] : '-');
}

char *listed(const struct voice *voice, const char *const *words, size_t count)
{
	struct buffer out = {0};
	for (size_t i = 0; i < count; i++) {
		if (i && i + 1 == count)
			buffer_string(
				&out, word(voice, begins_with_i(voice->arena, words[i]) ? W_y_ante_i : W_y));
		else if (i)
			buffer_string(&out, ", ");
		buffer_string(&out, words[i]);
	}
	char *text = arena_copy(voice->arena, out.data ? out.data : "", out.length);
	buffer_release(&out);
	return text;
}

char *first_words(struct arena *arena, const char *text, size_t most)
{
	size_t length = strcspn(text, "\n"), whole = length;
	while (length > most || (length < whole && length && text[length] != ' '))
		length--;
	bool cut = length && length < whole;
	while (cut && length && strchr(" ,;:-", text[length - 1]))
		length--;
	return arena_printf(arena, "%.*s%s", (int)length, text, cut ? "…" : "");
}

char *capitalised(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text);
	unsigned char *first = (unsigned char *)copy;
	if (*first >= 'a' && *first <= 'z')
		*first = (unsigned char)(*first - 'a' + 'A');
	else if (first[0] == 0xC3 && first[1] >= 0xA0 && first[1] <= 0xBE && first[1] != 0xB7)
		first[1] -= 0x20; /* á to Á … þ to Þ, within Latin-1 */
	return copy;
}

char *file_size(const struct voice *voice, size_t bytes)
{
	if (bytes < 1000)
		return counted(voice, (long)bytes, W_byte, W_bytes);
	bool mega = bytes >= 1000000;
	long unit = mega ? 1000000 : 1000;
	const struct fraction *size = fraction_whole(voice->arena, (long)bytes, unit);
	const char *number = shown_trimmed(voice, size, (long)bytes < 10 * unit);
	return arena_printf(voice->arena, "%s\u00A0%s", number, mega ? "MB" : "kB");
}

static bool code_is_taken(const char **codes, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(codes[i], code) == 0)
			return true;
	}
	return false;
}

static bool is_letter(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

void tile_codes(struct arena *arena, const char *const *names, size_t count, const char **codes)
{
	for (size_t i = 0; i < count; i++) {
		const char *plain = utf8_fold(arena, names[i]), *space = strrchr(plain, ' ');
		char code[3] = {plain[0], space ? space[1] : plain[0] ? plain[1] : '\0', '\0'};
		const char *second = plain[0] ? plain + 1 : plain;
		codes[i] = NULL;
		while (!codes[i]) {
			char *candidate = arena_string(arena, code);
			for (char *p = candidate; *p; p++)
				*p = is_letter(*p) ? (char)(*p - 'a' + 'A') : *p;
			while (*second && !is_letter(*second))
				second++;
			if (!code_is_taken(codes, i, candidate) || !*second)
				codes[i] = candidate;
			code[1] = *second ? *second++ : code[1];
		}
	}
}

/* Names of roles, channels and kinds of contact. */
static const char *const accented[][2] = {{"estrategico", "estratégico"}, {"telefonico", "telefónico"}};

char *slug_words(struct arena *arena, const char *slug)
{
	struct buffer out = {0};
	while (*slug) {
		size_t length = strcspn(slug, "-_"), known = 0;
		while (known < sizeof(accented) / sizeof(*accented) &&
			(strlen(accented[known][0]) != length ||
				strncmp(accented[known][0], slug, length) != 0))
			known++;
		if (known < sizeof(accented) / sizeof(*accented))
			buffer_string(&out, accented[known][1]);
		else
			buffer_add(&out, slug, length);
		slug += length;
		if (*slug)
			buffer_char(&out, ' '), slug++;
	}
	char *words = arena_copy(arena, out.data ? out.data : "", out.length);
	buffer_release(&out);
	return words;
}
