/* Room: pages. Sentences and counts about the answers to municipal plans. */
#include "pages/feedback_words.h"

const char *feedback_sentence(const struct page_draft *draft, const struct feedback_tally *tally)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	size_t answered = tally->states[FEEDBACK_IN_TIME] + tally->states[FEEDBACK_EARLY];
	const char *all = counted(voice, (long)tally->municipalities, W_n_municipio, W_n_municipios);
	if (!tally->municipalities)
		return word(voice, W_municipios_sin_region);
	if (!tally->prioritised)
		return phrase(voice, W_municipios_ninguno_priorizado, all);
	const char *prioritised = counted(voice, (long)tally->prioritised, W_n_priorizado, W_n_priorizados);
	if (!tally->received)
		return phrase(voice, W_municipios_ningun_plan, all, prioritised);
	return phrase(voice,
		plural((long)tally->received, W_municipios_llego_un_plan, W_municipios_llegaron_planes), all,
		prioritised, counted(voice, (long)tally->received, W_n_plan, W_n_planes),
		answered ? counted(voice, (long)answered, W_n_se_respondio, W_n_se_respondieron)
			 : word(voice, W_municipios_ninguno_se_respondio),
		long_date(voice, draft->model->feedback_to),
		shown_percent(voice, feedback_rate(arena, tally), NULL, 0));
}

void feedback_counts(struct page_draft *draft, struct view *map, const struct feedback_tally *tally)
{
	static const enum feedback_state order[] = {FEEDBACK_IN_TIME, FEEDBACK_EARLY, FEEDBACK_LATE,
		FEEDBACK_PENDING, FEEDBACK_OVERDUE, FEEDBACK_NOT_RECEIVED};
	struct view *list = view_set_list(map, "cuentas");
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		size_t count = tally->states[order[i]];
		const struct state_words *words = state_words(feedback_ids[order[i]]);
		if (!count)
			continue;
		struct view *item = view_add_map(list);
		state_use(&draft->glyphs, words);
		view_set_text(item, "glifo", words->glyph);
		view_set_text(item, "cuantas", shown_count(&draft->voice, (long)count));
		view_set_text(item, "que", word(&draft->voice, words->place[count != 1]));
	}
}

void add_feedback_section(struct page_draft *draft, size_t entity, size_t region)
{
	const struct model *model = draft->model;
	struct feedback_tally tally;
	view_set_truth(draft->content, "municipios", false);
	if (!has_feedback(model))
		return;
	tally = feedback_count(model, entity, region);
	if (!tally.municipalities && !feedback_count(model, entity, NONE).municipalities)
		return;
	struct view *map = view_set_map(draft->content, "municipios");
	view_set_text(map, "frase", feedback_sentence(draft, &tally));
	view_set_text(map, "href",
		region == NONE || !tally.municipalities
			? href(draft, "municipios/index.html")
			: href(draft, "municipios/%s.html", model->regions[region].id));
	view_set(map, "norma", circular_link(draft, model->feedback_circular));
	feedback_counts(draft, map, &tally);
	view_set_truth(map, "con_cuentas", tally.prioritised > 0);
	draft->simulated |= model->feedback_simulated;
}
