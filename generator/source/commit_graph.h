/*
 * Room: source, and for this room alone. All commits that a history walk can meet, loaded once: parents,
 * trees, the first-parent chain, what each merge brings in, and the earliest edition that contains each. It
 * must not know files.
 */
#ifndef SOURCE_COMMIT_GRAPH_H
#define SOURCE_COMMIT_GRAPH_H

#include "source/editions.h"
#include "source/objects.h"

struct commit_node {
	unsigned char id[ID_SIZE], tree[ID_SIZE];
	size_t *parents; /* indices of nodes */
	size_t parent_count;
	size_t edition; /* index in the edition list, or NO_EDITION */
	bool reached;	/* by a step that came before: commit_graph_merged() */
};

#define NO_EDITION SIZE_MAX

struct commit_graph {
	struct commit_node *nodes;
	size_t count, capacity;
	size_t *slots; /* hash table of index + 1 */
	size_t slot_count;
	size_t *chain; /* first-parent history, oldest first */
	size_t chain_length;
	struct arena arena;
};

/* Loads what is reachable from `commit` and from the editions (may be NULL). Returns 0, or -1 with
 * BAD_OBJECT. The caller releases it, also after -1. */
int commit_graph_load(struct commit_graph *graph, struct repository *repository, const char *commit,
	const struct edition_list *editions, struct report *report);
void commit_graph_release(struct commit_graph *graph);

/* The commits that the chain's commit `index` brings in through its further parents and that no earlier one
 * reached, parents before children. To be called for each commit of the chain in its order. Owned by
 * `scratch`. */
size_t commit_graph_merged(struct commit_graph *graph, size_t index, struct arena *scratch, size_t **merged);

#endif
