/* Room: pages. Numbers and sentences of a figure. Every sentence is built here, once, for all pages. */
#include "pages/figure_words.h"

#include "base/utf8.h"
#include "compliance/windows.h"

#include <string.h>

static const struct fraction *plus_one(struct arena *arena, struct decimal tolerance)
{
	return fraction_of(arena, (struct decimal){tolerance.millionths + 1000000});
}

bool indicator_is_share(const struct indicator *indicator)
{
	static const char *const units[] = {"proporción", "porcentaje", "%", NULL};
	for (size_t i = 0; units[i]; i++)
		if (!strcmp(indicator->unit, units[i]))
			return indicator->denominator.indicator != NONE;
	return false;
}

size_t figure_limits(struct arena *arena, const struct model *model, const struct figure *figure,
	const struct fraction *limits[3])
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	const struct fraction *target = figure->target_at_cut;
	if (!target)
		return 0;
	if (indicator->ceiling) {
		limits[0] = target;
		limits[1] = fraction_multiply(arena, target, plus_one(arena, indicator->tolerance));
		return 2;
	}
	limits[0] = fraction_multiply(arena, target, fraction_of(arena, indicator->thresholds.meets));
	limits[1] = fraction_multiply(arena, target, fraction_of(arena, indicator->thresholds.risk));
	limits[2] = fraction_multiply(arena, target, fraction_of(arena, indicator->thresholds.over));
	return 3;
}

static char *shown(const struct voice *voice, const struct model *model, const struct figure *figure,
	const struct fraction *value)
{
	struct arena *arena = voice->arena;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	const struct fraction *limits[3];
	size_t count = figure_limits(arena, model, figure, limits);
	if (!value)
		return shown_text(voice, NULL);
	if (indicator_is_share(indicator))
		return shown_percent(voice, value, limits, count);
	if (indicator->denominator.indicator == NONE)
		return shown_trimmed(voice, value, 6);
	return shown_near(
		voice, value, indicator->decimals > 0 ? (unsigned)indicator->decimals : 2, limits, count);
}

char *figure_value(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	return shown(voice, model, figure, figure->value);
}

char *figure_target(const struct voice *voice, const struct model *model, const struct figure *figure,
	const struct fraction *target)
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	if (!target)
		return shown_text(voice, NULL);
	if (indicator_is_share(indicator))
		return shown_percent(voice, target, NULL, 0);
	return fraction_is_exact(target, 2) ? shown_trimmed(voice, target, 2)
					    : shown_number(voice, target, 1);
}

static size_t share_limits(
	struct arena *arena, const struct indicator *indicator, const struct fraction *limits[3])
{
	if (indicator->ceiling) {
		limits[0] = fraction_whole(arena, 1, 1);
		limits[1] = plus_one(arena, indicator->tolerance);
		return 2;
	}
	limits[0] = fraction_of(arena, indicator->thresholds.meets);
	limits[1] = fraction_of(arena, indicator->thresholds.risk);
	limits[2] = fraction_of(arena, indicator->thresholds.over);
	return 3;
}

char *figure_share(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	struct arena *arena = voice->arena;
	const struct fraction *limits[3];
	size_t count = share_limits(arena, &model->indicators[figure->indicator], limits);
	return figure->compliance ? shown_share(voice, figure->compliance, limits, count)
				  : shown_text(voice, NULL);
}

char *figure_percent(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	struct arena *arena = voice->arena;
	const struct fraction *limits[3];
	size_t count = share_limits(arena, &model->indicators[figure->indicator], limits);
	return shown_percent(voice, figure->compliance, limits, count);
}

const char *segment_title(const struct voice *voice, enum segment segment)
{
	static const enum word titles[SEGMENT_COUNT] = {
		W_segmento_sin, W_segmento_grandes, W_segmento_medianas, W_segmento_pequenas};
	return word(voice, titles[segment]);
}

static const char *role_name(const struct voice *voice, const struct model *model, size_t role)
{
	return slug_words(voice->arena, model->roles.items[role]);
}

