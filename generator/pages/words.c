/* Room: pages. Words of Spanish: states, dates, counts and lists. Numbers are in numbers.c. It must not know
 * pages or templates. */
#include "pages/words.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct state_words states[] = {
	{"cumple", "Cumple", "cumple", {"se cumple", "se cumplen"}, {"cumple", "cumplen"}},
	{"riesgo", "En riesgo", "riesgo", {"en riesgo", "en riesgo"}, {"en riesgo", "en riesgo"}},
	{"incumple", "Incumple", "incumple", {"se incumple", "se incumplen"}, {"incumple", "incumplen"}},
	{"parcial", "Parcial", "parcial", {"parcial", "parciales"}, {"parcial", "parciales"}},
	{"sin_dato", "Sin dato", "sin_dato", {"sin dato", "sin dato"}, {"sin dato", "sin dato"}},
	{"pendiente", "Pendiente", "pendiente", {"pendiente", "pendientes"}, {"pendiente", "pendientes"}},
	{"sin_casos", "Sin casos", "sin_casos", {"sin casos", "sin casos"}, {"sin casos", "sin casos"}},
	{"sin_meta", "Sin meta", "sin_meta", {"sin meta", "sin meta"}, {"sin meta", "sin meta"}},
	{"meta_cero", "Meta cero", "meta_cero", {"meta cero", "meta cero"},
		{"con meta cero", "con meta cero"}},
	{"no_aplica", "No aplica", "no_aplica", {"no aplica", "no aplican"},
		{"donde no aplica", "donde no aplica"}},
	{"sobre", "Sobre 120 %", "sobre", {"de sobra", "de sobra"}, {"de sobra", "de sobra"}},
	{"a_tiempo", "A tiempo", "cumple", {"a tiempo", "a tiempo"}, {"a tiempo", "a tiempo"}},
	{"anticipada", "Anticipada", "cumple", {"anticipada", "anticipadas"}, {"anticipada", "anticipadas"}},
	{"tarde", "Tarde", "riesgo", {"tarde", "tarde"}, {"tarde", "tarde"}},
	{"vencida", "Vencida", "incumple", {"vencida", "vencidas"}, {"vencida", "vencidas"}},
	{"no_recibido", "No recibido", "sin_dato", {"no recibido", "no recibidos"},
		{"no recibido", "no recibidos"}},
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

bool glyphs_has(const struct glyphs *glyphs, size_t n)
{
	return glyphs->used >> n & 1U;
}

static const char *const months[12] = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
	"agosto", "septiembre", "octubre", "noviembre", "diciembre"};
static const char *const short_months[12] = {
	"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"};

const char *month_word(int number)
{
	assert(number >= 1 && number <= 12);
	return months[number - 1];
}

const char *month_abbreviation(int number)
{
	assert(number >= 1 && number <= 12);
	return short_months[number - 1];
}

char *long_date(struct arena *arena, date day)
{
	int year, number, day_number;
	if (day == DATE_NONE)
		return arena_string(arena, "–");
	date_split(day, &year, &number, &day_number);
	return arena_printf(arena, "%d de %s de %d", day_number, month_word(number), year);
}

char *day_and_month(struct arena *arena, date day)
{
	int year, number, day_number;
	if (day == DATE_NONE)
		return arena_string(arena, "–");
	date_split(day, &year, &number, &day_number);
	return arena_printf(arena, "%d de %s", day_number, month_word(number));
}

char *short_date(struct arena *arena, date day)
{
	int year, number, day_number;
	if (day == DATE_NONE)
		return arena_string(arena, "–");
	date_split(day, &year, &number, &day_number);
	return arena_printf(arena, "%d %s", day_number, month_abbreviation(number));
}

char *month_and_year(struct arena *arena, month m)
{
	return arena_printf(arena, "%s de %d", month_word(month_number(m)), month_year(m));
}

char *period_words(struct arena *arena, struct period period)
{
	static const char *const ordinals[4] = {"primer", "segundo", "tercer", "cuarto"};
	int year = month_year(period.first), first = month_number(period.first) - 1;
	switch (period.window) {
	case WINDOW_MONTH:
		break;
	case WINDOW_QUARTER:
		return arena_printf(arena, "%s trimestre de %d", ordinals[first / 3], year);
	case WINDOW_HALF:
		return arena_printf(arena, "%s semestre de %d", ordinals[first / 6], year);
	case WINDOW_YEAR:
		return arena_printf(arena, "%d", year);
	}
	return month_and_year(arena, period.first);
}

char *months_span(struct arena *arena, month first, month last)
{
	if (first >= last)
		return month_and_year(arena, last);
	return arena_printf(arena, "%s a %s", month_word(month_number(first)), month_and_year(arena, last));
}

const char *window_word(enum window window)
{
	switch (window) {
	case WINDOW_MONTH:
		break;
	case WINDOW_QUARTER:
		return "trimestre";
	case WINDOW_HALF:
		return "semestre";
	case WINDOW_YEAR:
		return "año";
	}
	return "mes";
}

const char *plural_of(long count, const char *one, const char *many)
{
	return count == 1 || count == -1 ? one : many;
}

char *counted(struct arena *arena, long count, const char *one, const char *many)
{
	return arena_printf(arena, "%s %s", shown_count(arena, count), plural_of(count, one, many));
}

/* The sound i, for which "y" becomes "e"; "hie" and "hia" are another sound. */
static bool begins_with_i(struct arena *arena, const char *word)
{
	const char *plain = utf8_fold(arena, word);
	if (plain[0] == 'h' && plain[1] == 'i')
		return plain[2] != 'e' && plain[2] != 'a';
	return plain[0] == 'i' && !strchr("aeou", plain[1] ? plain[1] : '-');
}

char *listed(struct arena *arena, const char *const *words, size_t count)
{
	struct buffer out = {0};
	for (size_t i = 0; i < count; i++) {
		if (i && i + 1 == count)
			buffer_string(&out, begins_with_i(arena, words[i]) ? " e " : " y ");
		else if (i)
			buffer_string(&out, ", ");
		buffer_string(&out, words[i]);
	}
	char *text = arena_copy(arena, out.data ? out.data : "", out.length);
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

char *file_size(struct arena *arena, size_t bytes)
{
	if (bytes < 1000)
		return counted(arena, (long)bytes, "byte", "bytes");
	bool mega = bytes >= 1000000;
	long unit = mega ? 1000000 : 1000;
	const struct fraction *size = fraction_whole(arena, (long)bytes, unit);
	const char *number = shown_trimmed(arena, size, (long)bytes < 10 * unit);
	return arena_printf(arena, "%s\u00A0%s", number, mega ? "MB" : "kB");
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
