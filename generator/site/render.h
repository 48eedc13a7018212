/*
 * Room: site. One rendered file into its place in the staging folders. It must not know which files there
 * are, or why.
 */
#ifndef SITE_RENDER_H
#define SITE_RENDER_H

#include "base/buffer.h"
#include "site/staging.h"

/* Files that a worker renders one after the other: what lies beside a page is cheapest just before it. */
enum { TASK_ITEMS = 16 };

/* What renders, where to, and room to work in. Zero-initialise the buffers; renderer_release() them. */
struct renderer {
	const struct staging *staging;
	site_renderer *render;
	void *context;
	struct buffer bytes, path;
};

void renderer_release(struct renderer *renderer);

/* Renders the item and writes it into the volume's folder, which is made if need be; nowhere when `volume` is
 * NULL. Leaves the SHA-256 of its bytes in `hash`. Returns 0, or -1 with the renderer's findings or
 * CANNOT_WRITE. */
int render_file(struct renderer *renderer, const struct site_item *item, const struct site_volume *volume,
	unsigned char hash[HASH_BYTES], struct report *report);

#endif
