/*
 * Room: site. Children take the next page from a shared counter, so that a slow page holds up nobody; hashes
 * come back in shared memory, findings through a pipe, one text record each.
 */
#include "site/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_JOBS = 64, CPU_SECONDS = 600 };

/* What parent and children share while rendering. */
struct shared {
	atomic_size_t next;
	atomic_size_t current[MOST_JOBS]; /* page + 1 that a child is at, for telling what it died of */
	struct rendered results[];
};

struct job {
	const struct publication *publication;
	const struct page_list *list;
	const char *folder;
	struct shared *shared;
};

void *shared_memory(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED) {
		fputs("rinde: error: no queda memoria / out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

static int write_whole(const char *path, const struct buffer *bytes)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	size_t written = 0;
	if (file < 0)
		return -1;
	while (written < bytes->length) {
		ssize_t count = write(file, bytes->data + written, bytes->length - written);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0) {
			int problem = errno;
			close(file);
			errno = problem;
			return -1;
		}
		written += (size_t)count;
	}
	return close(file);
}

static void render_one(
	const struct job *job, size_t index, struct buffer *bytes, struct buffer *path, struct report *report)
{
	const struct page *page = &job->list->pages[index];
	struct rendered *result = &job->shared->results[index];
	buffer_clear(bytes);
	buffer_add(bytes, "", 0);
	if (page_render(job->publication, page, bytes, report))
		return;
	SHA256((const unsigned char *)bytes->data, bytes->length, result->hash);
	if (job->folder) {
		buffer_clear(path);
		buffer_printf(path, "%s/%s", job->folder, page->path);
		if (write_whole(path->data, bytes)) {
			report_add(report, FINDING_CANNOT_WRITE, ((struct place){NULL, 0, 0}), page->path,
				strerror(errno));
			return;
		}
	}
	result->done = true;
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

static _Noreturn void work(const struct job *job, unsigned which, int pipe, bool english)
{
	const struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
	struct report report = {.english = english};
	struct buffer bytes = {0}, path = {0};
	setrlimit(RLIMIT_CPU, &cpu);
	for (;;) {
		size_t index = atomic_fetch_add(&job->shared->next, 1);
		if (index >= job->list->count)
			break;
		atomic_store(&job->shared->current[which], index + 1);
		render_one(job, index, &bytes, &path, &report);
	}
	atomic_store(&job->shared->current[which], 0);
	send_findings(&report, pipe);
	_exit(0);
}

/* Reads the records of all children until the last closes its end. */
static void receive_findings(int pipe, struct report *report)
{
	FILE *in = fdopen(pipe, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t length;
	while (in && (length = getline(&line, &size, in)) > 0) {
		int id, start;
		struct place place = {NULL, 0, 0};
		char *split = strchr(line, '\x1f');
		if (!split || sscanf(line, "%d %u %u %n", &id, &place.line, &place.column, &start) != 3)
			continue;
		line[length - 1] = *split = '\0';
		place.path = line[start] ? line + start : NULL;
		report_add_message(report, (enum finding_id)id, place, split + 1);
	}
	free(line);
	if (in)
		fclose(in);
}

static void reap(const struct job *job, const pid_t *children, unsigned count, struct report *report)
{
	for (unsigned i = 0; i < count; i++) {
		int status = 0;
		while (waitpid(children[i], &status, 0) < 0 && errno == EINTR)
			;
		if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
			continue;
		size_t at = atomic_load(&job->shared->current[i]);
		const char *path = at ? job->list->pages[at - 1].path : "?";
		const char *why = WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit";
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}), path, why);
	}
}

int workers_render(const struct publication *publication, const struct page_list *list, const char *folder,
	unsigned jobs, struct rendered *results, struct report *report)
{
	size_t size = sizeof(struct shared) + list->count * sizeof(struct rendered), errors = report->errors;
	struct job job = {publication, list, folder, shared_memory(size)};
	pid_t children[MOST_JOBS];
	unsigned started = 0;
	int ends[2];
	if (jobs > MOST_JOBS)
		jobs = MOST_JOBS;
	if (pipe2(ends, O_CLOEXEC))
		return report_add(
			report, FINDING_WORKER, ((struct place){NULL, 0, 0}), "pipe", strerror(errno));
	fflush(NULL);
	for (; started < jobs; started++) {
		children[started] = fork();
		if (children[started] == 0)
			work(&job, started, ends[1], report->english);
		if (children[started] < 0)
			break;
	}
	if (!started)
		report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}), "fork", strerror(errno));
	close(ends[1]);
	receive_findings(ends[0], report);
	reap(&job, children, started, report);
	memcpy(results, job.shared->results, list->count * sizeof(*results));
	munmap(job.shared, size);
	return report->errors == errors ? 0 : -1;
}
