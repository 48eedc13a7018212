/* Room: site. The line is written over itself with blanks, which every terminal understands. */
#include "site/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 60, FIRST_AFTER = 1000, AGAIN_AFTER = 100 /* milliseconds */ };

static long long milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress)
{
	*progress = (struct progress){.on = isatty(STDERR_FILENO) == 1, .began = milliseconds()};
}

void progress_tell(struct progress *progress, const char *doing, size_t done, size_t count)
{
	long long now;
	if (!progress || !progress->on || !count)
		return;
	now = milliseconds();
	if (now - progress->began < FIRST_AFTER || now - progress->told < AGAIN_AFTER)
		return;
	progress->told = now;
	progress->shown = true;
	fprintf(stderr, "\r%*s\rrinde: %s: %zu %%", WIDTH, "", doing,
		100 * (done < count ? done : count) / count);
	fflush(stderr);
}

void progress_end(struct progress *progress)
{
	if (progress->shown)
		fprintf(stderr, "\r%*s\r", WIDTH, "");
	progress->shown = false;
}
