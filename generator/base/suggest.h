/*
 * Room: base. "Did you mean …": the nearest of the names that exist to one that does not. It must not know
 * what is named: columns, keys, regions and links all come here.
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/arena.h"
#include "base/report.h"

#include <stddef.h>

/* Index in `known` of the name nearest to `wrong`, or `count` if none is near. Case and accents count
 * nothing; up to a third of the letters (at least one) may differ. Of two equally near the first wins. */
size_t nearest_name(const char *wrong, const char *const *known, size_t count);

/* The end of a sentence of findings.def: "" or "; ¿quiso decir «antioquia»?", in the report's language. Owned
 * by `arena`. */
const char *suggestion(const struct report *report, const char *wrong, const char *const *known, size_t count,
	struct arena *arena);

#endif
