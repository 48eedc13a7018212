/*
 * Room: site. The folders of a build: the target, what is being written beside it, and the swap that puts one
 * in the place of the other. It must not know what the files are.
 */
#ifndef SITE_STAGING_H
#define SITE_STAGING_H

#include "base/arena.h"
#include "base/report.h"
#include "site/publish.h"

struct staging {
	const char *parent, *name; /* of the target */
	const char *target;	   /* the published site */
	const char *root;	   /* its next root, beside it */
	const char *editions;	   /* what will be in its ediciones/, beside it: index.html and folders */
	const char *view; /* what stands in for ediciones/ in the old root while it is carried over */
};

/* Names the folders, beside what the target is if it is a link; nothing is touched. All belongs to the arena.
 */
struct staging staging_of(const char *target, struct arena *arena);

/* Puts right what a killed build left: ediciones/ back in its root, half-written folders removed. Returns 0,
 * or -1 with CANNOT_WRITE. */
int staging_recover(const struct staging *staging, struct report *report);

/* Where a volume's file is written: under root or editions. `out` is cleared first. */
void staging_path(const struct staging *staging, const struct site_volume *volume, const char *path,
	struct buffer *out);

/* Swaps everything in (5-cli "Publishing") and removes editions that the plan no longer has. Returns 0, or -1
 * with CANNOT_WRITE. */
int staging_swap(const struct staging *staging, const struct site_plan *plan, struct report *report);

/* Removes what was replaced. */
void staging_clear(const struct staging *staging);

/* A file's line of a manifest, as sha256sum(1) writes it. */
void manifest_line(struct buffer *out, const unsigned char hash[HASH_BYTES], const char *path);

/* CANNOT_WRITE with errno's words. Returns -1. */
int cannot_write(struct report *report, const char *path);

#endif
