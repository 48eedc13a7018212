/*
 * Fixture repositories for the tests of source/: a temporary folder, git with fixed dates and names, and
 * nothing of the user's own configuration. It must not know what the tests expect.
 */
#ifndef FIXTURE_REPOSITORY_H
#define FIXTURE_REPOSITORY_H

#include "base/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Runs a shell script in the current folder; a script that fails fails the test. */
static inline void run(const char *format, ...) __attribute__((format(printf, 1, 2)));

static inline void run(const char *format, ...)
{
	char *script = NULL;
	va_list values;
	va_start(values, format);
	assert_true(vasprintf(&script, format, values) >= 0);
	va_end(values);
	char *whole = NULL;
	assert_true(asprintf(&whole, "set -e\n%s", script) >= 0);
	int status = system(whole);
	if (status)
		print_error("failed: %s\n", script);
	assert_int_equal(status, 0);
	free(whole);
	free(script);
}

/* The first line that a shell command prints; the caller frees it. */
static inline char *output_of(const char *command)
{
	char *line = NULL;
	size_t capacity = 0;
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	assert_true(getline(&line, &capacity, pipe) >= 0);
	assert_int_equal(pclose(pipe), 0);
	line[strcspn(line, "\n")] = 0;
	return line;
}

/* Makes and enters a fresh folder, with an environment of its own. For cmocka's setup. */
static inline int fixture_enter(void **state)
{
	char *folder = strdup("/tmp/rinde-test-XXXXXX");
	if (!mkdtemp(folder) || chdir(folder))
		return -1;
	setenv("HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "Oficina de Planeación", 1);
	setenv("GIT_AUTHOR_EMAIL", "planeacion@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "Oficina de Planeación", 1);
	setenv("GIT_COMMITTER_EMAIL", "planeacion@example.org", 1);
	setenv("GIT_AUTHOR_DATE", "2012-03-25T10:00:00-0500", 1);
	setenv("GIT_COMMITTER_DATE", "2012-03-25T11:00:00-0500", 1);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	unsetenv("GIT_INDEX_FILE");
	unsetenv("GIT_OBJECT_DIRECTORY");
	unsetenv("GIT_QUARANTINE_PATH");
	*state = folder;
	return 0;
}

/* Leaves the folder and removes it. For cmocka's teardown. */
static inline int fixture_leave(void **state)
{
	char *command = NULL;
	if (chdir("/") || asprintf(&command, "rm -rf '%s'", (char *)*state) < 0 || system(command))
		return -1;
	free(command);
	free(*state);
	return 0;
}

/* How often a finding of that id stands at that path (NULL: without a path). */
static inline size_t findings_at(const struct report *report, enum finding_id id, const char *path)
{
	size_t count = 0;
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *f = &report->findings[i];
		if (f->id == id &&
			(path ? f->place.path && strcmp(f->place.path, path) == 0 : !f->place.path))
			count++;
	}
	return count;
}

#endif
