/*
 * Room: site. One line on a terminal for work longer than a second (5-cli): what is being done and how much
 * of it is. It must not know what the work is.
 */
#ifndef SITE_PROGRESS_H
#define SITE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
	bool on; /* standard error is a terminal */
	bool shown;
	long long began, told; /* milliseconds */
};

/* Begins to count the first second. Nothing is ever shown where standard error is no terminal. */
void progress_begin(struct progress *progress);

/* Shows the line, if it is time; cheap otherwise. `progress` may be NULL. */
void progress_tell(struct progress *progress, const char *doing, size_t done, size_t count);

/* Clears the line. */
void progress_end(struct progress *progress);

#endif
