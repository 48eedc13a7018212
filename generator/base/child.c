/* Room: base. fork, exec, and a pipe that is read until both ends are done or time is up. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { OUTPUT_MOST = 64 << 10, CANNOT_RUN = 127 };

/* In the child: never returns. */
static void become(const struct child *child, int output, pid_t parent)
{
	int input = open("/dev/null", O_RDONLY);
	setpgid(0, 0);
	/* What it writes is nobody's when the parent is killed. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent)
		_exit(CANNOT_RUN);
	if (input < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0 ||
		chdir(child->folder))
		_exit(CANNOT_RUN);
	execvpe(child->arguments[0], (char *const *)child->arguments, (char *const *)child->environment);
	_exit(CANNOT_RUN);
}

static long milliseconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads until the last writer is gone. False when time ran out. */
static bool read_all(int input, unsigned seconds, struct buffer *output)
{
	char chunk[4096];
	long deadline = milliseconds_now() + seconds * 1000L;
	for (;;) {
		struct pollfd wait = {.fd = input, .events = POLLIN};
		long left = deadline - milliseconds_now();
		int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return false;
		ssize_t count = read(input, chunk, sizeof(chunk));
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return count == 0;
		if (output->length + (size_t)count <= OUTPUT_MOST)
			buffer_add(output, chunk, (size_t)count);
	}
}

int child_run(const struct child *child, struct buffer *output)
{
	int ends[2], status = 0;
	if (pipe2(ends, O_CLOEXEC))
		return -1;
	pid_t parent = getpid(), process = fork();
	if (process == 0)
		become(child, ends[1], parent);
	close(ends[1]);
	bool ended = process > 0 && read_all(ends[0], child->seconds, output);
	close(ends[0]);
	if (process < 0)
		return -1;
	if (!ended)
		kill(-process, SIGKILL);
	while (waitpid(process, &status, 0) < 0 && errno == EINTR)
		;
	if (!ended || !WIFEXITED(status) || WEXITSTATUS(status) == CANNOT_RUN)
		return -1;
	return WEXITSTATUS(status);
}
