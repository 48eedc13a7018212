/*
 * Room: site. Writes a whole site beside the target, then swaps it in (5-cli "Publishing"): the root and,
 * under ediciones/, one folder an edition. It must not know what a page says: it sees paths, bytes that
 * somebody renders, and files that already exist.
 */
#ifndef SITE_PUBLISH_H
#define SITE_PUBLISH_H

#include "base/buffer.h"
#include "base/report.h"
#include "site/progress.h"

#include <stdbool.h>
#include <stddef.h>

enum { HASH_BYTES = 32 };

/* One distinct file. Any number of folders may hold it; it is written once and linked. */
struct site_item {
	const char *path;     /* within its folder */
	const char *existing; /* a file of the present target with these very bytes, relative to it; NULL: to
				 be rendered */
	size_t group;	/* items of a group share costly preparation: the edition whose model renders them */
	bool permanent; /* for the renderer: the variant of an edition's folder */
	const char *since; /* for the renderer: struct page */
	bool gone;
	bool late;     /* rendered in the parent, when the manifests of all editions are known */
	bool rendered; /* it stands in the folder of the first volume that has it (early.h) */
	unsigned char hash[HASH_BYTES]; /* SHA-256; known beforehand if it exists or was rendered */
};

/* Renders an item, in a worker process. Returns 0, or -1 with findings. */
typedef int site_renderer(
	void *context, const struct site_item *item, struct buffer *out, struct report *report);

/* A folder of the site: the root (id NULL) or ediciones/<id>/. */
struct site_volume {
	const char *id;
	size_t *items; /* by path */
	size_t count;
	bool keep; /* it stands in the target as it should be: nothing to do */
	unsigned char
		manifest[HASH_BYTES]; /* SHA-256 of its manifest.sha256; set by site_publish() unless kept */
};

struct site_plan {
	struct site_item *items; /* sorted by group, so that a worker prepares few groups */
	size_t item_count;
	struct site_volume *volumes; /* the root first */
	size_t volume_count;
	site_renderer *render;
	/* Bytes to be kept in the root for the next build (STATE_FILE), made when all hashes are known; may
	 * be NULL. */
	void (*remember)(void *context, const struct site_plan *plan, struct buffer *out);
	void *context;
};

/* A dot entry of the root: what the next build may take as given. Stands in no manifest. */
#define STATE_FILE ".rinde-estado"

struct publish_options {
	const char *target; /* folder of the site */
	unsigned jobs;	    /* worker processes, at least 1 */
	bool dry;	    /* render everything, write nothing: what `check` does */
	bool copies;	    /* --no-hardlinks */
	const char *search; /* pagefind's program, which indexes the root's pages; NULL: nothing does */
	struct progress *progress; /* may be NULL */
};

/*
 * Locks the target against other builds and puts right what a killed build left. Returns the lock, or -1 with
 * CANNOT_WRITE or NOT_A_SITE (the target holds something that rinde did not write). Close it to unlock.
 */
int site_lock(const char *target, struct report *report);

/*
 * Writes and swaps; the caller holds the lock. On any error nothing of the target changes but editions'
 * folders, each whole. Returns 0 or -1. Findings: CANNOT_WRITE, WORKER, SEARCH_FAILED, and those of the
 * renderer.
 */
int site_publish(struct site_plan *plan, const struct publish_options *options, struct report *report);

#endif
