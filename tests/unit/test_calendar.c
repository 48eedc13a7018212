/* Tests of model/calendar: when an edition may be published. Days are those of the publication's zone. */
#include "model/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct instant at(const char *text)
{
	struct instant instant;
	assert_true(instant_parse(text, &instant));
	return instant;
}

static struct release release_on(const char *day, const char *edition)
{
	struct release release = {.title = "Corte", .edition = edition};
	assert_true(date_parse(day, &release.date));
	return release;
}

static void test_due(void **state)
{
	struct release releases[] = {release_on("2012-05-02", "corte-abril"), release_on("2012-04-01", ""),
		release_on("2012-05-09", "Corte/Mayo"), release_on("2012-06-01", "corte-doble"),
		release_on("2012-05-31", "corte-doble")};
	struct model latest = {.site.zone = -300, .releases = releases, .release_count = 5};
	const struct edition april = {.id = "corte-abril", .name = "corte-abril"},
			     may = {.id = "corte-mayo", .name = "Corte/Mayo"},
			     twice = {.id = "corte-doble", .name = "corte-doble"},
			     unnamed = {.id = "corte-marzo", .name = "corte-marzo"};
	(void)state;
	assert_false(edition_is_due(&latest, &april, at("2012-05-01T23:59:59-05:00")));
	assert_true(edition_is_due(&latest, &april, at("2012-05-02T00:00:00-05:00")));
	assert_false(edition_is_due(&latest, &april, at("2012-05-02T04:59:59Z")));
	assert_true(edition_is_due(&latest, &april, at("2012-05-02T05:00:00Z")));
	/* By the tag's name as well as by the id. */
	assert_false(edition_is_due(&latest, &may, at("2012-05-08T12:00:00Z")));
	assert_true(edition_is_due(&latest, &may, at("2012-05-09T12:00:00Z")));
	/* Announced twice: not before the later day. */
	assert_false(edition_is_due(&latest, &twice, at("2012-05-31T12:00:00Z")));
	assert_true(edition_is_due(&latest, &twice, at("2012-06-01T12:00:00Z")));
	/* A row without edition holds nothing back. */
	assert_true(edition_is_due(&latest, &unnamed, at("2012-01-01T00:00:00Z")));
	assert_null(edition_release(&latest, &unnamed));
	latest.site.zone = 345;
	assert_true(edition_is_due(&latest, &april, at("2012-05-01T18:15:00Z")));
	assert_false(edition_is_due(&latest, &april, at("2012-05-01T18:14:59Z")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_due)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
