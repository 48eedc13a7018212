/* The way back from a figure to its rows, held to the figures themselves: over the project's own publication,
 * every figure is the sum of the rows that its derivation names. */
#include "fixture_repository.h"

#include "compliance/derivation.h"

struct publication_read {
	struct report report;
	struct arena arena;
	struct snapshot snapshot;
	struct model model;
	struct assessment assessment;
};

static int read_publication(void **state)
{
	struct publication_read *p = calloc(1, sizeof(*p));
	struct instant now = {1359817200, -300}; /* 2013-02-02 */
	*state = p;
	if (snapshot_read_worktree(&p->snapshot, ".", now, &p->arena, &p->report) ||
		model_load(&p->model, &p->snapshot, now, &p->arena, &p->report))
		return -1;
	assess(&p->assessment, &p->model, &p->arena);
	return 0;
}

static int release_publication(void **state)
{
	struct publication_read *p = *state;
	arena_release(&p->arena);
	report_release(&p->report);
	free(p);
	return 0;
}

static bool same(const struct fraction *a, const struct fraction *b)
{
	return (!a && !b) || (a && b && fraction_compare(a, b) == 0);
}

static const struct fraction *total(const struct derivation *d, int which, struct arena *scratch)
{
	const struct fraction *sum = fraction_whole(scratch, 0, 1);
	for (size_t i = 0; i < d->region_count; i++) {
		const struct contribution *part = &d->regions[i];
		const struct fraction *rows = fraction_whole(scratch, 0, 1);
		for (size_t k = 0; k < part->row_count[which]; k++)
			rows = fraction_add(scratch, rows, fraction_of(scratch, part->rows[which][k]->value));
		if (!part->counted)
			continue;
		assert_true(same(rows, part->sums[which]));
		sum = fraction_add(scratch, sum, rows);
	}
	return sum;
}

static unsigned reported(const struct derivation *d)
{
	unsigned count = 0;
	for (size_t i = 0; i < d->region_count; i++)
		count += d->regions[i].reported;
	return count;
}

static void every_figure_is_the_sum_of_its_rows(void **state)
{
	const struct publication_read *p = *state;
	size_t with_denominator = 0, rolled_up = 0, with_targets = 0;
	assert_true(p->assessment.count > 2000);
	for (size_t i = 0; i < p->assessment.count; i++) {
		const struct figure *f = &p->assessment.figures[i];
		struct arena scratch = {0};
		struct derivation d;
		derive(&d, &p->assessment, f, &scratch);
		assert_int_equal(d.region_count, f->regions_expected);
		assert_int_equal(reported(&d), f->regions_reported);
		if (f->reported)
			assert_true(same(total(&d, TERM_NUMERATOR, &scratch), f->numerator));
		if (f->reported && f->denominator)
			assert_true(same(total(&d, TERM_DENOMINATOR, &scratch), f->denominator));
		const struct fraction *target = d.target_count ? fraction_whole(&scratch, 0, 1) : NULL;
		for (size_t k = 0; k < d.target_count; k++)
			target = fraction_add(&scratch, target, fraction_of(&scratch, d.targets[k]->value));
		if (p->model.indicators[f->indicator].target_source == TARGET_TABLE)
			assert_true(same(target, f->target));
		else
			assert_int_equal(d.target_count, 0);
		with_denominator += f->reported && f->denominator;
		rolled_up += f->reported && f->unit.scope != SCOPE_REGION;
		with_targets += d.target_count > 1;
		arena_release(&scratch);
	}
	assert_true(with_denominator > 100 && rolled_up > 100 && with_targets > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			every_figure_is_the_sum_of_its_rows, read_publication, release_publication),
	};
	return cmocka_run_group_tests_name("derivation", tests, NULL, NULL);
}
