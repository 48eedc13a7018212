/* Room: pages. The site's feed. */
#ifndef PAGES_PAGE_FEED_H
#define PAGES_PAGE_FEED_H

#include "pages/publication.h"

/* Whether the site has feed.xml: its root does, when it has editions and an address of its own. */
bool has_feed(const struct publication *publication);

#endif
