/* Room: pages. When something is published: the latest commit's calendar as a page and as a file for calendar
 * programs (4-site). Only the site's root has them: copies that stand for good do not change with it. */
#ifndef PAGES_PAGE_CALENDAR_H
#define PAGES_PAGE_CALENDAR_H

#include "pages/layout.h"

/* The edition that the row of the calendar announced, if it is published; else NULL. Only late pages
 * know which editions were left out; to the others these are published. */
const struct edition *release_edition(const struct publication *publication, const struct release *release);

/* Whether the row is still to come: its edition is not published; of one without edition, its day is after
 * the publication's. No clock decides it, so that the same editions give the same page. */
bool release_is_pending(const struct publication *publication, const struct release *release);

/* The first row of the calendar that is still to come and after the publication's day, or NULL. */
const struct release *next_release(const struct publication *publication);

/* iCalendar (RFC 5545) of the whole calendar: one event a row, UIDs that outlive a change of its day. */
void calendar_feed(const struct publication *publication, struct buffer *out);

#endif
