/*
 * Room: base. What must be known of UTF-8: validity, characters for columns of findings, folding for search
 * and suggestions. It must not know formats or languages.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Returns the offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values past
 * U+10FFFF are not), or `length` if all is valid. */
size_t utf8_invalid_at(const char *bytes, size_t length);

/* Number of characters (code points) in valid UTF-8; a stray continuation byte counts as none. */
size_t utf8_characters(const char *bytes, size_t length);

/* Lower case without accents (ñ becomes n), for search keys and for telling near names, never for published
 * text. The result is owned by the arena. Invalid UTF-8 gives a plain copy. */
char *utf8_fold(struct arena *arena, const char *text);

/* Whether `text` is a slug of 2-formats "Identifiers": [a-z0-9]+(-[a-z0-9]+)*, at most 80 bytes. */
bool slug_is_valid(const char *text);

/* Edit distance between two strings, with a transposition counting one, capped at 9. For "did you mean". */
unsigned edit_distance(const char *a, const char *b);

#endif
