/* Room: pages. The set of templates of a publication: its own over the built-in ones (2-formats). It must not
 * know pages. */
#ifndef PAGES_TEMPLATES_H
#define PAGES_TEMPLATES_H

#include "model/model.h"
#include "pages/builtin.h"
#include "pages/template.h"

/* Fills a strict set. Returns 0, or -1 with TEMPLATE findings. Texts of the snapshot are kept by reference.
 */
int templates_load(struct template_set *set, const struct snapshot *snapshot, struct arena *arena,
	struct report *report);

/* The asset of that name ("site.css"): the publication's templates/assets/ first, else the built-in. False
 * when neither has it. */
bool asset_find(const struct snapshot *snapshot, const char *name, const char **bytes, size_t *length);

#endif
