/* Room: pages. Numbers and sentences of a figure. Every sentence is built here, once, for all pages. */
#include "pages/figure_words.h"

#include "base/utf8.h"

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

const char *segment_title(enum segment segment)
{
	static const char *const titles[SEGMENT_COUNT] = {"Sin segmento", "Grandes", "Medianas", "Pequeñas"};
	return titles[segment];
}

static const char *segment_adjective(enum segment segment)
{
	static const char *const adjectives[SEGMENT_COUNT] = {
		"sin segmento", "grandes", "medianas", "pequeñas"};
	return adjectives[segment];
}

const char *unit_title(const struct voice *voice, const struct model *model, struct unit unit)
{
	struct arena *arena = voice->arena;
	switch (unit.scope) {
	case SCOPE_REGION:
		return model->regions[unit.region].name;
	case SCOPE_SEGMENT:
		return arena_printf(arena, "Regionales %s", segment_adjective(unit.segment));
	case SCOPE_ROLE:
		return arena_printf(arena, "Rol %s", slug_words(arena, model->roles.items[unit.role]));
	default:
		return model->entities[unit.entity].country;
	}
}

const char *unit_subject(const struct voice *voice, const struct model *model, struct unit unit)
{
	struct arena *arena = voice->arena;
	if (unit.scope == SCOPE_SEGMENT)
		return arena_printf(arena, "Las regionales %s", segment_adjective(unit.segment));
	if (unit.scope == SCOPE_ROLE)
		return arena_printf(arena, "El rol %s", slug_words(arena, model->roles.items[unit.role]));
	return unit_title(voice, model, unit);
}

/* "contratos" gives "contrato", "servicios por empresa" gives "servicio por empresa": units are plural nouns.
 */
static const char *singular(const struct voice *voice, const char *unit)
{
	struct arena *arena = voice->arena;
	size_t word = strcspn(unit, " ");
	if (word > 4 && !memcmp(unit + word - 4, "ones", 4))
		return arena_printf(arena, "%.*són%s", (int)word - 4, unit, unit + word);
	if (word > 3 && !memcmp(unit + word - 2, "es", 2) && strchr("rlnd", unit[word - 3]))
		return arena_printf(arena, "%.*s%s", (int)word - 2, unit, unit + word);
	if (word > 1 && unit[word - 1] == 's')
		return arena_printf(arena, "%.*s%s", (int)word - 1, unit, unit + word);
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
	struct arena *arena;
	const struct model *model;
	const struct figure *figure;
	const struct indicator *indicator;
	const char *subject, *amount, *when;
	bool plural;
};

static const char *verb(const struct saying *say, const char *one, const char *many)
{
	return say->plural ? many : one;
}

/* "Le faltan 100.", "Le falta 1." */
static char *missing_part(const struct saying *say)
{
	const struct figure *figure = say->figure;
	const struct fraction *left = fraction_subtract(say->arena, figure->target_at_cut, figure->value);
	if (fraction_sign(left) <= 0)
		return "";
	char *amount = fraction_is_exact(left, 0) ? shown_trimmed(say->voice, left, 0)
						  : shown_number(say->voice, left, 1);
	return arena_printf(say->arena, " %s %s %s.", verb(say, "Le", "Les"),
		!strcmp(amount, "1") ? "falta" : "faltan", amount);
}

static char *say_floor(const struct saying *say)
{
	const struct figure *figure = say->figure;
	char *target = figure_target(say->voice, say->model, figure, figure->target_at_cut);
	char *percent = figure_percent(say->voice, say->model, figure);
	const char *cut = say->indicator->linear ? " al corte" : "";
	if (say->indicator->denominator.indicator != NONE)
		return arena_printf(say->arena, "%s %s a %s %s: el %s de la meta%s, que es %s.", say->subject,
			verb(say, "llega", "llegan"), say->amount, say->when, percent, cut, target);
	return arena_printf(say->arena, "%s %s %s %s: el %s de la meta%s, que es %s.%s", say->subject,
		verb(say, "suma", "suman"), say->amount, say->when, percent, cut, target, missing_part(say));
}

