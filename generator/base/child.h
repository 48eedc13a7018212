/* Room: base. Runs a program of the machine and reads what it says. It must not
 * know which, nor what for. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/buffer.h"

#include <stdbool.h>

/* What the program finds in its environment, and nothing else: NULL-terminated, as for execve(). */
struct child {
	const char *const *arguments; /* [0]: the program, looked for in the PATH of `environment`'s owner */
	const char *const *environment;
	const char *folder; /* where it runs */
	unsigned seconds;   /* the most it may take */
};

/*
 * Runs the program without standard input, appends what it writes to its output and errors (at most 64 KiB;
 * the rest is dropped), and ends it when its time is up, or when this process dies. Returns its exit status,
 * or -1 when it could not be run or did not end by itself.
 */
int child_run(const struct child *child, struct buffer *output);

#endif
