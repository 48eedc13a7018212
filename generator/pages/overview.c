/* Room: pages. The last cut at a glance. */
#include "pages/overview.h"

#include "pages/chart.h"
#include "pages/figure_words.h"

#include <string.h>

month current_period(const struct publication *publication, size_t entity)
{
	month current = MONTH_NONE, earliest = MONTH_NONE;
	for (size_t i = 0; i < publication->assessment->count; i++) {
		const struct figure *f = &publication->assessment->figures[i];
		if (f->unit.entity != entity || f->unit.scope != SCOPE_NATION)
			continue;
		if (f->cut <= publication->model->as_of && f->period > current)
			current = f->period;
		if (earliest == MONTH_NONE || f->period < earliest)
			earliest = f->period;
	}
	return current != MONTH_NONE ? current : earliest;
}

bool entity_has_figures(const struct publication *publication, size_t entity)
{
	return current_period(publication, entity) != MONTH_NONE;
}

const struct figure *figure_now(
	const struct publication *publication, size_t indicator, struct unit unit, month period)
{
	const struct figure *figures, *now = NULL;
	size_t count = assessment_series(publication->assessment, indicator, unit, &figures);
	for (size_t i = 0; i < count; i++)
		if (figures[i].period <= period)
			now = &figures[i];
	return now;
}

const struct index_line *index_line_at(const struct publication *publication, struct unit unit, month period)
{
	const struct index_line *lines;
	size_t count = assessment_indices(publication->assessment, unit, &lines);
	for (size_t i = 0; i < count; i++)
		if (lines[i].period == period)
			return &lines[i];
	return NULL;
}

const struct fraction *index_at(const struct publication *publication, struct unit unit, month period)
{
	const struct index_line *line = index_line_at(publication, unit, period);
	return line ? line->index : NULL;
}

static const int steps[] = {80, 90, 98};

const char *index_text(const struct voice *voice, const struct fraction *index)
{
	struct arena *arena = voice->arena;
	const struct fraction *limits[3];
	for (int i = 0; i < 3; i++)
		limits[i] = fraction_whole(arena, steps[i], 100);
	return index ? shown_share(voice, index, limits, 3) : word(voice, W_indice_sin);
}

const char *index_tone(struct arena *arena, const struct fraction *index)
{
	static const char *const tones[] = {"q1", "q2", "q3", "q4"};
	int step = 0;
	if (!index)
		return "q0";
	while (step < 3 && fraction_compare(index, fraction_whole(arena, steps[step], 100)) >= 0)
		step++;
	return tones[step];
}

void tally_add(struct tally *tally, const struct model *model, const struct figure *figure)
{
	bool waits = figure->state == STATE_NO_DATA || figure->state == STATE_PENDING ||
		     figure->state == STATE_NO_CASES;
	bool target = figure->target &&
		      (model->indicators[figure->indicator].ceiling || fraction_sign(figure->target) != 0);
	tally->states[figure->state] += figure->state >= STATE_MEETS || !waits || target;
	tally->with_target += figure->state >= STATE_MEETS || (waits && target);
}

void tally_view(struct page_draft *draft, const struct tally *tally)
{
	static const enum state shown[] = {
		STATE_MEETS, STATE_RISK, STATE_FAILS, STATE_NO_DATA, STATE_PENDING, STATE_NO_CASES};
	struct chart_part parts[6];
	struct view *list = view_set_list(draft->content, "cuentas");
	for (size_t i = 0; i < 6; i++) {
		const struct state_words *words = state_words(state_ids[shown[i]]);
		const char *glyph = words->glyph;
		size_t count = tally->states[shown[i]];
		parts[i] = (struct chart_part){i < 3 ? glyph : NULL, (double)count};
		if (!count)
			continue;
		struct view *item = view_add_map(list);
		state_use(&draft->glyphs, words);
		view_set_text(item, "glifo", glyph);
		view_set_text(item, "cuantas", shown_count(&draft->voice, (long)count));
		view_set_text(item, "que", word(&draft->voice, words->goal[count != 1]));
	}
	view_set_html(
		draft->content, "partes", tally->with_target ? chart_parts(draft->arena, parts, 6) : "");
}

/* The figure of a cell; ceilings show count and ceiling, because 133 % is good in a floor and bad in a
 * ceiling. */
const char *cell_value(struct page_draft *draft, const struct figure *f, const char **rest)
{
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[f->indicator];
	*rest = "";
	switch (f->state) {
	case STATE_NOT_APPLICABLE:
	case STATE_PENDING:
	case STATE_NO_DATA:
		return "";
	case STATE_NO_CASES:
		return phrase(&draft->voice, W_n_de_n, shown_trimmed(&draft->voice, f->numerator, 2), "0");
	case STATE_NO_TARGET:
	case STATE_ZERO_TARGET:
		return figure_value(&draft->voice, model, f);
	default:
		break;
	}
	if (!indicator->ceiling)
		return figure_share(&draft->voice, model, f);
	if (indicator->denominator.indicator == NONE)
		*rest = arena_printf(
			draft->arena, "/%s", figure_target(&draft->voice, model, f, f->target_at_cut));
	return figure_value(&draft->voice, model, f);
}

struct view *matrix_cell(struct page_draft *draft, const struct figure *figure, const char *address)
{
	struct view *cell = view_map(draft->arena);
	const struct state_words *words = figure ? state_words(state_ids[figure->state]) : NULL;
	const char *rest = "";
	view_set_text(cell, "href", address);
	view_set_truth(cell, "hay", figure != NULL);
	view_set_text(cell, "clase", words ? words->glyph : "");
	view_set_text(cell, "glifo", words ? words->glyph : "");
	view_set_text(cell, "palabra", words ? word(&draft->voice, words->word) : "");
	view_set_text(cell, "valor", figure ? cell_value(draft, figure, &rest) : "");
	view_set_text(cell, "resto", rest);
	view_set_truth(cell, "sobre", figure && figure->over);
	if (words)
		state_use(&draft->glyphs, words);
	if (figure && figure->over)
		state_use(&draft->glyphs, state_words("sobre"));
	draft->simulated |= figure && figure->simulated;
	return cell;
}

/* Whether some region has a target of its own, so that its cell can be judged. */
static bool has_regional_target(const struct publication *publication, size_t indicator, month period)
{
	const struct model *model = publication->model;
	for (size_t r = 0; r < model->region_count; r++) {
		const struct unit unit = {
			.scope = SCOPE_REGION, .entity = model->regions[r].entity, .region = r};
		const struct figure *f = figure_now(publication, indicator, unit, period);
		if (f && f->target)
			return true;
	}
	return false;
}

size_t matrix_columns(const struct publication *publication, size_t entity, month period, size_t **columns,
	size_t *with_target, struct arena *arena)
{
	const struct model *model = publication->model;
	size_t count = 0;
	*columns = arena_array(arena, model->indicator_count, sizeof(**columns));
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < model->indicator_count; i++)
			if (model->indicators[i].entity == entity &&
				has_regional_target(publication, i, period) == (pass == 0))
				(*columns)[count++] = i;
		if (pass == 0)
			*with_target = count;
	}
	return count;
}
