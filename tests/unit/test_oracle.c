/*
 * The judge judged: the oracle on the worked examples of 3-compliance, as-of 2012-07-02, before it is used to
 * judge random publications. It knows nothing of generator/.
 */
#include "oracle_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FLOW, STOCK };

static struct oracle_world *new_world(void)
{
	struct oracle_world *world = calloc(1, sizeof(*world));

	assert_non_null(world);
	memset(world->head, 0xff, sizeof(world->head));
	world->entity_count = world->circular_count = world->file_count = 1;
	snprintf(world->entities[0], sizeof(world->entities[0]), "sena");
	snprintf(world->circulars[0], sizeof(world->circulars[0]), "109-2012");
	world->files[0].path = "seguimiento/a.csv";
	world->asof = day_number(2012, 7, 2);
	world->minimum_assessed = (struct number){5, 1};
	return world;
}

static void add_region(struct oracle_world *world)
{
	struct region *region = &world->regions[world->region_count++];

	region->segment = NONE;
	snprintf(region->slug, sizeof(region->slug), "r%d", world->region_count);
	snprintf(region->code, sizeof(region->code), "%02d", world->region_count);
}

/* An indicator of 2012, owed from March; one variable, of which `kind` says how it adds up. */
static struct indicator *add_indicator(struct oracle_world *world, int kind, int window)
{
	int index = world->indicator_count++;
	struct indicator *indicator = &world->indicators[index];

	snprintf(indicator->code, sizeof(indicator->code), "i%d", index);
	indicator->first_year = indicator->last_year = 2012;
	indicator->from = 14;
	indicator->cut_day = 25;
	indicator->window = window;
	indicator->variable_count = 1;
	indicator->variables[0].flow = kind == FLOW;
	indicator->numerator = (struct reference){index, 0};
	indicator->denominator = (struct reference){NONE, NONE};
	indicator->source = SOURCE_CONSTANT;
	indicator->weight = (struct number){1, 0};
	indicator->thresholds.meet = (struct number){1, 0};
	indicator->thresholds.risk = (struct number){8, 1};
	indicator->thresholds.over = (struct number){12, 1};
	indicator->thresholds.tolerance = (struct number){1, 1};
	return indicator;
}

/* Month of 2012, 1 to 12. */
static void add_row(
	struct oracle_world *world, int indicator, int variable, int region, int month, long long units)
{
	struct row row = {
		indicator, variable, region, 11 + month, NONE, NONE, NONE, true, {units, 0}, 0, 0, NONE};

	row.reported = day_number(2012, month, 25);
	world->rows = oracle_resize(world->rows, (world->row_count + 1) * sizeof(row));
	world->head[indicator][variable][region][row.month] = (int)world->row_count;
	world->rows[world->row_count++] = row;
}

/* Whether the whole download has the line. */
static void expect(struct oracle_world *world, const char *line)
{
	struct oracle_publication publication = {.world = world};
	char *csv = oracle_cumplimiento(&publication);
	char whole[256];

	snprintf(whole, sizeof(whole), "\n%s\n", line);
	if (!strstr(csv, whole))
		print_message("expected:\n%s\nin:\n%s", line, csv);
	assert_non_null(strstr(csv, whole));
	free(csv);
}

static void release(struct oracle_world *world)
{
	free(world->rows);
	free(world->targets);
	free(world);
}

static void test_flow_over_the_year(void **state)
{
	static const int contracts[] = {200, 180, 220, 190, 210, 150};
	struct oracle_world *world = new_world();
	struct indicator *cv = add_indicator(world, FLOW, 12);
	struct oracle_publication publication = {.world = world};
	char *csv;

	(void)state;
	add_region(world);
	cv->constant = (struct number){2500, 0};
	cv->prorated = true;
	for (int month = 1; month <= 6; month++)
		add_row(world, 0, 0, 0, month, contracts[month - 1]);
	expect(world, "sena,i0,region,r1,,2012-06,1150,,1150,2500,1250,0.92,0.92,riesgo,,6,6,1,1,109-2012,"
		      "2012-06-25,oportuno,oficial");
	cv->thresholds.meet = (struct number){92, 2};
	expect(world, "sena,i0,region,r1,,2012-06,1150,,1150,2500,1250,0.92,0.92,cumple,,6,6,1,1,109-2012,"
		      "2012-06-25,oportuno,oficial");
	cv->constant = (struct number){0, 0};
	expect(world,
		"sena,i0,region,r1,,2012-01,200,,200,0,0,,,meta_cero,,1,1,1,1,109-2012,2012-01-25,,oficial");
	csv = oracle_cumplimiento(&publication);
	assert_null(strstr(csv, "2012-07,")); /* cut date after the as-of date, no data: no row */
	free(csv);
	add_region(world); /* Cesar: nothing reported, due 2012-06-25 */
	expect(world, "sena,i0,region,r2,,2012-06,,,,0,0,,,sin_dato,,0,4,0,1,109-2012,,,oficial");
	release(world);
}

