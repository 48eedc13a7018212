/* Runs a fuzz target once over each file named, without libFuzzer: the corpus as ordinary tests, in TAP. A
 * target that finds a fault ends the program, and the plan stands unkept. */
#include "fuzz.h"

#include "base/buffer.h"

static int run_file(const char *path)
{
	struct buffer content = {0};
	char chunk[4096];
	FILE *file = fopen(path, "rb");
	if (!file)
		return -1;
	for (size_t read; (read = fread(chunk, 1, sizeof(chunk), file)) > 0;)
		buffer_add(&content, chunk, read);
	fclose(file);
	/* A copy of the exact size, so that the sanitizer sees a read past the end. */
	uint8_t *exact = malloc(content.length ? content.length : 1);
	if (!exact)
		abort();
	if (content.length)
		memcpy(exact, content.data, content.length);
	LLVMFuzzerTestOneInput(exact, content.length);
	free(exact);
	buffer_release(&content);
	return 0;
}

int main(int argc, char **argv)
{
	printf("1..%d\n", argc - 1);
	for (int i = 1; i < argc; i++) {
		fflush(stdout);
		printf("%s %d - %s\n", run_file(argv[i]) ? "not ok" : "ok", i, argv[i]);
	}
	return 0;
}
