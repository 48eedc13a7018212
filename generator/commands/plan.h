/*
 * Room: commands. From tags to a plan of the whole site: which editions there are, which pages each has, and
 * which of these are one and the same file (4-site "Editions"). Editions are walked once, oldest first, with
 * two models in memory. It must not know how files are written.
 */
#ifndef COMMANDS_PLAN_H
#define COMMANDS_PLAN_H

#include "commands/commands.h"
#include "model/text_cache.h"
#include "pages/keys.h"
#include "pages/page_table.h"
#include "pages/publication.h"
#include "site/early.h"
#include "source/blob_store.h"

/* One edition's publication, loaded whole. */
struct loaded_edition {
	size_t index; /* in the list of editions; NONE: nothing is loaded */
	struct arena arena;
	struct snapshot snapshot;
	struct model model;
	struct assessment assessment;
	struct provenance *own_provenance; /* of a tag beside the first-parent line */
	struct changes changes; /* against the published edition before: of one that was walked, or by
				   plan_changes_of() */
	struct publication publication;
	struct told_tables tables;
	struct page_list pages; /* of the edition's folder */
};

/* A page that stands unchanged in the published editions `first` to `last`. */
struct run {
	const char *path;
	size_t first, last;
	unsigned char inputs[KEY_BYTES];
	unsigned char digest[KEY_BYTES];
	bool has_digest;
	/* Of the file as it was last written, from the state of the target, or was rendered early; what must
	 * be equal for it to serve. */
	bool stored, stored_gone;
	unsigned char stored_corrections[KEY_BYTES], hash[HASH_BYTES];
	size_t item; /* in the plan */
};

/* What is known of an edition besides its tag. */
struct slot {
	bool left_out;		      /* malformed: not published */
	unsigned char key[KEY_BYTES]; /* of all that decides it, and of all before it */
	int64_t valid_until;	      /* seconds: an embargo ends */
	struct changes changes;	      /* corrections and revisions of published values, and nothing else */
	bool remembered;	      /* from the state of the target */
	unsigned char manifest[HASH_BYTES];
	bool intact; /* its folder in the target has that manifest */
};

struct edition_plan {
	struct arena arena; /* lives as long as the build */
	const struct options *options;
	struct report *report;
	struct progress *progress; /* may be NULL */
	struct repository *repository;
	struct repository *worker_repository; /* in a worker: its own handle */
	struct blob_store *store;
	struct text_cache *texts;
	struct loaded_edition head;   /* settings of the latest commit */
	struct edition_list editions; /* those whose day has come */
	struct slot *slots;
	struct provenance *provenance;
	struct template_set templates[LANGUAGE_COUNT];
	struct asset_list assets;
	const char *base_url;
	struct corrections corrections;
	struct arena corrections_arena;
	struct run *runs;
	size_t run_count, run_capacity;
	struct loaded_edition loaded[2]; /* the last two that were walked */
	struct early *early;		 /* NULL: nothing is rendered before the plan is made */
	size_t latest;			 /* index of the latest published edition */
	struct page_list root_pages;
	struct publication root; /* the latest edition as the site's root */
	struct site_plan site;
	unsigned char build_key[KEY_BYTES];
};

/*
 * Makes the plan of everything that `rinde build` writes. With no edition (or with --rev, --worktree), the
 * plan is of a draft: the root alone. With `early`, pages are rendered on the way. Returns 0, or -1 with
 * findings; release it in either case. The plan's renderer runs in workers.
 */
int plan_make(struct edition_plan *plan, const struct options *options, struct early *early,
	struct progress *progress, struct report *report);
void plan_release(struct edition_plan *plan);

/* Has the signatures of all editions verified (editions.c). Returns 0, or -1 with UNSIGNED when one is not
 * good, or when it is a `draft` that would be published, which nobody can have signed. */
int plan_signatures(struct edition_plan *plan, bool draft);

/* Loads an edition into `loaded`, replacing what was there. Returns 0, or -1 with findings in `report`. */
int plan_load(struct edition_plan *plan, struct loaded_edition *loaded, size_t index, struct report *report);

/* Gives back all memory of a loaded edition; nothing is loaded then. */
void plan_unload(struct loaded_edition *loaded);

/* Appends a run; pointers to those before are valid no more. */
struct run *plan_add_run(struct edition_plan *plan, struct run run);

/* Whether of a loaded edition only corrections and revisions are known, since it was remembered; and the
 * rest: the edition before is loaded for the while. Returns 0, or -1 with findings in `report`. */
bool plan_lacks_changes(const struct loaded_edition *loaded);
int plan_changes_of(struct edition_plan *plan, struct loaded_edition *loaded, struct report *report);

/* The state of the target: reads what still holds into slots and runs and returns how many editions it
 * covers; writes the new one. */
size_t plan_recall(struct edition_plan *plan);
void plan_remember(void *context, const struct site_plan *site, struct buffer *out);

/* The folder of an edition in the finished plan, or NULL: it is left out. */
const struct site_volume *volume_of(const struct site_plan *site, const char *id);
char *hex_text(struct arena *arena, const unsigned char *bytes, size_t count);

/* The page of that path in a sorted list, or NULL. */
const struct page *page_of(const struct page_list *list, const char *path);

/* Whether the change concerns pages of other editions too: a published value was corrected or revised. */
bool bears_on_pages(const struct figure_change *change);

/* Copies into the slot what pages of other editions bear of an edition's changes; the rest goes with the
 * edition, or memory would grow with their number. Then all that are known, in plan->corrections.
 */
void keep_corrections(struct edition_plan *plan, struct slot *slot, const struct changes *changes);
void gather_corrections(struct edition_plan *plan);

/* Indices of the runs by path, then first edition; the caller frees them. */
size_t *runs_in_order(const struct edition_plan *plan);

/* Has the runs from `first` on rendered, which begin in the edition that was just walked. */
void plan_render_early(struct edition_plan *plan, struct loaded_edition *now, size_t first);

/* Items and folders of the finished walk. */
void plan_site(struct edition_plan *plan);

/* Digest of the corrections that a page bears, by its path. */
void corrections_key(const struct edition_plan *plan, const char *path, unsigned char key[KEY_BYTES]);

#endif
