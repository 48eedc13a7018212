/*
 * Writes the random publication of a seed, and what is expected of it, to a directory, to look into a
 * difference. The publication lies in DIR, the downloads in DIR/expected/; the as-of date is printed. Not
 * part of the tests.
 *
 *     gcc -std=c17 -o build/oracle tests/unit/oracle*.c tests/unit/write_publication.c -lgmp
 *     build/oracle 42 /tmp/publication-42
 */
#include "oracle.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int write_file(const char *directory, const char *path, const char *bytes, size_t length)
{
	char full[4096];
	FILE *file;

	if (snprintf(full, sizeof(full), "%s/%s", directory, path) >= (int)sizeof(full))
		return -1;
	for (char *slash = strchr(full + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(full, 0777) != 0 && errno != EEXIST)
			return -1;
		*slash = '/';
	}
	file = fopen(full, "wb");
	if (!file)
		return -1;
	if (fwrite(bytes, 1, length, file) != length) {
		fclose(file);
		return -1;
	}
	return fclose(file) == 0 ? 0 : -1;
}

int main(int argc, char **argv)
{
	struct oracle_publication *publication;
	char *compliance, *indices;
	int failed = 0;

	if (argc != 3) {
		fprintf(stderr, "usage: %s SEED DIRECTORY\n", argv[0]);
		return 2;
	}
	publication = oracle_generate(strtoull(argv[1], NULL, 10));
	compliance = oracle_cumplimiento(publication);
	indices = oracle_indices(publication);
	for (size_t i = 0; i < publication->count; i++)
		failed |= write_file(
			argv[2], publication->paths[i], publication->bytes[i], publication->lengths[i]);
	failed |= write_file(argv[2], "expected/cumplimiento.csv", compliance, strlen(compliance));
	failed |= write_file(argv[2], "expected/indices.csv", indices, strlen(indices));
	if (failed)
		perror(argv[2]);
	else
		printf("as-of %04d-%02d-%02d\n", publication->asof_year, publication->asof_month,
			publication->asof_day);
	free(compliance);
	free(indices);
	oracle_free(publication);
	return failed ? 1 : 0;
}
