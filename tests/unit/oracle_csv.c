/*
 * The oracle's two downloads, byte for byte as 4-site "Downloads" gives them, from the computed lines; and
 * the index of 3-compliance "Index of a unit". It knows nothing of generator/.
 */
#include "oracle_lines.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = {"no_aplica", "pendiente", "sin_dato", "sin_casos", "sin_meta",
	"meta_cero", "parcial", "cumple", "riesgo", "incumple"};
static const char *const scope_names[] = {"region", "segmento", "nacional", "rol"};

/* "A published number has at most 6 decimals, half to even, without trailing zeros." */
static void add_number(struct text *text, const mpq_t value)
{
	mpz_t scaled, quotient, rest, doubled;
	int half;
	char digits[128];
	size_t length;

	mpz_inits(scaled, quotient, rest, doubled, NULL);
	mpz_abs(scaled, mpq_numref(value));
	mpz_mul_ui(scaled, scaled, 1000000);
	mpz_tdiv_qr(quotient, rest, scaled, mpq_denref(value));
	mpz_mul_ui(doubled, rest, 2);
	half = mpz_cmp(doubled, mpq_denref(value));
	if (half > 0 || (half == 0 && mpz_odd_p(quotient)))
		mpz_add_ui(quotient, quotient, 1);
	gmp_snprintf(digits, sizeof(digits), "%07Zd", quotient); /* at least one digit before the point */
	length = strlen(digits);
	text_add(text, "%s%.*s", mpq_sgn(value) < 0 && mpz_sgn(quotient) != 0 ? "-" : "", (int)(length - 6),
		digits);
	if (strcmp(digits + length - 6, "000000") != 0) {
		size_t end = length;

		while (digits[end - 1] == '0')
			end--;
		text_add(text, ".%.*s", (int)(end - (length - 6)), digits + length - 6);
	}
	mpz_clears(scaled, quotient, rest, doubled, NULL);
}

/* A comma, then the number if there is one: "A figure that does not exist is an empty cell." */
static void add_cell(struct text *text, bool exists, const mpq_t value)
{
	text_add(text, ",");
	if (exists)
		add_number(text, value);
}

static const char *place_name(const struct oracle_world *world, const struct unit *unit)
{
	if (unit->scope == SCOPE_REGION)
		return world->regions[unit->region].slug;
	return unit->scope == SCOPE_SEGMENT ? oracle_segments[unit->segment] : "";
}

static void add_period(struct text *text, int month)
{
	text_add(text, "%04d-%02d", year_of(month), month_of(month));
}

static int compare_ids(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "the circular of the target row (of a sum: all that occur, sorted, joined by `;`), else of the indicator"
 */
static void add_norms(struct text *text, const struct oracle_world *world, const struct line *line)
{
	const char *ids[MAX_CIRCULARS];
	size_t count = 0;

	for (int circular = 0; circular < world->circular_count; circular++)
		if (line->norms[circular])
			ids[count++] = world->circulars[circular];
	if (count == 0)
		ids[count++] = world->circulars[world->indicators[line->indicator].norm];
	qsort(ids, count, sizeof(*ids), compare_ids);
	for (size_t i = 0; i < count; i++)
		text_add(text, "%s%s", i ? ";" : "", ids[i]);
}

static void add_line(struct text *text, const struct oracle_world *world, const struct line *line)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	bool ratio = indicator->denominator.indicator != NONE;
	int year, month, day;

	text_add(text, "%s,%s,%s,%s,%s,", world->entities[line->unit.entity], indicator->code,
		scope_names[line->unit.scope], place_name(world, &line->unit),
		line->unit.role == NONE ? "" : oracle_roles[line->unit.role]);
	add_period(text, line->month);
	add_cell(text, line->reported, line->numerator);
	add_cell(text, line->reported && ratio, line->denominator);
	add_cell(text, line->has_value, line->value);
	add_cell(text, line->has_target, line->target);
	add_cell(text, line->has_target, line->target_at_cut);
	add_cell(text, line->has_compliance, line->compliance);
	add_cell(text, line->has_score, line->score);
	text_add(text, ",%s,%s,%d,%d,%d,%d,", state_names[line->state], line->over ? "si" : "",
		line->months_reported, line->months_expected, line->covered, line->coverage);
	add_norms(text, world, line);
	text_add(text, ",");
	if (line->reported_on != NO_DATE) {
		day_split(line->reported_on, &year, &month, &day);
		text_add(text, "%04d-%02d-%02d", year, month, day);
	}
	text_add(text, ",%s,%s\n", line->timeliness, line->simulated ? "simulado" : "oficial");
}

char *oracle_cumplimiento(const struct oracle_publication *publication)
{
	struct lines lines = oracle_lines(publication->world);
	struct text text = {0};

	text_add(&text,
		"entidad,indicador,ambito,region,rol,periodo,numerador,denominador,valor,meta,meta_al_corte,"
		"cumplimiento,puntaje,estado,sobre,meses_reportados,meses_esperados,cobertura_reportadas,"
		"cobertura_esperadas,norma,reportado,oportunidad,origen\n");
	for (size_t i = 0; i < lines.count; i++)
		add_line(&text, publication->world, &lines.line[i]);
	oracle_lines_free(&lines);
	return text.bytes;
}

