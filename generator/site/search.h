/*
 * Room: site. The index of the site's search, which pagefind makes of the root's pages, in the staging folder
 * before the swap. It must not know what the pages say: those that want to be found tell so in their HTML.
 */
#ifndef SITE_SEARCH_H
#define SITE_SEARCH_H

#include "base/arena.h"
#include "site/staging.h"

/* A file of the index: what the root's manifest names besides the plan's items. */
struct search_file {
	const char *path; /* "pagefind/pagefind.js" */
	unsigned char hash[HASH_BYTES];
};
struct search_index {
	struct search_file *files; /* by path; belongs to the arena */
	size_t count;
};

/*
 * Runs the program over the staged root, or takes the index over from the present target where the same
 * program made it of the same pages (`pages`: a digest of them) and nobody has touched it since. Returns 0,
 * or -1 with SEARCH_FAILED or CANNOT_WRITE.
 */
int search_make(struct search_index *index, const struct staging *staging, const char *program,
	const unsigned char pages[HASH_BYTES], bool copies, struct arena *arena, struct report *report);

#endif
