/* Room: pages. The tables of words, compiled in, and the placeholders in their texts. It must not know what
 * is said where. */
#include "pages/language.h"

#include "base/buffer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A switch, so that the compiler refuses a table that lacks a word of the enumeration or has one twice. */
#define WORD(id, words)                                                                                      \
	case W_##id:                                                                                         \
		return words;

static const char *spanish_text(enum word word)
{
	switch (word) {
#include "pages/words_es.def"
	case WORD_COUNT:
		break;
	}
	abort();
}

static const char *english_text(enum word word)
{
	switch (word) {
#include "pages/words_en.def"
	case WORD_COUNT:
		break;
	}
	abort();
}
#undef WORD

static const char *const ids[] = {
#define WORD(id, text) #id,
#include "pages/words_es.def"
#undef WORD
};

static const struct language spanish = {"es", "es-CO", "es_CO", "", ',', '.', spanish_text};
static const struct language english = {"en", "en", "en", "en/", '.', ',', english_text};
const struct language *const languages[LANGUAGE_COUNT] = {&spanish, &english};

const struct language *language_find(const char *code)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (!strcmp(languages[i]->code, code))
			return languages[i];
	return NULL;
}

const char *language_word(const struct language *language, const char *id)
{
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (!strcmp(ids[i], id))
			return language->text((enum word)i);
	return NULL;
}

const char *word(const struct voice *voice, enum word id)
{
	return voice->language->text(id);
}

char *phrase_of(const struct voice *voice, enum word id, const char *const *values, size_t count)
{
	struct buffer out = {0};
	buffer_add(&out, "", 0);
	for (const char *p = word(voice, id); *p; p++) {
		bool place = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
		if (!place) {
			buffer_char(&out, *p);
			continue;
		}
		assert((size_t)(p[1] - '1') < count);
		buffer_string(&out, values[p[1] - '1']);
		p += 2;
	}
	char *text = arena_copy(voice->arena, out.data, out.length);
	buffer_release(&out);
	return text;
}

enum word plural(long count, enum word one, enum word many)
{
	return count == 1 || count == -1 ? one : many;
}
