/* Reads the provenance of every row in a repository's history and prints what it costs in memory: what
 * history.sh times. */
#include "model/provenance.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	struct report report = {0};
	struct arena arena = {0};
	struct instant when;
	char commit[COMMIT_HEX + 1];
	struct repository *repository = argc == 2 ? repository_open(argv[1], &report) : NULL;
	struct provenance *provenance = NULL;
	if (repository && !repository_resolve(repository, "HEAD", commit, &when, &report))
		provenance = provenance_read(repository, commit, NULL, &arena, &report);
	if (provenance)
		printf("%zu commits, %.1f MB\n", provenance_position(provenance, commit) + 1,
			(double)arena.used / 1e6);
	repository_close(repository);
	arena_release(&arena);
	report_release(&report);
	return !provenance;
}
