/* Room: commands. From options to a publication that can be rendered: the stations in their order, for every
 * command alike. */
#ifndef COMMANDS_LOAD_H
#define COMMANDS_LOAD_H

#include "commands/commands.h"
#include "pages/publication.h"

struct loaded {
	struct arena arena;
	struct repository *repository; /* NULL for a working tree that is in no repository */
	struct snapshot snapshot;
	struct edition_list editions;
	struct model model;
	struct assessment assessment;
	struct template_set templates;
	struct publication publication;
};

/* Reads, loads and assesses the snapshot that the options name. Returns 0, or -1 with findings; release it in
 * either case. */
int load_publication(struct loaded *loaded, const struct options *options, struct report *report);
void load_release(struct loaded *loaded);

#endif