static void test_ceiling(void **state)
{
	struct oracle_world *world = new_world();
	struct indicator *em = add_indicator(world, STOCK, 1);

	(void)state;
	add_region(world);
	em->ceiling = true;
	em->constant = (struct number){3, 0};
	add_row(world, 0, 0, 0, 6, 3);
	add_row(world, 0, 0, 0, 5, 4);
	expect(world, "sena,i0,region,r1,,2012-06,3,,3,3,3,1,1,cumple,,1,1,1,1,109-2012,2012-06-25,oportuno,"
		      "oficial");
	expect(world,
		"sena,i0,region,r1,,2012-05,4,,4,3,3,1.333333,0.666667,incumple,,1,1,1,1,109-2012,2012-05-25,"
		"oportuno,oficial");
	em->constant = (struct number){0, 0};
	expect(world, "sena,i0,region,r1,,2012-05,4,,4,0,0,,0,incumple,,1,1,1,1,109-2012,2012-05-25,oportuno,"
		      "oficial");
	release(world);
}

static void test_ceiling_partly_reported(void **state)
{
	struct oracle_world *world = new_world();
	struct indicator *em = add_indicator(world, STOCK, 1);

	(void)state;
	em->ceiling = true;
	em->constant = (struct number){1529, 0};
	for (int region = 0; region < 8; region++) {
		add_region(world);
		if (region < 7)
			add_row(world, 0, 0, region, 6, 200);
	}
	expect(world, "sena,i0,nacional,,,2012-06,1400,,1400,1529,1529,0.915631,,parcial,,7,8,7,8,109-2012,,,"
		      "oficial");
	release(world);
}

static void test_ratio(void **state)
{
	struct oracle_world *world = new_world();
	struct indicator *eg = add_indicator(world, FLOW, 1);

	(void)state;
	add_region(world);
	eg->variable_count = 2;
	eg->variables[1].flow = true;
	eg->denominator = (struct reference){0, 1};
	eg->constant = (struct number){6, 1};
	add_row(world, 0, 0, 0, 6, 59);
	add_row(world, 0, 1, 0, 6, 98);
	add_row(world, 0, 0, 0, 5, 0);
	add_row(world, 0, 1, 0, 5, 0);
	expect(world, "sena,i0,region,r1,,2012-06,59,98,0.602041,0.6,0.6,1.003401,1,cumple,,1,1,1,1,109-2012,"
		      "2012-06-25,oportuno,oficial");
	expect(world,
		"sena,i0,region,r1,,2012-05,0,0,,0.6,0.6,,,sin_casos,,1,1,1,1,109-2012,2012-05-25,oportuno,"
		"oficial");
	release(world);
}

static void test_flow_over_stock_and_another_indicator(void **state)
{
	struct oracle_world *world = new_world();
	struct indicator *ec = add_indicator(world, FLOW, 3), *ep = add_indicator(world, FLOW, 3);

	(void)state;
	add_region(world);
	ec->variable_count = 2; /* contactadas, asignadas (stock) */
	ec->denominator = (struct reference){0, 1};
	ec->constant = (struct number){9, 1};
	ec->prorated = true;
	add_row(world, 0, 0, 0, 3, 140);
	add_row(world, 0, 0, 0, 4, 100);
	add_row(world, 0, 0, 0, 5, 110);
	add_row(world, 0, 1, 0, 4, 390);
	add_row(world, 0, 1, 0, 5, 400);
	expect(world, "sena,i0,region,r1,,2012-05,210,400,0.525,0.9,0.6,0.875,0.875,riesgo,,2,2,1,1,109-2012,"
		      "2012-05-25,oportuno,oficial");
	ep->denominator = (struct reference){0, 0};
	ep->constant = (struct number){2, 0};
	add_row(world, 1, 0, 0, 3, 300);
	expect(world, "sena,i1,region,r1,,2012-03,300,140,2.142857,2,2,1.071429,1,cumple,,1,1,1,1,109-2012,"
		      "2012-03-25,oportuno,oficial");
	release(world);
}

/* Target tables: the exact window before the year, what is in force, sums over regions, rol rows. */
static void test_table(void **state)
{
	static const struct target targets[] = {
		{0, NONE, 0, 12, 12, {1200, 0}, 0, NO_DATE},
		{0, NONE, 1, 12, 12, {800, 0}, 0, NO_DATE},
		{0, NONE, NONE, 12, 12, {2000, 0}, 0, NO_DATE},
	};
	struct oracle_world *world = new_world();
	struct indicator *se = add_indicator(world, FLOW, 12);

	(void)state;
	add_region(world);
	se->source = SOURCE_TABLE;
	se->prorated = true;
	world->targets = oracle_resize(NULL, sizeof(targets));
	memcpy(world->targets, targets, sizeof(targets));
	world->target_count = 3;
	add_row(world, 0, 0, 0, 6, 600);
	world->rows[0].role = 0;
	expect(world,
		"sena,i0,rol,,estrategico,2012-06,600,,600,1200,600,1,1,cumple,,1,4,1,1,109-2012,,,oficial");
	expect(world, "sena,i0,rol,,empresarial,2012-06,,,,800,400,,,sin_dato,,0,4,0,1,109-2012,,,oficial");
	expect(world, "sena,i0,region,r1,,2012-06,600,,600,,,,,sin_meta,,1,4,1,1,109-2012,2012-06-25,"
		      "oportuno,oficial");
	release(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flow_over_the_year),
		cmocka_unit_test(test_ceiling),
		cmocka_unit_test(test_ceiling_partly_reported),
		cmocka_unit_test(test_ratio),
		cmocka_unit_test(test_flow_over_stock_and_another_indicator),
		cmocka_unit_test(test_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
