/*
 * Room: pages. How the site says things in the language of its voice: numbers, dates, states, counts; the
 * examples are Spanish of Colombia. Everything returned as `char *` is text, not HTML, owned by the voice's
 * arena. It must not know pages or templates.
 */
#ifndef PAGES_WORDS_H
#define PAGES_WORDS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "pages/language.h"

#include <stdbool.h>
#include <stddef.h>

/* A state as the site shows it (design README, "The states"): always the word with the glyph; the tone, a
 * class of site.css with the name of the glyph, only repeats them. */
struct state_words {
	const char *id; /* of compliance's state_ids, or one of the parallel words: "a_tiempo", "tarde" … */
	enum word word; /* "En riesgo" */
	const char *glyph;  /* symbol #g-<glyph> of partials/glifos.mustache, and the class */
	enum word goal[2];  /* of one target and of several: "se cumple", "se cumplen" */
	enum word place[2]; /* of one region and of several: "cumple", "cumplen" */
	enum word explains; /* when a figure has it, with the values of explain.c */
};

/* Never NULL for an id of the table: the ten states, `sobre`, and those of feedback and deliveries
 * (`a_tiempo`, `anticipada`, `tarde`, `vencida`, `no_recibido`). An unknown id is a programming mistake. */
const struct state_words *state_words(const char *id);

/* The glyphs of the table, each once, by number: the sprite of a page holds only those it uses. */
#define GLYPH_COUNT 11
extern const char *const glyph_ids[GLYPH_COUNT];
struct glyphs {
	unsigned used;	 /* bit n: glyph_ids[n] */
	unsigned states; /* which states' words the page shows */
};
/* Notes that the page uses the glyph. An unknown one is a programming mistake. */
void glyphs_use(struct glyphs *glyphs, const char *glyph);
bool glyphs_has(const struct glyphs *glyphs, size_t n);

/* Notes that the page says the state, and uses its glyph. */
void state_use(struct glyphs *glyphs, const struct state_words *words);
/* The states that the page says, in the order of the table; returns how many. */
enum { STATE_WORDS_MOST = 16 };
size_t states_used(const struct glyphs *glyphs, const struct state_words **words);

/* Machine form to shown form: "-1234.5" gives "−1.234,5" (U+2212, thousands with a point). NULL gives
 * "–" ("there is none", design README "Tables"). */
char *shown_text(const struct voice *voice, const char *machine);
/* With exactly `places` decimals, for columns; or with at most as many, without trailing zeros. */
char *shown_number(const struct voice *voice, const struct fraction *value, unsigned places);
char *shown_trimmed(const struct voice *voice, const struct fraction *value, unsigned most_places);
char *shown_decimal(const struct voice *voice, struct decimal value);
char *shown_count(const struct voice *voice, long count);

/* With at least `places` decimals, and as many more as it takes for the shown number to stand on the same
 * side of each threshold as the exact one (equal only if equal): a shown figure never crosses a threshold
 * (design README, "Tables"). NULL thresholds are passed over. */
char *shown_near(const struct voice *voice, const struct fraction *value, unsigned places,
	const struct fraction *const *thresholds, size_t count);
/* The same of a ratio, in percent with one decimal or more: "92,0". Without the sign, for columns whose
 * header says it. */
char *shown_share(const struct voice *voice, const struct fraction *ratio,
	const struct fraction *const *thresholds, size_t count);
/* "92,0 %", with a no-break space. "–" for NULL. */
char *shown_percent(const struct voice *voice, const struct fraction *ratio,
	const struct fraction *const *thresholds, size_t count);

/* A slug of the data as it is read: hyphens and underscores are blanks, and the few words that are written
 * with an accent have it: "estrategico" gives "estratégico". The data carry no names for them (2-formats). */
char *slug_words(struct arena *arena, const char *slug);

/* "25 de junio de 2012", "25 de junio", "25 jun". "–" for DATE_NONE. */
char *long_date(const struct voice *voice, date day);
char *day_and_month(const struct voice *voice, date day);
char *short_date(const struct voice *voice, date day);
/* "junio", "jun" of 1 to 12. */
const char *month_word(const struct voice *voice, int number);
const char *month_abbreviation(const struct voice *voice, int number);
/* "junio de 2012"; "junio de 2012", "segundo trimestre de 2012", "primer semestre de 2012", "2012". */
char *month_and_year(const struct voice *voice, month m);
char *period_words(const struct voice *voice, struct period period);
/* The months from `first` to `last`, of one year: "junio de 2012", "enero a junio de 2012". */
char *months_span(const struct voice *voice, month first, month last);
/* "mes", "trimestre", "semestre", "año". */
const char *window_word(const struct voice *voice, enum window window);

/* "1 contrato", "1.250 contratos": number and noun. */
char *counted(const struct voice *voice, long count, enum word one, enum word many);
/* Bytes as a reader weighs a download: "812 bytes", "1,2 kB", "340 kB", "3,4 MB". */
char *file_size(const struct voice *voice, size_t bytes);
/* "a", "a y b", "a, b y c"; "e" before a word that begins with the sound i. */
char *listed(const struct voice *voice, const char *const *words, size_t count);
/* The first line of a text, cut at a blank where it has more than so many bytes: "La planeación…"; "" if none
 * fits. */
char *first_words(struct arena *arena, const char *text, size_t most);
/* With its first letter in upper case, also when it bears an accent. */
char *capitalised(struct arena *arena, const char *text);

/* Two-letter codes for the tiles of a map, unique among `names` in their order: the initials of a name of
 * several words ("La Guajira" LG), else the first letter and the first later one that is free. */
void tile_codes(struct arena *arena, const char *const *names, size_t count, const char **codes);

#endif
