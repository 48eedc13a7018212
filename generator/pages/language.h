/*
 * Room: pages. The languages of the site and the one table of words of each: words_es.def and words_en.def,
 * lines of WORD(id, "text"). The first declares the ids; a language that lacks one, or has one twice, does
 * not compile. Templates call a word as {{w.id}}: its text stands for the tag before the template is parsed,
 * so it is HTML and may hold tags itself. C calls it by phrase(): there it is plain text, in which {1} to {9}
 * stand for values. It must not know what is said where.
 */
#ifndef PAGES_LANGUAGE_H
#define PAGES_LANGUAGE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum word {
#define WORD(id, text) W_##id,
#include "pages/words_es.def"
#undef WORD
	WORD_COUNT
};

struct language {
	const char *code;   /* as sitio.yaml lists it: "es" */
	const char *tag;    /* of the page's lang: "es-CO" */
	const char *locale; /* of Open Graph: "es_CO" */
	const char *folder; /* where its pages are, below the root: "" or "en/" */
	char point, group;  /* of numbers: 1.234,5 has ',' and '.' */
	const char *(*text)(enum word word);
};

/* The languages there are; the first is that of texts, findings and machine-readable files. */
enum { LANGUAGE_COUNT = 2 };
extern const struct language *const languages[LANGUAGE_COUNT];

/* The language of that code, or NULL. */
const struct language *language_find(const char *code);

/* The text of a word by its id as templates write it, or NULL: there is none. */
const char *language_word(const struct language *language, const char *id);

/* What makes words: memory that owns them, and their language. */
struct voice {
	struct arena *arena;
	const struct language *language;
};

/* The word alone, or with {1} … {9} replaced by the texts given, in order. Belongs to the program, or to the
 * arena. A placeholder without a text is a programming mistake. */
const char *word(const struct voice *voice, enum word id);
char *phrase_of(const struct voice *voice, enum word id, const char *const *values, size_t count);
#define phrase(voice, id, ...)                                                                               \
	phrase_of(voice, id, (const char *const[]){__VA_ARGS__},                                             \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* One word for one thing, another for several: plural(3, W_region, W_regiones). */
enum word plural(long count, enum word one, enum word many);

#endif
