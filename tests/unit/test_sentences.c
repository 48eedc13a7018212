/* What happened, in one sentence for each state, of one region and of several, in each language: number,
 * gender and agreement (design README, "The states"). The figures are made here; their states are
 * compliance's affair. */
#include "small_publication.h"

#include "pages/figure_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct small {
	struct report report;
	struct arena arena;
	struct snapshot snapshot;
	struct model model;
	struct file files[64];
};

static int set_up(void **state)
{
	struct small *s = calloc(1, sizeof(*s));
	size_t count = sizeof(base) / sizeof(*base);
	*state = s;
	for (size_t i = 0; i < count; i++)
		s->files[i] = (struct file){base[i].path, base[i].bytes, strlen(base[i].bytes), {0}};
	s->snapshot = (struct snapshot){.files = s->files, .count = count, .date = {1341230400, -300}};
	return model_load(&s->model, &s->snapshot, s->snapshot.date, &s->arena, &s->report);
}

static int tear_down(void **state)
{
	struct small *s = *state;
	arena_release(&s->arena);
	report_release(&s->report);
	free(s);
	return 0;
}

/* A figure of June 2012 of the region or, with `segment`, of the large ones. */
static struct figure figure_of(struct small *s, const char *code, enum state state, bool segment)
{
	size_t indicator = indicator_find(&s->model, code);
	month june = date_month(date_of(2012, 6, 1));
	return (struct figure){.indicator = indicator,
		.unit = {.scope = segment ? SCOPE_SEGMENT : SCOPE_REGION,
			.entity = s->model.indicators[indicator].entity,
			.region = region_find(&s->model, "norte"),
			.segment = SEGMENT_LARGE},
		.period = june,
		.window_first = date_month(date_of(2012, 1, 1)),
		.due = date_of(2012, 6, 25),
		.state = state};
}

static void says(struct small *s, const struct figure *figure, const char *spanish, const char *english)
{
	const struct voice es = {&s->arena, languages[0]}, en = {&s->arena, languages[1]};
	assert_string_equal(figure_sentence(&es, &s->model, figure), spanish);
	assert_string_equal(figure_sentence(&en, &s->model, figure), english);
}

static struct figure valued(struct figure figure, struct small *s, long value, long target)
{
	figure.numerator = figure.value = fraction_whole(&s->arena, value, 1);
	figure.target = figure.target_at_cut = fraction_whole(&s->arena, target, 1);
	if (target)
		figure.compliance = fraction_whole(&s->arena, value, target);
	return figure;
}

static void a_floor(void **state)
{
	struct small *s = *state;
	s->model.indicators[indicator_find(&s->model, "ct")].unit = "contratos";
	struct figure f = valued(figure_of(s, "ct", STATE_RISK, false), s, 1150, 1250);
	says(s, &f,
		"Norte suma 1.150 contratos de enero a junio de 2012: el 92,0\u00A0% de la meta al corte, "
		"que es "
		"1.250. Le faltan 100.",
		"Norte adds up to 1,150 contratos from January to June 2012: 92.0% of its target to date, "
		"which is "
		"1,250. It lacks 100.");
	f = valued(figure_of(s, "ct", STATE_FAILS, false), s, 1, 2);
	says(s, &f,
		"Norte suma 1 contrato de enero a junio de 2012: el 50,0\u00A0% de la meta al corte, que es "
		"2. Le "
		"falta 1.",
		"Norte adds up to 1 contrato from January to June 2012: 50.0% of its target to date, which "
		"is 2. It "
		"lacks 1.");
	f = valued(figure_of(s, "ct", STATE_MEETS, true), s, 12, 10);
	says(s, &f,
		"Las regionales grandes suman 12 contratos de enero a junio de 2012: el 120,0\u00A0% de la "
		"meta al "
		"corte, que es 10.",
		"The large regional offices add up to 12 contratos from January to June 2012: 120.0% of "
		"their target "
		"to date, which is 10.");
}

static void a_ceiling(void **state)
{
	struct small *s = *state;
	s->model.indicators[indicator_find(&s->model, "vi")].unit = "visitas";
	struct figure f = valued(figure_of(s, "vi", STATE_MEETS, false), s, 1, 2);
	f.window_first = f.period;
	says(s, &f, "Norte tiene 1 visita en junio de 2012. El techo es 2: no lo pasa.",
		"Norte has 1 visita in June 2012. The ceiling is 2: it is not exceeded.");
	f = valued(figure_of(s, "vi", STATE_FAILS, true), s, 3, 2);
	f.window_first = f.period;
	says(s, &f, "Las regionales grandes tienen 3 visitas en junio de 2012. El techo es 2: lo pasan.",
		"The large regional offices have 3 visitas in June 2012. The ceiling is 2: it is exceeded.");
	/* The base publication has no rows: the only large region is silent, and is named. */
	f = valued(figure_of(s, "vi", STATE_PARTIAL, true), s, 1, 2);
	f.window_first = f.period;
	f.regions_expected = 1;
	says(s, &f,
		"1 visita en junio de 2012, de un techo de 2, con 0 de 1 región: falta Norte, y sin ella "
		"no se "
		"puede decir que se cumple.",
		"1 visita in June 2012, out of a ceiling of 2, with 0 of 1 region: Norte is yet to report, "
		"and "
		"without it the ceiling cannot be said to be met.");
}

static void what_is_not_judged(void **state)
{
	struct small *s = *state;
	s->model.indicators[indicator_find(&s->model, "ct")].unit = "contratos";
	struct figure f = figure_of(s, "ct", STATE_NO_DATA, false);
	says(s, &f,
		"Norte debía reportar junio de 2012 a más tardar el 25 de junio de 2012 y no lo ha hecho.",
		"Norte was due to report June 2012 by 25 June 2012 and has not done so.");
	f = figure_of(s, "ct", STATE_NO_DATA, true);
	says(s, &f,
		"Las regionales grandes debían reportar junio de 2012 a más tardar el 25 de junio de 2012 y "
		"no lo "
		"han hecho.",
		"The large regional offices were due to report June 2012 by 25 June 2012 and have not done "
		"so.");
	f = figure_of(s, "ct", STATE_PENDING, false);
	says(s, &f, "Norte tiene plazo para reportar junio de 2012 hasta el 25 de junio de 2012.",
		"Norte has until 25 June 2012 to report June 2012.");
	f = figure_of(s, "ct", STATE_NOT_APPLICABLE, false);
	says(s, &f, "Este indicador no rige en Norte.", "This indicator does not apply in Norte.");
	f = valued(figure_of(s, "ct", STATE_ZERO_TARGET, false), s, 3, 0);
	says(s, &f, "Norte registra 3 contratos de enero a junio de 2012. Su meta es 0 y no hay porcentaje.",
		"Norte records 3 contratos from January to June 2012. Its target is 0, so there is no "
		"percentage.");
	f = valued(figure_of(s, "ct", STATE_NO_TARGET, true), s, -2, 1);
	says(s, &f,
		"Las regionales grandes registran −2 contratos de enero a junio de 2012. La norma no fijó "
		"meta.",
		"The large regional offices record −2 contratos from January to June 2012. The norm set no "
		"target.");
	f = figure_of(s, "pa", STATE_NO_CASES, false);
	f.window_first = f.period;
	f.numerator = f.denominator = fraction_whole(&s->arena, 0, 1);
	says(s, &f, "Norte no tuvo casos en junio de 2012 (0 de 0): no hay qué medir.",
		"Norte had no cases in June 2012 (0 of 0): there is nothing to measure.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_floor, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_ceiling, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_judged, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
