/*
 * Room: site. Rendering in forked processes over the finished, read-only model: cmark-gfm is not safe in
 * threads, and a child can be limited and can die without the parent (6-house "Workers"). It must not know
 * the target beyond the folder it writes to.
 */
#ifndef SITE_WORKERS_H
#define SITE_WORKERS_H

#include "base/report.h"
#include "pages/page.h"

enum { HASH_BYTES = 32 };

struct rendered {
	unsigned char hash[HASH_BYTES]; /* SHA-256 of the file */
	bool done;
};

/*
 * Renders all pages of the list into `folder` (NULL: nowhere) with up to `jobs` processes. `results` has an
 * element per page. Folders of the paths must exist. Returns 0 or -1; findings of the children arrive in
 * `report`, and WORKER for a child that died.
 */
int workers_render(const struct publication *publication, const struct page_list *list, const char *folder,
	unsigned jobs, struct rendered *results, struct report *report);

/* Shared between the processes that fork after it was made; zeroed. Ends the program when there is no memory.
 */
void *shared_memory(size_t size);

#endif
