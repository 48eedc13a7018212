/*
 * Room: site. Writes the files of a publication beside the target, then swaps the whole in (5-cli
 * "Publishing"). It must not know what a page says: it sees paths, and pages that can be rendered.
 */
#ifndef SITE_PUBLISH_H
#define SITE_PUBLISH_H

#include "base/report.h"
#include "pages/page.h"

struct publish_options {
	const char *target; /* folder of the site */
	unsigned jobs;	    /* worker processes, at least 1 */
	bool dry;	    /* render everything, write nothing: what `check` does */
	bool progress;	    /* a line on standard error for work longer than a second */
};

/*
 * Renders every page in worker processes and replaces the target by the result in one exchange. On any
 * finding of level error nothing of the target changes. Returns 0 or -1. Findings: CANNOT_WRITE, NOT_A_SITE
 * (the target holds something that rinde did not write), WORKER, and those of page_render().
 */
int site_publish(const struct publication *publication, const struct page_list *list,
	const struct publish_options *options, struct report *report);

#endif
