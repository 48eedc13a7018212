/* Room: pages. Explanations from the words' table, with the thresholds filled in. It must not know any page.
 */
#include "pages/explain.h"

static const struct {
	enum word word, explains;
} terms[TOPIC_COUNT] = {
	[TOPIC_CUT] = {W_termino_corte, W_explica_corte},
	[TOPIC_TARGET_TO_DATE] = {W_termino_meta_al_corte, W_explica_meta_al_corte},
	[TOPIC_CEILING] = {W_termino_techo, W_explica_techo},
	[TOPIC_COMPLIANCE] = {W_termino_cumplimiento, W_explica_cumplimiento},
	[TOPIC_SCORE] = {W_termino_puntaje, W_explica_puntaje},
	[TOPIC_INDEX] = {W_termino_indice, W_explica_indice},
	[TOPIC_COMPARABLE] = {W_termino_comparable, W_explica_comparable},
	[TOPIC_PROJECTION] = {W_termino_proyeccion, W_explica_proyeccion},
	[TOPIC_TIMELINESS] = {W_termino_oportunidad, W_explica_oportunidad},
	[TOPIC_COVERAGE] = {W_termino_cobertura, W_explica_cobertura},
	[TOPIC_ROLL_UP] = {W_termino_suma, W_explica_suma},
	[TOPIC_CORRECTION] = {W_termino_correccion, W_explica_correccion},
};

/* A ratio as thresholds are written: "80 %". */
static const char *percent(const struct voice *voice, struct decimal ratio)
{
	return phrase(voice, W_porcentaje,
		shown_trimmed(voice,
			fraction_multiply(voice->arena, fraction_of(voice->arena, ratio),
				fraction_whole(voice->arena, 100, 1)),
			4));
}

static void add(struct view *list, const char *glyph, const char *word, const char *text)
{
	struct view *item = view_add_map(list);
	view_set_text(item, "glifo", glyph);
	view_set_text(item, "palabra", word);
	view_set_text(item, "texto", text);
}

struct view *explanations(
	const struct voice *voice, const struct glyphs *glyphs, unsigned named, const struct judging *judging)
{
	struct view *list = view_list(voice->arena);
	const struct state_words *used[STATE_WORDS_MOST];
	size_t count = states_used(glyphs, used);
	const char *meets = percent(voice, judging->thresholds.meets),
		   *risk = percent(voice, judging->thresholds.risk),
		   *over = percent(voice, judging->thresholds.over),
		   *tolerance = percent(voice, judging->tolerance);
	for (size_t i = 0; i < count; i++)
		add(list, used[i]->glyph, phrase(voice, used[i]->word, meets, risk, tolerance, over),
			phrase(voice, used[i]->explains, meets, risk, tolerance, over));
	for (size_t t = 0; t < TOPIC_COUNT; t++)
		if (named >> t & 1U)
			add(list, "", word(voice, terms[t].word),
				phrase(voice, terms[t].explains, meets, risk, tolerance, over));
	return list;
}
