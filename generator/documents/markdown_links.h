/*
 * Room: documents, for markdown.c alone. Which addresses a text may lead to, and how they are written in an
 * attribute. It must not know what the site's own schemes mean.
 */
#ifndef DOCUMENTS_MARKDOWN_LINKS_H
#define DOCUMENTS_MARKDOWN_LINKS_H

#include "base/buffer.h"

#include <stdbool.h>

enum link_kind {
	LINK_FORBIDDEN,
	LINK_WEB,      /* https, http, mailto */
	LINK_OWN,      /* a scheme of the caller's list */
	LINK_RELATIVE, /* no scheme: a path, a fragment, or nothing */
};

/* Sorts a destination whose entities are decoded already. Forbidden are all other schemes, also written with
 * %XX, control characters, blanks at the start, backslashes, and `//host`. `schemes` ends with NULL or is
 * NULL.
 */
enum link_kind link_kind(const char *destination, const char *const *schemes);

/* Appends an address for a quoted attribute: what a URL may not hold as %XX, what HTML may not as an entity.
 */
void link_write(struct buffer *out, const char *address);

#endif
