/* Room: commands. From options to one edition, loaded and assessed: for commands that look at figures and
 * write no site. */
#ifndef COMMANDS_LOAD_H
#define COMMANDS_LOAD_H

#include "commands/commands.h"
#include "pages/publication.h"

struct loaded {
	struct arena arena;
	struct repository *repository; /* NULL for a working tree that is in no repository */
	struct edition_list editions;  /* whose day has come; none of a working tree */
	struct snapshot head_snapshot, snapshot;
	struct model head, model;
	struct assessment assessment;
	struct publication publication; /* without templates */
};

/* Reads, loads and assesses what the options name: --edition, --rev or --worktree; without any of them what
 * the site's root shows, the latest edition, or HEAD where there is none. Returns 0, or -1 with findings,
 * among them UNKNOWN_EDITION; release it in either case. */
int load_publication(struct loaded *loaded, const struct options *options, struct report *report);
void load_release(struct loaded *loaded);

#endif
