/* Room: pages. metodo.html: every state and term of the site explained, with the publication's thresholds,
 * and how each indicator is computed; then what the agency itself says of it (content/paginas/metodo.md, if
 * any). The rule is compliance's: here it is only told. */
#include "pages/page_method.h"
#include "pages/explain.h"
#include "pages/layout.h"
#include "pages/page_table.h"
#include "pages/sheet_parts.h"

#include <string.h>

static struct judging site_judging(const struct model *model)
{
	return (struct judging){model->site.thresholds, model->site.tolerance};
}

static void add_states(struct page_draft *draft)
{
	static const char *const ids[] = {"cumple", "riesgo", "incumple", "sobre", "parcial", "sin_dato",
		"pendiente", "sin_casos", "sin_meta", "meta_cero", "no_aplica"};
	static const char *const dated[] = {"a_tiempo", "anticipada", "tarde", "vencida", "no_recibido"};
	const struct judging judging = site_judging(draft->model);
	const struct glyphs none = {0};
	struct glyphs figures = {0}, dates = {0};
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		state_use(&figures, state_words(ids[i]));
	for (size_t i = 0; i < sizeof(dated) / sizeof(*dated); i++)
		state_use(&dates, state_words(dated[i]));
	view_set(draft->content, "estados", explanations(&draft->voice, &figures, 0, &judging));
	view_set(draft->content, "plazos", explanations(&draft->voice, &dates, 0, &judging));
	view_set(draft->content, "terminos",
		explanations(&draft->voice, &none, (1U << TOPIC_COUNT) - 1, &judging));
	draft->glyphs.used = figures.used | dates.used;
}

static const char *percent(const struct voice *voice, struct decimal ratio)
{
	return phrase(voice, W_porcentaje, shown_decimal(voice, (struct decimal){ratio.millionths * 100}));
}

static const char *formula(struct page_draft *draft, size_t index)
{
	const struct indicator *indicator = &draft->model->indicators[index];
	const char *above = term_name(draft->arena, draft->model, index, indicator->numerator);
	if (indicator->denominator.indicator == NONE)
		return above;
	return arena_printf(draft->arena, "%s ÷ %s", above,
		term_name(draft->arena, draft->model, index, indicator->denominator));
}

/* From when on an indicator is met: the least share of the target, or the most of the ceiling. */
static const char *limit(struct page_draft *draft, const struct indicator *indicator, bool risk)
{
	const struct voice *voice = &draft->voice;
	const struct thresholds *t = &indicator->thresholds;
	if (!indicator->ceiling)
		return phrase(voice, W_metodo_desde, percent(voice, risk ? t->risk : t->meets));
	return phrase(voice, W_metodo_hasta,
		percent(voice, (struct decimal){1000000 + (risk ? indicator->tolerance.millionths : 0)}));
}

static void add_indicators(struct page_draft *draft)
{
	const struct voice *voice = &draft->voice;
	struct view *list = view_set_list(draft->content, "indicadores");
	const struct page_table table = table_begin(draft, draft->content, "csv", "", "indicador", "nombre",
		"formula", "ventana", "techo", "lineal", "cumple", "riesgo", "tolerancia", "peso");
	for (size_t i = 0; i < draft->model->indicator_count; i++) {
		const struct indicator *indicator = &draft->model->indicators[i];
		const struct thresholds *t = &indicator->thresholds;
		struct view *row = view_add_map(list);
		table_row(&table, indicator->code, indicator->name, formula(draft, i),
			window_word(voice, indicator->window), indicator->ceiling ? "si" : "",
			indicator->linear ? "si" : "", decimal_text(draft->arena, t->meets),
			decimal_text(draft->arena, t->risk), decimal_text(draft->arena, indicator->tolerance),
			decimal_text(draft->arena, indicator->weight));
		view_set(row, "indicador", indicator_link(draft, i));
		view_set_text(row, "formula", formula(draft, i));
		view_set_text(
			row, "ventana", capitalised(draft->arena, window_word(voice, indicator->window)));
		view_set_text(row, "reparto",
			word(voice, indicator->linear ? W_metodo_repartida : W_metodo_entera));
		view_set_text(
			row, "sentido", word(voice, indicator->ceiling ? W_termino_techo : W_metodo_minimo));
		view_set_text(row, "cumple", limit(draft, indicator, false));
		view_set_text(row, "riesgo", limit(draft, indicator, true));
		view_set_text(row, "peso", shown_decimal(voice, indicator->weight));
	}
	view_set_truth(draft->content, "con_indicadores", draft->model->indicator_count > 0);
}

static int render_method(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct text_page *text = page->subject == NONE ? NULL : &model->pages[page->subject];
	page_begin(&draft, publication, page, &scratch);
	draft.title = draft.crumb =
		text && page->language == languages[0] ? text->title : word(&draft.voice, W_metodo_titulo);
	draft.description = word(&draft.voice, W_metodo_lema);
	view_set_text(draft.content, "titulo", draft.title);
	add_states(&draft);
	add_indicators(&draft);
	view_set_text(draft.content, "minimo", percent(&draft.voice, model->site.least_evaluated));
	view_set_text(draft.content, "gracia", shown_count(&draft.voice, model->site.grace_days));
	view_set_html(draft.content, "texto",
		text && !text->withdrawn ? document_html(&draft, &text->document, 2, NULL, 0, report) : "");
	view_set_text(draft.content, "retiro",
		text && text->withdrawn
			? phrase(&draft.voice, W_metodo_retiro,
				  long_date(&draft.voice, text->withdrawn->date), text->withdrawn->reason)
			: "");
	return page_finish(&draft, "metodo", out, report);
}

size_t method_page(const struct model *model)
{
	return page_find(model, "metodo");
}

void plan_method(struct page_adder *adder)
{
	size_t index = method_page(adder->publication->model);
	plan_add(adder, render_method, index, NONE, METHOD_PATH);
	if (index != NONE)
		plan_document(adder, INPUTS_FIGURES, &adder->publication->model->pages[index].document);
	if (adder->publication->model->indicator_count)
		plan_table(adder, "");
}
