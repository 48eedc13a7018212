/* Room: site. A published site against its manifests (4-site): what is missing, what was changed, what does
 * not belong. It opens nothing that a manifest names, only what it finds, and follows no link. */
#ifndef SITE_VERIFY_H
#define SITE_VERIFY_H

#include "base/report.h"

struct verified {
	size_t files, manifests; /* that were as they should be; manifests that were read */
};

/*
 * Verifies the root, without its dot entries, which no manifest names, and every folder of ediciones/ by its
 * own manifest, whose hash must be the one that ediciones.json gives. Returns 0, or -1 with findings, whose
 * paths are relative to `folder`: NO_MANIFEST, BAD_MANIFEST, SITE_FILE_MISSING, SITE_FILE_CHANGED,
 * SITE_FILE_EXTRA, SYMLINK, NOT_A_FILE, CANNOT_READ.
 */
int site_verify(struct verified *verified, const char *folder, struct report *report);

#endif
