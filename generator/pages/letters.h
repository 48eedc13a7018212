/*
 * Room: pages. Names in the order of the alphabet, accents and case aside, in a group for each letter: what
 * lists of places and the A–Z index have in common. It must not know what the names are of.
 */
#ifndef PAGES_LETTERS_H
#define PAGES_LETTERS_H

#include "base/arena.h"
#include "pages/view.h"

#include <stddef.h>

struct lettered {
	const char *key; /* folded name: utf8_fold() */
	size_t index;	 /* in the caller's list; decides between equal names */
};
void letters_sort(struct lettered *items, size_t count);

/* Opens a group where the item's letter differs from `*letter`, the one before, which it then becomes: adds a
 * map with `letra` ("A", "#") and `id` ("letra-a", "letra-otras") to `groups` and returns it; else NULL.
 * Begin with '\0'. */
struct view *letters_open(
	struct arena *arena, struct view *groups, const struct lettered *item, char *letter);

#endif
