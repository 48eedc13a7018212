/* Room: pages. The set of templates of a publication: its own over the built-in ones (2-formats). It must not
 * know pages. */
#ifndef PAGES_TEMPLATES_H
#define PAGES_TEMPLATES_H

#include "model/model.h"
#include "pages/builtin.h"
#include "pages/template.h"

/* Fills a strict set with the words of one language. Returns 0, or -1 with TEMPLATE findings. Texts of the
 * snapshot are kept by reference.
 */
int templates_load(struct template_set *set, const struct language *language, const struct snapshot *snapshot,
	struct arena *arena, struct report *report);

/* Of one set for each language, up to one without, that of the language. */
const struct template_set *templates_in(const struct template_set *sets, const struct language *language);

/* A file that pages call: style sheet, icon, script. */
struct asset {
	const char *name; /* relative to the site's root */
	const char *bytes;
	size_t length;
	char version[9]; /* of its SHA-256, for addresses */
};

struct asset_list {
	struct asset *items;
	size_t count;
};

/* The publication's templates/assets/ and what is built in besides. The list belongs to the arena; bytes are
 * the snapshot's. */
void assets_load(struct asset_list *list, const struct snapshot *snapshot, struct arena *arena);

/* The asset of that name ("site.css"), or NULL. */
const struct asset *asset_find(const struct asset_list *list, const char *name);

#endif