static char *say_ceiling(const struct saying *say)
{
	const struct figure *figure = say->figure;
	char *ceiling = figure_target(say->voice, say->model, figure, figure->target_at_cut);
	const char *tail = ".";
	if (figure->state == STATE_MEETS)
		tail = ": no lo pasa.";
	else if (figure->state == STATE_RISK)
		tail = ": lo pasa, pero dentro de la tolerancia.";
	else if (figure->state == STATE_FAILS)
		tail = ": lo pasa.";
	if (figure->state == STATE_PARTIAL) {
		unsigned left = figure->regions_expected - figure->regions_reported;
		return arena_printf(say->arena,
			"%s %s, de un techo de %s, con %u de %u regiones: %s por reportar %s, y sin %s no se "
			"puede decir que se "
			"cumple.",
			say->amount, say->when, ceiling, figure->regions_reported, figure->regions_expected,
			left == 1 ? "falta" : "faltan", counted(say->voice, left, W_n_region, W_n_regiones),
			left == 1 ? "ella" : "ellas");
	}
	return arena_printf(say->arena, "%s %s %s %s. El techo es %s%s", say->subject,
		verb(say, "tiene", "tienen"), say->amount, say->when, ceiling, tail);
}

static char *say_unjudged(const struct saying *say)
{
	const struct figure *figure = say->figure;
	struct arena *arena = say->arena;
	switch (figure->state) {
	case STATE_NOT_APPLICABLE:
		return arena_printf(arena, "Este indicador no rige en %s.", say->subject);
	case STATE_PENDING:
		return arena_printf(arena, "%s %s plazo para reportar %s hasta el %s.", say->subject,
			verb(say, "tiene", "tienen"), month_and_year(say->voice, figure->period),
			long_date(say->voice, figure->due));
	case STATE_NO_DATA:
		return arena_printf(arena, "%s %s reportar %s a más tardar el %s y no lo %s hecho.",
			say->subject, verb(say, "debía", "debían"),
			month_and_year(say->voice, figure->period), long_date(say->voice, figure->due),
			verb(say, "ha", "han"));
	case STATE_NO_CASES:
		return arena_printf(arena, "%s no %s casos %s (%s de 0): no hay qué medir.", say->subject,
			verb(say, "tuvo", "tuvieron"), say->when,
			shown_trimmed(say->voice, figure->numerator, 6));
	case STATE_NO_TARGET:
		return arena_printf(arena, "%s %s %s %s. La norma no fijó meta.", say->subject,
			verb(say, "registra", "registran"), say->amount, say->when);
	default:
		return arena_printf(arena, "%s %s %s %s. Su meta es 0 y no hay porcentaje.", say->subject,
			verb(say, "registra", "registran"), say->amount, say->when);
	}
}

/* "en junio de 2012", "de enero a junio de 2012" */
static const char *when_of(const struct voice *voice, const struct figure *figure, bool stock)
{
	struct arena *arena = voice->arena;
	month first = stock ? figure->period : figure->window_first;
	return arena_printf(arena, "%s %s", first < figure->period ? "de" : "en",
		months_span(voice, first, figure->period));
}

char *figure_sentence(const struct voice *voice, const struct model *model, const struct figure *figure)
{
	struct arena *arena = voice->arena;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	struct saying say = {voice, arena, model, figure, indicator, unit_subject(voice, model, figure->unit),
		figure_amount(voice, model, figure), when_of(voice, figure, indicator->numerator.stock),
		figure->unit.scope == SCOPE_SEGMENT};
	if (figure->state == STATE_PARTIAL || (figure->state > STATE_PARTIAL && indicator->ceiling))
		return say_ceiling(&say);
	return figure->state > STATE_PARTIAL ? say_floor(&say) : say_unjudged(&say);
}
