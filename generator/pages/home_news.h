/* Room: pages. What is new on the home: the edition, its figures and documents, and the last corrections. */
#ifndef PAGES_HOME_NEWS_H
#define PAGES_HOME_NEWS_H

#include "pages/layout.h"

/* Sets `edicion` and what the home says of it; nothing of it is shown for a draft. */
void add_news(struct page_draft *draft);

#endif
