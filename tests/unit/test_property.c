/*
 * Compliance against the oracle: random publications, assessed by the generator from their files and by the
 * oracle from its own memory, must give the same bytes of cumplimiento.csv and indices.csv. RINDE_SEEDS and
 * RINDE_FIRST_SEED choose other seeds.
 */
#include "oracle.h"

#include "base/date.h"
#include "model/model.h"
#include "pages/download.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct download *download_named(const char *name)
{
	for (size_t i = 0; i < download_count; i++)
		if (!strcmp(downloads[i].name, name))
			return &downloads[i];
	return NULL;
}

static struct snapshot snapshot_of(const struct oracle_publication *given, struct arena *arena)
{
	struct snapshot snapshot = {.count = given->count};
	snapshot.files = arena_array(arena, given->count, sizeof(*snapshot.files));
	for (size_t i = 0; i < given->count; i++)
		snapshot.files[i] = (struct file){
			.path = given->paths[i], .bytes = given->bytes[i], .length = given->lengths[i]};
	snapshot.date = (struct instant){given->asof * 86400 + 12 * 3600 + 5 * 3600, -300};
	return snapshot;
}

/* Tells the first line that differs, so that a failure can be read. */
static void assert_same(uint64_t seed, const char *name, const char *expected, const char *actual)
{
	if (!strcmp(expected, actual))
		return;
	size_t at = 0;
	while (expected[at] && expected[at] == actual[at])
		at++;
	while (at && expected[at - 1] != '\n')
		at--;
	fail_msg("seed %llu, %s:\n expected %.*s\n actual   %.*s\n", (unsigned long long)seed, name,
		(int)strcspn(expected + at, "\n"), expected + at, (int)strcspn(actual + at, "\n"),
		actual + at);
}

static void compare(uint64_t seed)
{
	struct oracle_publication *given = oracle_generate(seed);
	struct arena arena = {0};
	struct report report = {0};
	struct model model;
	struct assessment assessment;
	struct buffer figures = {0}, indices = {0}, findings = {0};
	struct snapshot snapshot = snapshot_of(given, &arena);
	if (model_load(&model, &snapshot, snapshot.date, &arena, &report)) {
		report_text(&report, &findings);
		fail_msg("seed %llu is refused:\n%s", (unsigned long long)seed, findings.data);
	}
	assess(&assessment, &model, &arena);
	const struct publication publication = {.model = &model, .assessment = &assessment, .arena = &arena};
	download_csv(&publication, download_named("cumplimiento"), &figures);
	download_csv(&publication, download_named("indices"), &indices);
	char *expected_figures = oracle_cumplimiento(given), *expected_indices = oracle_indices(given);
	assert_same(seed, "cumplimiento.csv", expected_figures, figures.data);
	assert_same(seed, "indices.csv", expected_indices, indices.data);
	free(expected_figures);
	free(expected_indices);
	buffer_release(&figures);
	buffer_release(&indices);
	report_release(&report);
	arena_release(&arena);
	oracle_free(given);
}

static uint64_t setting(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);
	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

static void random_publications_match_the_oracle(void **state)
{
	uint64_t first = setting("RINDE_FIRST_SEED", 1), count = setting("RINDE_SEEDS", 1200);
	(void)state;
	for (uint64_t seed = first; seed < first + count; seed++)
		compare(seed);
	printf("# %llu random publications, seeds from %llu\n", (unsigned long long)count,
		(unsigned long long)first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(random_publications_match_the_oracle)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
