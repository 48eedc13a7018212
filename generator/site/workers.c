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

struct worker_group {
	size_t count;
	struct crew crew;
	worker_task *task;
	worker_name *name;
	void *context;
	struct shared *shared;
	pid_t children[MOST_JOBS];
	unsigned started;
	int pipe; /* where findings come from */
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

static _Noreturn void run_child(struct worker_group *group, unsigned which, int pipe, bool english)
{
	const struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
	struct report report = {.english = english};
	setrlimit(RLIMIT_CPU, &cpu);
	for (;;) {
		size_t task = atomic_fetch_add(&group->shared->next, 1);
		if (task >= group->count)
			break;
		atomic_store(&group->shared->current[which], task + 1);
		group->task(group->context, task, &report);
	}
	atomic_store(&group->shared->current[which], 0);
	send_findings(&report, pipe);
	free(group);
	_exit(0);
}

/* All that the children write until the last closes its end; the progress is told while waiting. */
static void gather(const struct worker_group *group, struct buffer *out)
{
	enum { WAIT = 100 /* milliseconds */ };
	struct pollfd ready = {.fd = group->pipe, .events = POLLIN};
	char bytes[4096];
	ssize_t count = 1;
	while (count > 0 || errno == EINTR) {
		int events = poll(&ready, 1, WAIT);
		progress_tell(group->crew.progress, group->crew.doing, atomic_load(&group->shared->next),
			group->count);
		if (events == 0)
			continue;
		count = read(group->pipe, bytes, sizeof(bytes));
		if (count == 0)
			break;
		if (count > 0)
			buffer_add(out, bytes, (size_t)count);
	}
	close(group->pipe);
}

static void receive_findings(const struct worker_group *group, struct report *report)
{
	struct buffer all = {0};
	buffer_add(&all, "", 0);
	gather(group, &all);
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

static void reap(const struct worker_group *group, struct report *report)
{
	for (unsigned i = 0; i < group->started; i++) {
		int status = 0;
		while (waitpid(group->children[i], &status, 0) < 0 && errno == EINTR)
			;
		if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
			continue;
		size_t at = atomic_load(&group->shared->current[i]);
		const char *why = WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit";
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}),
			at ? group->name(group->context, at - 1) : "?", why);
	}
}

struct worker_group *workers_start(size_t count, const struct crew *crew, worker_task *task,
	worker_name *name, void *context, struct report *report)
{
	struct worker_group *group = memory_alloc(sizeof(*group));
	unsigned jobs = crew->jobs;
	int ends[2];
	*group = (struct worker_group){
		.count = count, .crew = *crew, .task = task, .name = name, .context = context};
	if (jobs > MOST_JOBS)
		jobs = MOST_JOBS;
	if (jobs > count)
		jobs = (unsigned)count;
	if (pipe2(ends, O_CLOEXEC)) {
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}), "pipe", strerror(errno));
		free(group);
		return NULL;
	}
	group->pipe = ends[0];
	group->shared = shared_memory(sizeof(struct shared));
	fflush(NULL);
	for (; group->started < jobs; group->started++) {
		pid_t child = fork();
		if (child == 0)
			run_child(group, group->started, ends[1], report->english);
		if (child < 0)
			break;
		group->children[group->started] = child;
	}
	if (!group->started && jobs)
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}), "fork", strerror(errno));
	close(ends[1]);
	return group;
}

int workers_finish(struct worker_group *group, struct report *report)
{
	size_t errors = report->errors;
	receive_findings(group, report);
	reap(group, report);
	munmap(group->shared, sizeof(struct shared));
	free(group);
	return report->errors == errors ? 0 : -1;
}

int workers_run(size_t count, const struct crew *crew, worker_task *task, worker_name *name, void *context,
	struct report *report)
{
	size_t errors = report->errors;
	struct worker_group *group = workers_start(count, crew, task, name, context, report);
	return !group || workers_finish(group, report) || report->errors != errors ? -1 : 0;
}