/* --- index -----------------------------------------------------------------------------------------------
 */

struct tally {
	int lines, assessed, with_target;
	mpq_t weighted, weights;
};

/*
 * "`evaluados` = their number, `con_meta` = evaluated + those in `sin_dato`, `sin_casos`, `pendiente`,
 * `parcial` that have a target (other than a `minimo` target of 0)."
 */
static void tally_line(const struct oracle_world *world, const struct line *line, struct tally *tally)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	mpq_t weight, part;

	tally->lines++;
	switch (line->state) {
	case CUMPLE:
	case RIESGO:
	case INCUMPLE:
		mpq_inits(weight, part, NULL);
		oracle_set_number(weight, indicator->weight);
		mpq_mul(part, weight, line->score);
		mpq_add(tally->weighted, tally->weighted, part);
		mpq_add(tally->weights, tally->weights, weight);
		mpq_clears(weight, part, NULL);
		tally->assessed++;
		tally->with_target++;
		break;
	case SIN_DATO:
	case SIN_CASOS:
	case PENDIENTE:
	case PARCIAL:
		if (line->has_target && (indicator->ceiling || mpq_sgn(line->target) != 0))
			tally->with_target++;
		break;
	case NO_APLICA:
	case SIN_META:
	case META_CERO:
		break;
	}
}

/* "published only if evaluados >= minimo_evaluados x con_meta and evaluados > 0" */
static void add_index(struct text *text, const struct oracle_world *world, struct tally *tally)
{
	mpq_t needed, assessed;

	mpq_inits(needed, assessed, NULL);
	mpq_set_si(assessed, tally->with_target, 1);
	oracle_set_number(needed, world->minimum_assessed);
	mpq_mul(needed, needed, assessed);
	mpq_set_si(assessed, tally->assessed, 1);
	if (tally->assessed > 0 && mpq_cmp(assessed, needed) >= 0) {
		mpq_div(tally->weighted, tally->weighted, tally->weights);
		add_number(text, tally->weighted);
	}
	mpq_clears(needed, assessed, NULL);
}

static bool same_unit(const struct unit *left, const struct unit *right)
{
	return left->scope == right->scope && left->entity == right->entity &&
	       left->region == right->region && left->segment == right->segment;
}

static void add_index_line(struct text *text, const struct oracle_world *world, const struct lines *lines,
	const struct unit *unit, int month)
{
	struct tally tally = {0};

	mpq_inits(tally.weighted, tally.weights, NULL);
	for (size_t i = 0; i < lines->count; i++)
		if (lines->line[i].month == month && same_unit(&lines->line[i].unit, unit))
			tally_line(world, &lines->line[i], &tally);
	if (tally.lines > 0) {
		text_add(text, "%s,%s,%s,", world->entities[unit->entity], scope_names[unit->scope],
			place_name(world, unit));
		add_period(text, month);
		text_add(text, ",");
		add_index(text, world, &tally);
		text_add(text, ",%d,%d\n", tally.assessed, tally.with_target);
	}
	mpq_clears(tally.weighted, tally.weights, NULL);
}

/* The region of an entity whose code comes next after the last one written, or NONE. */
static int next_region(const struct oracle_world *world, int entity, int last)
{
	int next = NONE;

	for (int region = 0; region < world->region_count; region++) {
		if (world->regions[region].entity != entity)
			continue;
		if (last != NONE && strcmp(world->regions[region].code, world->regions[last].code) <= 0)
			continue;
		if (next == NONE || strcmp(world->regions[region].code, world->regions[next].code) < 0)
			next = region;
	}
	return next;
}

static void add_index_unit(
	struct text *text, const struct oracle_world *world, const struct lines *lines, struct unit unit)
{
	for (int month = 0; month < MONTHS; month++)
		add_index_line(text, world, lines, &unit, month);
}

static void add_index_entity(
	struct text *text, const struct oracle_world *world, const struct lines *lines, int entity)
{
	for (int region = next_region(world, entity, NONE); region != NONE;
		region = next_region(world, entity, region))
		add_index_unit(text, world, lines, (struct unit){SCOPE_REGION, entity, region, NONE, NONE});
	for (int segment = 0; segment < SEGMENTS; segment++) /* their ids are in the order of their bytes */
		add_index_unit(text, world, lines, (struct unit){SCOPE_SEGMENT, entity, NONE, segment, NONE});
	add_index_unit(text, world, lines, (struct unit){SCOPE_NATION, entity, NONE, NONE, NONE});
}

char *oracle_indices(const struct oracle_publication *publication)
{
	const struct oracle_world *world = publication->world;
	struct lines lines = oracle_lines(world);
	struct text text = {0};
	bool swapped = world->entity_count == 2 && strcmp(world->entities[0], world->entities[1]) > 0;

	text_add(&text, "entidad,ambito,region,periodo,indice,evaluados,con_meta\n");
	for (int i = 0; i < world->entity_count; i++)
		add_index_entity(&text, world, &lines, swapped ? 1 - i : i);
	oracle_lines_free(&lines);
	return text.bytes;
}