const char *unit_title(const struct voice *voice, const struct model *model, struct unit unit)
{
	static const enum word segments[SEGMENT_COUNT] = {W_regionales_sin_segmento, W_regionales_grandes,
		W_regionales_medianas, W_regionales_pequenas};
	switch (unit.scope) {
	case SCOPE_REGION:
		return model->regions[unit.region].name;
	case SCOPE_SEGMENT:
		return word(voice, segments[unit.segment]);
	case SCOPE_ROLE:
		return phrase(voice, W_rol, role_name(voice, model, unit.role));
	default:
		return model->entities[unit.entity].country;
	}
}

const char *unit_subject(const struct voice *voice, const struct model *model, struct unit unit)
{
	static const enum word segments[SEGMENT_COUNT] = {W_las_regionales_sin_segmento,
		W_las_regionales_grandes, W_las_regionales_medianas, W_las_regionales_pequenas};
	if (unit.scope == SCOPE_SEGMENT)
		return word(voice, segments[unit.segment]);
	if (unit.scope == SCOPE_ROLE)
		return phrase(voice, W_el_rol, role_name(voice, model, unit.role));
	return unit_title(voice, model, unit);
}

/* "contratos" gives "contrato", "servicios por empresa" gives "servicio por empresa": units are plural nouns,
 * and as data they are Spanish whatever the language of the page. */
static const char *singular(const struct voice *voice, const char *unit)
{
	struct arena *arena = voice->arena;
	size_t noun = strcspn(unit, " ");
	if (noun > 4 && !memcmp(unit + noun - 4, "ones", 4))
		return arena_printf(arena, "%.*són%s", (int)noun - 4, unit, unit + noun);
	if (noun > 3 && !memcmp(unit + noun - 2, "es", 2) && strchr("rlnd", unit[noun - 3]))
		return arena_printf(arena, "%.*s%s", (int)noun - 2, unit, unit + noun);
	if (noun > 1 && unit[noun - 1] == 's')
		return arena_printf(arena, "%.*s%s", (int)noun - 1, unit, unit + noun);
	return unit;
}

char *figure_amount(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	struct arena *arena = voice->arena;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	char *value = figure_value(voice, model, figure);
	if (!figure->value || indicator_is_share(indicator))
		return value;
	bool one = !strcmp(value, "1");
	return arena_printf(arena, "%s %s", value, one ? singular(voice, indicator->unit) : indicator->unit);
}

/* What a sentence is made of. */
struct saying {
	const struct voice *voice;
	const struct model *model;
	const struct figure *figure;
	const struct indicator *indicator;
	const char *subject, *amount, *when;
	bool plural;
};

static enum word form(const struct saying *say, enum word one, enum word many)
{
	return say->plural ? many : one;
}

/* " Le faltan 100.", " Le falta 1.", or "". */
static const char *missing_part(const struct saying *say)
{
	const struct voice *voice = say->voice;
	const struct figure *figure = say->figure;
	const struct fraction *left = fraction_subtract(voice->arena, figure->target_at_cut, figure->value);
	if (fraction_sign(left) <= 0)
		return "";
	const char *amount =
		fraction_is_exact(left, 0) ? shown_trimmed(voice, left, 0) : shown_number(voice, left, 1);
	bool one = !strcmp(amount, "1");
	enum word missing = one ? form(say, W_le_falta, W_les_falta) : form(say, W_le_faltan, W_les_faltan);
	return arena_printf(voice->arena, " %s", phrase(voice, missing, amount));
}

static const char *say_floor(const struct saying *say)
{
	/* Of a ratio or a sum; of a whole target or one shared out over the months; of one or several. */
	static const enum word sentences[2][2][2] = {
		{{W_cifra_suma, W_cifra_suma_varias}, {W_cifra_suma_al_corte, W_cifra_suma_al_corte_varias}},
		{{W_cifra_llega, W_cifra_llega_varias},
			{W_cifra_llega_al_corte, W_cifra_llega_al_corte_varias}}};
	const struct figure *figure = say->figure;
	bool ratio = say->indicator->denominator.indicator != NONE;
	const char *sentence = phrase(say->voice, sentences[ratio][say->indicator->linear][say->plural],
		say->subject, say->amount, say->when, figure_percent(say->voice, say->model, figure),
		figure_target(say->voice, say->model, figure, figure->target_at_cut));
	return ratio ? sentence : arena_printf(say->voice->arena, "%s%s", sentence, missing_part(say));
}

