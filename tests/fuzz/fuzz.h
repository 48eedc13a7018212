/*
 * What the fuzz targets share: a target is a function over bytes, and what it finds out is true of any bytes.
 * It must not know any format.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "base/report.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, saying what does not hold. */
static inline void must_hold(int holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

/* Every finding stands on a line that the text has (an empty one has line 1), and says something that a
 * terminal can show. */
static inline void must_stand_in(const struct report *report, const uint8_t *data, size_t size)
{
	unsigned lines = 1;
	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	for (size_t i = 0; i < report->count; i++) {
		must_hold(report->findings[i].place.line <= lines, "a finding stands on a line of the text");
		must_hold(*report->findings[i].message, "a finding has words");
		for (const char *c = report->findings[i].message; *c; c++)
			must_hold((unsigned char)*c >= ' ', "a finding has no control characters");
	}
}

#endif
