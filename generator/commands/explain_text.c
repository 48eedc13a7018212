/* Room: commands. A derivation in words: one line a fact, in the order in which 3-compliance computes.
 * Nothing is computed here but what is shown of it. */
#include "commands/explain.h"

#include "compliance/derivation.h"

#include <stdio.h>

struct telling {
	struct buffer *out;
	struct arena arena;
	const struct publication *publication;
	const struct model *model;
	const struct indicator *indicator;
	const struct figure *figure;
	struct derivation derivation;
	bool english;
};

static const char *const window_ids[] = {"mes", "trimestre", "semestre", "anio"};

static const char *say(const struct telling *t, const char *spanish, const char *english)
{
	return t->english ? english : spanish;
}

static void line(struct telling *t, const char *spanish, const char *english, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* "nombre: …" */
static void line(struct telling *t, const char *spanish, const char *english, const char *format, ...)
{
	va_list values, again;
	va_start(values, format);
	va_copy(again, values);
	size_t room = (size_t)vsnprintf(NULL, 0, format, values) + 1;
	char *text = arena_alloc(&t->arena, room);
	vsnprintf(text, room, format, again);
	va_end(again);
	va_end(values);
	buffer_printf(t->out, "%s: ", say(t, spanish, english));
	buffer_string(t->out, text);
	buffer_char(t->out, '\n');
}

/* As published: at most six decimals. */
static const char *shown(struct telling *t, const struct fraction *value)
{
	return value ? fraction_text(&t->arena, value, 6, true) : "-";
}

/* As published, and the number itself where that is not the same. */
static const char *exact(struct telling *t, const struct fraction *value)
{
	if (!value || fraction_is_exact(value, 6))
		return shown(t, value);
	return arena_printf(&t->arena, say(t, "%s (exacto: %s)", "%s (exactly: %s)"), shown(t, value),
		fraction_ratio(&t->arena, value));
}

static const char *day(struct telling *t, date d)
{
	return date_text(&t->arena, d);
}

static const char *decimal(struct telling *t, struct decimal value)
{
	return decimal_text(&t->arena, value);
}

/* "ec.contactadas (flujo)" */
static const char *term_text(struct telling *t, struct term term)
{
	const struct indicator *owner = &t->model->indicators[term.indicator];
	bool own = term.indicator == t->figure->indicator;
	return arena_printf(&t->arena, "%s%s%s (%s)", own ? "" : owner->code, own ? "" : ".",
		owner->variables[term.variable].name, term.stock ? "stock" : "flujo");
}

static const char *unit_text(struct telling *t)
{
	struct unit unit = t->figure->unit;
	if (unit.scope == SCOPE_ROLE)
		return arena_printf(&t->arena, "nacional/%s", t->model->roles.items[unit.role]);
	return unit.scope == SCOPE_NATION ? "nacional" : unit_id(t->model, unit);
}

/* " · commit … · 2012-06-29 · Regional Antioquia · desde la edición 2012-06"; says so where the row is in no
 * commit. */
static void add_origin(struct telling *t, const struct row_event *origin)
{
	if (!t->publication->provenance) {
		buffer_char(t->out, '\n');
		return;
	}
	if (!origin) {
		buffer_printf(t->out, " · %s\n", say(t, "sin commit", "not committed"));
		return;
	}
	const struct revision *revision = origin->revision;
	buffer_printf(t->out, " · commit %s · %s · %s", revision->commit,
		day(t, instant_date(revision->when)), revision->author);
	if (revision->first_edition)
		buffer_printf(t->out, " · %s %s", say(t, "desde la edición", "since edition"),
			revision->first_edition);
	buffer_char(t->out, '\n');
}

static void add_observation(struct telling *t, const char *indent, const struct observation *o)
{
	const char *const details[] = {t->model->roles.items[o->role], o->channel, o->contact};
	buffer_printf(t->out, "%s%s:%u: %s = %s", indent, o->path, o->line, month_text(&t->arena, o->month),
		decimal(t, o->value));
	for (size_t i = 0; i < 3; i++)
		if (*details[i])
			buffer_printf(t->out, " · %s", details[i]);
	add_origin(t, o->origin);
}

static void add_heading(struct telling *t)
{
	const struct publication *publication = t->publication;
	const struct figure *f = t->figure;
	const struct edition *edition = publication->edition;
	const char *commit = t->model->snapshot->commit;
	line(t, "cifra", "figure", "%s %s %s", t->indicator->code, unit_text(t),
		month_text(&t->arena, f->period));
	line(t, "indicador", "indicator", "%s · %s", t->indicator->name, t->indicator->unit);
	line(t, "edición", "edition", "%s", edition ? edition->id : "borrador");
	line(t, "al", "as of", "%s%s%s", day(t, t->model->as_of), *commit ? " · commit " : "", commit);
	line(t, "corte", "cut", "%s", day(t, f->cut));
	line(t, "plazo", "due", "%s", day(t, f->due));
	line(t, "ventana", "window", say(t, "%s · de %s a %s · %d de %d", "%s · from %s to %s · %d of %d"),
		window_ids[t->indicator->window], month_text(&t->arena, f->window_first),
		month_text(&t->arena, f->period), f->elapsed, f->months);
	line(t, "fórmula", "formula", "%s%s%s", term_text(t, t->indicator->numerator),
		t->indicator->denominator.indicator == NONE ? "" : " ÷ ",
		t->indicator->denominator.indicator == NONE ? "" : term_text(t, t->indicator->denominator));
}

/* "200 + 180 + (-3) = 377"; one addend is its own sum. */
static void add_sum(struct telling *t, const char *indent, const struct fraction *const *addends,
	size_t count, const struct fraction *sum)
{
	buffer_printf(t->out, "%s%s: ", indent, say(t, "suma", "sum"));
	for (size_t i = 0; i < count && count > 1; i++) {
		bool enclosed = i && fraction_sign(addends[i]) < 0;
		buffer_printf(t->out, "%s%s%s%s", i ? " + " : "", enclosed ? "(" : "", shown(t, addends[i]),
			enclosed ? ")" : "");
	}
	buffer_printf(t->out, "%s%s\n", count > 1 ? " = " : "", shown(t, sum));
}

static void add_rows_sum(struct telling *t, const char *indent, const struct contribution *part, int which)
{
	const struct fraction **addends = arena_array(&t->arena, part->row_count[which], sizeof(*addends));
	for (size_t i = 0; i < part->row_count[which]; i++)
		addends[i] = fraction_of(&t->arena, part->rows[which][i]->value);
	add_sum(t, indent, addends, part->row_count[which], part->sums[which]);
}

static void add_region(struct telling *t, const struct contribution *part, int which)
{
	const char *id = t->model->regions[part->region].id;
	if (!part->counted) {
		buffer_printf(t->out, "  %s: %s\n", id,
			say(t, "no reportada en el periodo: no entra",
				"not reported in the period: left out"));
		return;
	}
	buffer_printf(t->out, "  %s: %s%s\n", id, shown(t, part->sums[which]),
		part->reported ? ""
			       : say(t, " (no reportada en el periodo)", " (not reported in the period)"));
	for (size_t i = 0; i < part->row_count[which]; i++)
		add_observation(t, "    ", part->rows[which][i]);
}

static void add_term(struct telling *t, int which, struct term term, const struct fraction *sum)
{
	const struct derivation *d = &t->derivation;
	bool single = t->figure->unit.scope == SCOPE_REGION;
	const struct fraction **addends = arena_array(&t->arena, d->region_count, sizeof(*addends));
	size_t count = 0;
	if (term.indicator == NONE)
		return;
	line(t, which == TERM_NUMERATOR ? "numerador" : "denominador",
		which == TERM_NUMERATOR ? "numerator" : "denominator", "%s", term_text(t, term));
	for (size_t i = 0; i < d->region_count; i++) {
		const struct contribution *part = &d->regions[i];
		for (size_t k = 0; single && k < part->row_count[which]; k++)
			add_observation(t, "  ", part->rows[which][k]);
		if (single && part->counted)
			add_rows_sum(t, "  ", part, which);
		if (!single)
			add_region(t, part, which);
		if (part->counted)
			addends[count++] = part->sums[which];
	}
	if (!single && sum)
		add_sum(t, "  ", addends, count, sum);
}

static void add_value(struct telling *t)
{
	const struct figure *f = t->figure;
	add_term(t, TERM_NUMERATOR, t->indicator->numerator, f->numerator);
	add_term(t, TERM_DENOMINATOR, t->indicator->denominator, f->denominator);
	if (!f->reported)
		line(t, "valor", "value", "%s",
			say(t, "no reportado en el periodo", "not reported in the period"));
	else if (f->denominator)
		line(t, "valor", "value", "%s ÷ %s = %s", shown(t, f->numerator), shown(t, f->denominator),
			f->value ? exact(t, f->value) : say(t, "no existe", "there is none"));
	else
		line(t, "valor", "value", "%s", exact(t, f->value));
	line(t, "meses reportados", "months reported", say(t, "%u de %u", "%u of %u"), f->months_reported,
		f->months_expected);
	line(t, "cobertura", "coverage", say(t, "%u de %u regiones", "%u of %u regions"), f->regions_reported,
		f->regions_expected);
}

static void add_target_row(struct telling *t, const struct target *row)
{
	buffer_printf(t->out, "  %s:%u: %s%s%s = %s · %s", row->path, row->line,
		row->region == NONE ? "" : t->model->regions[row->region].id, row->region == NONE ? "" : " ",
		period_text(&t->arena, row->period), decimal(t, row->value),
		t->model->circulars[row->norm].id);
	if (row->since != DATE_NONE)
		buffer_printf(
			t->out, " · %s %s", say(t, "vigente desde", "in force since"), day(t, row->since));
	add_origin(t, row->origin);
}

static void add_target(struct telling *t)
{
	const struct figure *f = t->figure;
	const struct derivation *d = &t->derivation;
	const struct fraction **addends = arena_array(&t->arena, d->target_count, sizeof(*addends));
	static const char *const sources[] = {"tabla", "constante", "ninguna"};
	line(t, "meta", "target", "%s · %s",
		f->target ? shown(t, f->target) : say(t, "no hay", "there is none"),
		sources[t->indicator->target_source]);
	for (size_t i = 0; i < d->target_count; i++) {
		addends[i] = fraction_of(&t->arena, d->targets[i]->value);
		add_target_row(t, d->targets[i]);
	}
	if (d->target_count > 1)
		add_sum(t, "  ", addends, d->target_count, f->target);
	line(t, "norma", "norm", "%s", f->norm);
	if (f->target && t->indicator->linear)
		line(t, "meta al corte", "target at the cut", "%s × %d ÷ %d = %s", shown(t, f->target),
			f->elapsed, f->months, exact(t, f->target_at_cut));
	else if (f->target)
		line(t, "meta al corte", "target at the cut",
			say(t, "%s · sin prorrateo", "%s · not prorated"), exact(t, f->target_at_cut));
}

/* "1529 × (1 + 0.1) = 1681.9" */
static const char *tolerated(struct telling *t)
{
	const struct fraction *slack =
		fraction_of(&t->arena, (struct decimal){t->indicator->tolerance.millionths + 1000000});
	return arena_printf(&t->arena, "%s × (1 + %s) = %s", shown(t, t->figure->target_at_cut),
		decimal(t, t->indicator->tolerance),
		exact(t, fraction_multiply(&t->arena, t->figure->target_at_cut, slack)));
}

static const char *judged_floor(struct telling *t)
{
	const struct thresholds *limits = &t->indicator->thresholds;
	const char *c = exact(t, t->figure->compliance);
	if (t->figure->state == STATE_MEETS)
		return arena_printf(&t->arena, "%s ≥ %s (cumple)", c, decimal(t, limits->meets));
	if (t->figure->state == STATE_RISK)
		return arena_printf(&t->arena, "%s (riesgo) ≤ %s < %s (cumple)", decimal(t, limits->risk), c,
			decimal(t, limits->meets));
	return arena_printf(&t->arena, "%s < %s (riesgo)", c, decimal(t, limits->risk));
}

static const char *judged_ceiling(struct telling *t)
{
	const char *value = exact(t, t->figure->value), *top = exact(t, t->figure->target_at_cut);
	if (t->figure->state == STATE_MEETS)
		return arena_printf(&t->arena, "%s ≤ %s", value, top);
	if (t->figure->state == STATE_RISK)
		return arena_printf(&t->arena, "%s < %s ≤ %s", top, value, tolerated(t));
	return arena_printf(&t->arena, "%s > %s", value, tolerated(t));
}

/* The line of the table "State, first that holds" that held. */
static const char *reason(struct telling *t)
{
	const struct figure *f = t->figure;
	const char *as_of = day(t, t->model->as_of), *due = day(t, f->due);
	switch (f->state) {
	case STATE_NOT_APPLICABLE:
		return say(t, "la región está en no_aplica", "the region is in no_aplica");
	case STATE_PENDING:
		return arena_printf(&t->arena,
			say(t, "no reportada, y %s ≤ %s (plazo)", "not reported, and %s ≤ %s (due)"), as_of,
			due);
	case STATE_NO_DATA:
		return arena_printf(&t->arena,
			say(t, "no reportada, y %s > %s (plazo)", "not reported, and %s > %s (due)"), as_of,
			due);
	case STATE_NO_CASES:
		return say(t, "el denominador es 0", "the denominator is 0");
	case STATE_NO_TARGET:
		return t->indicator->target_source == TARGET_NONE
			       ? say(t, "el indicador no tiene meta", "the indicator has no target")
			       : say(t, "ninguna fila de data/metas.csv rige el periodo",
					 "no row of data/metas.csv is in force for the period");
	case STATE_ZERO_TARGET:
		return say(t, "la meta al corte es 0, y es un mínimo",
			"the target at the cut is 0, and it is a minimum");
	case STATE_PARTIAL:
		return arena_printf(&t->arena,
			say(t, "techo sin denominador, reportado por %u de %u regiones, y %s ≤ %s",
				"a ceiling without denominator, reported by %u of %u regions, and %s ≤ %s"),
			f->regions_reported, f->regions_expected, exact(t, f->value), tolerated(t));
	default:
		return t->indicator->ceiling ? judged_ceiling(t) : judged_floor(t);
	}
}

static const char *score_text(struct telling *t)
{
	const struct figure *f = t->figure;
	const char *score = exact(t, f->score);
	if (!t->indicator->ceiling && fraction_compare(f->score, f->compliance) < 0)
		return say(t, "1 · no pasa de 1", "1 · no more than 1");
	if (!t->indicator->ceiling && fraction_compare(f->score, f->compliance) > 0)
		return say(t, "0 · no baja de 0", "0 · no less than 0");
	if (!t->indicator->ceiling)
		return score;
	if (f->state == STATE_MEETS)
		return say(t, "1 · dentro del techo", "1 · within the ceiling");
	if (fraction_sign(f->target_at_cut) == 0)
		return say(t, "0 · por encima de un techo de 0", "0 · above a ceiling of 0");
	return arena_printf(&t->arena,
		say(t, "1 − (%s − %s) ÷ %s = %s, no menos de 0", "1 − (%s − %s) ÷ %s = %s, not below 0"),
		shown(t, f->value), shown(t, f->target_at_cut), shown(t, f->target_at_cut), score);
}

static void add_judgement(struct telling *t)
{
	const struct figure *f = t->figure;
	const struct thresholds *limits = &t->indicator->thresholds;
	bool ceiling = t->indicator->ceiling;
	if (f->compliance)
		line(t, ceiling ? "uso del techo" : "cumplimiento",
			ceiling ? "use of the ceiling" : "compliance", "%s ÷ %s = %s", shown(t, f->value),
			shown(t, f->target_at_cut), exact(t, f->compliance));
	if (ceiling)
		line(t, "tolerancia", "tolerance", "%s", decimal(t, t->indicator->tolerance));
	else
		line(t, "umbrales", "thresholds", "cumple %s · riesgo %s · sobre %s",
			decimal(t, limits->meets), decimal(t, limits->risk), decimal(t, limits->over));
	line(t, "estado", "state", "%s", state_ids[f->state]);
	line(t, "porque", "because", "%s", reason(t));
	if (f->over)
		line(t, "sobre", "over", "si · %s > %s", exact(t, f->compliance), decimal(t, limits->over));
	line(t, "puntaje", "score", "%s", f->score ? score_text(t) : say(t, "no hay", "there is none"));
}

/* Whether the date is that of a cell, and not of the commit that first gave the value. */
static bool is_of_cell(const struct telling *t)
{
	const struct derivation *d = &t->derivation;
	for (int which = 0; d->region_count && which < TERM_COUNT; which++)
		for (size_t i = 0; i < d->regions[0].row_count[which]; i++) {
			const struct observation *o = d->regions[0].rows[which][i];
			if (o->month == t->figure->period && o->reported == t->figure->reported_on)
				return true;
		}
	return false;
}

static void add_timeliness(struct telling *t)
{
	const struct figure *f = t->figure;
	if (f->reported_on != DATE_NONE)
		line(t, "reportado", "reported", "%s · %s", day(t, f->reported_on),
			is_of_cell(t) ? say(t, "columna reportado", "column reportado")
				      : say(t, "primer commit con valor", "first commit with a value"));
	if (f->timeliness != TIMELINESS_NONE)
		line(t, "oportunidad", "timeliness", "%s · %s %s %s",
			f->timeliness == TIMELINESS_ON_TIME ? "oportuno" : "tardio", day(t, f->reported_on),
			f->timeliness == TIMELINESS_ON_TIME ? "≤" : ">", day(t, f->due));
	else if (f->reported_on != DATE_NONE && f->period < t->indicator->since)
		line(t, "oportunidad", "timeliness", say(t, "no exigible antes de %s", "not owed before %s"),
			month_text(&t->arena, t->indicator->since));
	line(t, "origen", "origin", "%s", f->simulated ? "simulado" : "oficial");
}

void explain_figure(
	struct buffer *out, const struct publication *publication, const struct figure *figure, bool english)
{
	struct telling t = {.out = out,
		.publication = publication,
		.model = publication->model,
		.figure = figure,
		.indicator = &publication->model->indicators[figure->indicator],
		.english = english};
	derive(&t.derivation, publication->assessment, figure, &t.arena);
	add_heading(&t);
	add_value(&t);
	add_target(&t);
	add_judgement(&t);
	add_timeliness(&t);
	arena_release(&t.arena);
}
