/*
 * Room: site. Files that are rendered while the plan of the site is still being made: who walks over the
 * editions has each of them loaded once, and other processors need not wait for the end of the walk (4-site
 * "Editions"). It must not know what an edition is.
 */
#ifndef SITE_EARLY_H
#define SITE_EARLY_H

#include "site/publish.h"

struct early;

/* `options` must outlive it. NULL when there is but one process to work with. The caller holds the target's
 * lock. */
struct early *early_new(const struct publish_options *options);

/*
 * Has items rendered by children that are forked now, so that they see what the caller has at this moment;
 * waits for those of the call before. Item k of `count` has the number `first` + k; all belong to the folder
 * of edition `id`, alone or first of several. Findings of the call before go to `report`.
 */
void early_render(struct early *early, const char *id, const struct site_item *items, size_t first,
	size_t count, site_renderer *render, void *context, struct report *report);

/* Waits for the last. Findings: WORKER, CANNOT_WRITE, and those of the renderer. */
void early_finish(struct early *early, struct report *report);

/* SHA-256 of the file of that number, or NULL: it was not rendered. */
const unsigned char *early_hash(const struct early *early, size_t number);

/* Waits, and forgets. What was not published by then is removed. */
void early_free(struct early *early);

#endif
