/* Keys of pages against the pages themselves, over the project's own editions: a page that keys hold to be
 * the same in several editions must say the same in the first and in the last of them, or a page would be
 * published stale. */
#include "commands/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* main.c has the table of commands, which needs nothing here. */
const struct command commands[] = {{0}};

static const char publication[] = "build/publicacion";

/* Digests of the runs that begin or end in the edition; those that end are compared. Returns how many were.
 */
static size_t compare_runs(struct edition_plan *plan, size_t index)
{
	struct loaded_edition loaded = {.index = NONE};
	size_t compared = 0;
	assert_int_equal(plan_load(plan, &loaded, index, plan->report), 0);
	for (size_t i = 0; i < plan->run_count; i++) {
		struct run *run = &plan->runs[i];
		unsigned char digest[KEY_BYTES];
		if (run->first == run->last || (run->first != index && run->last != index))
			continue;
		const struct page *page = page_of(&loaded.pages, run->path);
		assert_non_null(page);
		assert_int_equal(page_digest(&loaded.publication, page, digest, plan->report), 0);
		if (run->first == index) {
			memcpy(run->digest, digest, KEY_BYTES);
			continue;
		}
		if (memcmp(run->digest, digest, KEY_BYTES) != 0)
			print_error("%s: the same from %s to %s, and is not\n", run->path,
				plan->editions.editions[run->first].id,
				plan->editions.editions[run->last].id);
		assert_memory_equal(run->digest, digest, KEY_BYTES);
		compared++;
	}
	plan_unload(&loaded);
	return compared;
}

static void the_same_page_in_first_and_last(void **state)
{
	(void)state;
	struct report report = {0};
	struct options options = {.repo = publication, .out = "/nonexistent/site", .jobs = 1};
	struct edition_plan plan = {0};
	size_t compared = 0;
	if (access(publication, R_OK)) {
		print_message("# no %s here: make site\n", publication);
		skip();
	}
	assert_true(instant_parse("2030-01-01T00:00:00Z", &options.now));
	assert_int_equal(plan_make(&plan, &options, NULL, NULL, &report), 0);
	for (size_t i = 0; i < plan.editions.count; i++)
		compared += compare_runs(&plan, i);
	print_message("# %zu pages that stand in several editions\n", compared);
	assert_true(compared > 100);
	plan_release(&plan);
	report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_same_page_in_first_and_last)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
