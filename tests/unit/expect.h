/*
 * What unit tests share: findings compared as the lines a person would read, and the folder of test data that
 * others wrote. It must not know any module but report and buffer.
 */
#ifndef TESTS_EXPECT_H
#define TESTS_EXPECT_H

#include "base/buffer.h"
#include "base/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Asserts that the report, sorted, has exactly these findings, each as "line:column id", joined by "\n"; then
 * releases it. */
static inline void expect_findings(struct report *report, const char *expected)
{
	struct buffer got = {0};
	report_sort(report);
	for (size_t i = 0; i < report->count; i++)
		buffer_printf(&got, "%s%u:%u %s", i ? "\n" : "", report->findings[i].place.line,
			report->findings[i].place.column, finding_kinds[report->findings[i].id].id);
	assert_string_equal(got.data ? got.data : "", expected);
	buffer_release(&got);
	report_release(report);
}

/* Asserts the message of the first finding. */
static inline void expect_message(struct report *report, const char *message)
{
	assert_true(report->count > 0);
	assert_string_equal(report->findings[0].message, message);
}

/* A file of the suites as a string that the caller frees, with its length; NULL where the suites are absent.
 */
static inline char *suite_file(const char *name, size_t *length)
{
	const char *folder = getenv("RINDE_SUITES");
	char path[4096];
	snprintf(path, sizeof(path), "%s/%s", folder ? folder : "../shared/suites", name);
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;
	struct buffer content = {0};
	char chunk[65536];
	for (size_t read; (read = fread(chunk, 1, sizeof(chunk), file)) > 0;)
		buffer_add(&content, chunk, read);
	fclose(file);
	buffer_add(&content, "", 0);
	*length = content.length;
	return content.data;
}

/* Says that a suite is not there; the test then returns. (cmocka's skip() prints "not ok" in TAP.) */
static inline void say_skipped(const char *name)
{
	print_message("# skipped: no %s under $RINDE_SUITES or ../shared/suites\n", name);
}

#endif
