/*
 * Room: site. Children take the next task from a shared counter, so that a slow one holds up nobody; findings
 * come back through a pipe, one text record each.
 */
#include "site/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_JOBS = 64, CPU_SECONDS = 600 };

/* What parent and children share while working. */
struct shared {
	atomic_size_t next;
	atomic_size_t current[MOST_JOBS]; /* task + 1 that a child is at */
};

struct work {
	size_t count;
	worker_task *task;
	worker_name *name;
	void *context;
	struct shared *shared;
};

void *shared_memory(size_t size)
{
	void *memory = mmap(NULL, size ? size : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED) {
		fputs("rinde: error: no queda memoria / out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

/* A record is `id line column path \x1f message \n`; messages and paths have no control characters. */
static void send_findings(const struct report *report, int pipe)
{
	struct buffer out = {0};
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *f = &report->findings[i];
		buffer_printf(&out, "%d %u %u %s\x1f%s\n", (int)f->id, f->place.line, f->place.column,
			f->place.path ? f->place.path : "", f->message);
	}
	for (size_t sent = 0; sent < out.length;) {
		ssize_t count = write(pipe, out.data + sent, out.length - sent);
		if (count <= 0 && errno != EINTR)
			_exit(1);
		sent += count > 0 ? (size_t)count : 0;
	}
	buffer_release(&out);
}

static _Noreturn void run_child(const struct work *work, unsigned which, int pipe, bool english)
{
	const struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
	struct report report = {.english = english};
	setrlimit(RLIMIT_CPU, &cpu);
	for (;;) {
		size_t task = atomic_fetch_add(&work->shared->next, 1);
		if (task >= work->count)
			break;
		atomic_store(&work->shared->current[which], task + 1);
		work->task(work->context, task, &report);
	}
	atomic_store(&work->shared->current[which], 0);
	send_findings(&report, pipe);
	_exit(0);
}

/* All that the children write until the last closes its end; the progress is told while waiting. */
static void gather(const struct work *work, const struct crew *crew, int pipe, struct buffer *out)
{
	enum { WAIT = 100 /* milliseconds */ };
	struct pollfd ready = {.fd = pipe, .events = POLLIN};
	char bytes[4096];
	ssize_t count = 1;
	while (count > 0 || errno == EINTR) {
		int events = poll(&ready, 1, WAIT);
		progress_tell(crew->progress, crew->doing, atomic_load(&work->shared->next), work->count);
		if (events == 0)
			continue;
		count = read(pipe, bytes, sizeof(bytes));
		if (count == 0)
			break;
		if (count > 0)
			buffer_add(out, bytes, (size_t)count);
	}
	close(pipe);
}

static void receive_findings(
	const struct work *work, const struct crew *crew, int pipe, struct report *report)
{
	struct buffer all = {0};
	buffer_add(&all, "", 0);
	gather(work, crew, pipe, &all);
	char *end, *line = all.data;
	for (; (end = strchr(line, '\n')); line = end + 1) {
		int id, start;
		struct place place = {NULL, 0, 0};
		*end = '\0';
		char *split = strchr(line, '\x1f');
		if (!split || sscanf(line, "%d %u %u %n", &id, &place.line, &place.column, &start) != 3)
			continue;
		*split = '\0';
		place.path = line[start] ? line + start : NULL;
		report_add_message(report, (enum finding_id)id, place, split + 1);
	}
	buffer_release(&all);
}

static void reap(const struct work *work, const pid_t *children, unsigned count, struct report *report)
{
	for (unsigned i = 0; i < count; i++) {
		int status = 0;
		while (waitpid(children[i], &status, 0) < 0 && errno == EINTR)
			;
		if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
			continue;
		size_t at = atomic_load(&work->shared->current[i]);
		const char *why = WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit";
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}),
			at ? work->name(work->context, at - 1) : "?", why);
	}
}

int workers_run(size_t count, const struct crew *crew, worker_task *task, worker_name *name, void *context,
	struct report *report)
{
	struct work work = {count, task, name, context, shared_memory(sizeof(struct shared))};
	pid_t children[MOST_JOBS];
	unsigned started = 0, jobs = crew->jobs;
	size_t errors = report->errors;
	int ends[2];
	if (jobs > MOST_JOBS)
		jobs = MOST_JOBS;
	if (jobs > count)
		jobs = (unsigned)count;
	if (pipe2(ends, O_CLOEXEC))
		return report_add(
			report, FINDING_WORKER, ((struct place){NULL, 0, 0}), "pipe", strerror(errno));
	fflush(NULL);
	for (; started < jobs; started++) {
		children[started] = fork();
		if (children[started] == 0)
			run_child(&work, started, ends[1], report->english);
		if (children[started] < 0)
			break;
	}
	if (!started && jobs)
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}), "fork", strerror(errno));
	close(ends[1]);
	receive_findings(&work, crew, ends[0], report);
	reap(&work, children, started, report);
	munmap(work.shared, sizeof(struct shared));
	return report->errors == errors ? 0 : -1;
}
