/*
 * Room: site. Work in forked processes over finished, read-only data: cmark-gfm is not safe in threads, and a
 * child can be limited and can die without the parent (6-house "Workers"). It must not know what the work is.
 */
#ifndef SITE_WORKERS_H
#define SITE_WORKERS_H

#include "base/report.h"
#include "site/progress.h"

#include <stddef.h>

/* One piece of work in a child. Returns 0, or -1 with findings in the report, which reach the parent. */
typedef int worker_task(void *context, size_t task, struct report *report);

/* What the task is about, for the finding when a child dies of it. */
typedef const char *worker_name(void *context, size_t task);

/* Who works, and what is told meanwhile. */
struct crew {
	unsigned jobs;		   /* processes at most */
	struct progress *progress; /* may be NULL */
	const char *doing;
};

/* Runs the tasks 0 … count−1 in the crew's processes, each taking the next. Returns 0 or -1; WORKER for a
 * child that died. */
int workers_run(size_t count, const struct crew *crew, worker_task *task, worker_name *name, void *context,
	struct report *report);

/* The same in two steps, for a parent that has work of its own meanwhile. The first returns NULL when nothing
 * could be started, with WORKER; the second ends what the first began, and frees it. */
struct worker_group *workers_start(size_t count, const struct crew *crew, worker_task *task,
	worker_name *name, void *context, struct report *report);
int workers_finish(struct worker_group *group, struct report *report);

/* Memory that parent and children see alike; zeroed, released by munmap(). Ends the program when there is
 * none. */
void *shared_memory(size_t size);

#endif
