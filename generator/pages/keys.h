/*
 * Room: pages. When two editions' pages of one path are the same page (4-site "Editions": a page's bytes are
 * a pure function of its inputs). First by ids of what it is made of, which costs nothing; where these
 * differ, by what its template would be given. It must not know where pages are stored.
 */
#ifndef PAGES_KEYS_H
#define PAGES_KEYS_H

#include "pages/page.h"
#include "pages/publication.h"

enum { KEY_BYTES = 16 };

/* What many pages of an edition have in common; computed once an edition. */
struct shared_keys {
	unsigned char frame[KEY_BYTES];	     /* title, menu, footer, origins: on every page */
	unsigned char figures[KEY_BYTES];    /* every figure and the rows behind them */
	unsigned char circulars[KEY_BYTES];  /* what other pages say of circulars, and what they set */
	unsigned char everything[KEY_BYTES]; /* all files of the edition */
};
void shared_keys_of(struct shared_keys *keys, const struct publication *publication);

/* Key of a page's inputs: equal keys, equal page. Unequal ones prove nothing. */
void page_inputs_key(const struct publication *publication, const struct shared_keys *keys,
	const struct page *page, unsigned char key[KEY_BYTES]);

/* Digest of what the page says, whatever the edition: equal digests, equal page, and unequal, unequal. Costs
 * most of a rendering. Returns 0, or -1 with the findings of page_render(). */
int page_digest(const struct publication *publication, const struct page *page,
	unsigned char digest[KEY_BYTES], struct report *report);

#endif