enum { NAMED_MOST = 3 };

/* The regions that have not reported, by name; how many, where they are more than can be read. */
static const char *silent_regions(const struct saying *say, long count)
{
	const struct model *model = say->model;
	const struct figure *figure = say->figure;
	const char *names[NAMED_MOST];
	size_t named = 0;
	if (count > NAMED_MOST)
		return counted(say->voice, count, W_n_region, W_n_regiones);
	for (size_t r = 0; r < model->region_count && named < NAMED_MOST; r++) {
		if (!unit_has_region(model, figure->unit, r) || say->indicator->not_applicable[r])
			continue;
		const struct series series =
			series_of(model, figure->indicator, r, figure->unit.role, say->voice->arena);
		if (!series_reported(&series, figure->period - say->indicator->first))
			names[named++] = model->regions[r].name;
	}
	return listed(say->voice, names, named);
}

static const char *say_partial(const struct saying *say)
{
	const struct voice *voice = say->voice;
	const struct figure *figure = say->figure;
	long expected = (long)figure->regions_expected, reported = (long)figure->regions_reported;
	return phrase(voice, plural(expected - reported, W_techo_parcial, W_techo_parcial_faltan),
		say->amount, say->when, figure_target(voice, say->model, figure, figure->target_at_cut),
		shown_count(voice, reported), counted(voice, expected, W_n_region, W_n_regiones),
		silent_regions(say, expected - reported));
}

static const char *say_ceiling(const struct saying *say)
{
	const struct figure *figure = say->figure;
	enum word sentence = form(say, W_techo_cumple, W_techo_cumple_varias);
	if (figure->state == STATE_RISK)
		sentence = form(say, W_techo_riesgo, W_techo_riesgo_varias);
	else if (figure->state == STATE_FAILS)
		sentence = form(say, W_techo_incumple, W_techo_incumple_varias);
	return phrase(say->voice, sentence, say->subject, say->amount, say->when,
		figure_target(say->voice, say->model, figure, figure->target_at_cut));
}

static const char *say_unjudged(const struct saying *say)
{
	const struct voice *voice = say->voice;
	const struct figure *figure = say->figure;
	switch (figure->state) {
	case STATE_NOT_APPLICABLE:
		return phrase(voice, W_cifra_no_aplica, say->subject);
	case STATE_PENDING:
		return phrase(voice, form(say, W_cifra_pendiente, W_cifra_pendiente_varias), say->subject,
			month_and_year(voice, figure->period), long_date(voice, figure->due));
	case STATE_NO_DATA:
		return phrase(voice, form(say, W_cifra_sin_dato, W_cifra_sin_dato_varias), say->subject,
			month_and_year(voice, figure->period), long_date(voice, figure->due));
	case STATE_NO_CASES:
		return phrase(voice, form(say, W_cifra_sin_casos, W_cifra_sin_casos_varias), say->subject,
			say->when, shown_trimmed(voice, figure->numerator, 6));
	case STATE_NO_TARGET:
		return phrase(voice, form(say, W_cifra_sin_meta, W_cifra_sin_meta_varias), say->subject,
			say->amount, say->when);
	default:
		return phrase(voice, form(say, W_cifra_meta_cero, W_cifra_meta_cero_varias), say->subject,
			say->amount, say->when);
	}
}

/* "en junio de 2012", "de enero a junio de 2012" */
static const char *when_of(const struct voice *voice, const struct figure *figure, bool stock)
{
	month first = stock ? figure->period : figure->window_first;
	return phrase(voice, first < figure->period ? W_de_unos_meses : W_en_un_mes,
		months_span(voice, first, figure->period));
}

const char *figure_sentence(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	struct saying say = {voice, model, figure, indicator, unit_subject(voice, model, figure->unit),
		figure_amount(voice, model, figure), when_of(voice, figure, indicator->numerator.stock),
		figure->unit.scope == SCOPE_SEGMENT};
	if (figure->state == STATE_PARTIAL)
		return say_partial(&say);
	if (figure->state < STATE_PARTIAL)
		return say_unjudged(&say);
	return indicator->ceiling ? say_ceiling(&say) : say_floor(&say);
}
