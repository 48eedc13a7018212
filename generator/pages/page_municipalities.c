/* Room: pages. municipios/: rates by region and nation with all municipalities by letter, and the
 * municipalities of one region. */
#include "base/utf8.h"
#include "pages/feedback_words.h"
#include "pages/letters.h"
#include "pages/page_table.h"

#include <string.h>

/* Those of the region, or all with NONE. */
static size_t in_order(const struct page_draft *draft, size_t region, struct lettered **entries)
{
	const struct model *model = draft->model;
	size_t count = 0;
	*entries = arena_array(draft->arena, model->municipality_count, sizeof(**entries));
	for (size_t i = 0; i < model->municipality_count; i++)
		if (region == NONE || model->municipalities[i].region == region)
			(*entries)[count++] =
				(struct lettered){utf8_fold(draft->arena, model->municipalities[i].name), i};
	letters_sort(*entries, count);
	return count;
}

static const char *count_text(const struct voice *voice, size_t count)
{
	return shown_count(voice, (long)count);
}

static void set_tally(const struct page_draft *draft, struct view *row, const struct feedback_tally *tally)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	view_set_text(row, "municipios", count_text(voice, tally->municipalities));
	view_set_text(row, "priorizados", count_text(voice, tally->prioritised));
	view_set_text(row, "recibidos", count_text(voice, tally->received));
	for (size_t s = 0; s < FEEDBACK_STATES; s++)
		view_set_text(row, feedback_ids[s], count_text(voice, tally->states[s]));
	view_set_text(row, "tasa", shown_percent(voice, feedback_rate(arena, tally), NULL, 0));
}

/* The file of an entity's table: a count for each state. */
static struct page_table begin_tallies(struct page_draft *draft, struct view *group, size_t entity)
{
	const char *columns[FEEDBACK_STATES + 6] = {
		"region", "nombre", "municipios", "priorizados", "recibidos"};
	size_t count = 5;
	for (size_t s = 0; s < FEEDBACK_STATES; s++)
		columns[count++] = feedback_ids[s];
	columns[count++] = "tasa";
	return table_with(draft, group, "csv", draft->model->entities[entity].id, columns, count);
}

static void tally_row(
	const struct page_table *table, const struct region *region, const struct feedback_tally *tally)
{
	struct arena *arena = table->draft->arena;
	const char *cells[FEEDBACK_STATES + 6] = {region->id, region->name,
		table_count(table, tally->municipalities), table_count(table, tally->prioritised),
		table_count(table, tally->received)};
	size_t count = 5;
	for (size_t s = 0; s < FEEDBACK_STATES; s++)
		cells[count++] = table_count(table, tally->states[s]);
	cells[count] = fraction_text(arena, feedback_rate(arena, tally), 6, true);
	table_cells(table, cells);
}

/* A table of the regions of an entity, with their total. */
static void add_entity(struct page_draft *draft, struct view *groups, size_t entity)
{
	const struct model *model = draft->model;
	struct feedback_tally total = feedback_count(model, entity, NONE);
	if (!total.municipalities)
		return;
	struct view *group = view_add_map(groups), *rows = view_set_list(group, "regiones");
	const struct page_table table = begin_tallies(draft, group, entity);
	view_set_text(group, "id", arena_printf(draft->arena, "e-%s", model->entities[entity].id));
	view_set_text(group, "entidad", model->entities[entity].acronym);
	view_set_text(group, "frase", feedback_sentence(draft, &total));
	feedback_counts(draft, group, &total);
	struct view *sum = view_set_map(group, "total");
	view_set_text(sum, "nombre", model->entities[entity].country);
	set_tally(draft, sum, &total);
	for (size_t i = 0; i < model->region_count; i++) {
		size_t region = draft->publication->assessment->region_order[i];
		struct feedback_tally tally = feedback_count(model, entity, region);
		if (model->regions[region].entity != entity || !tally.municipalities)
			continue;
		struct view *row = view_add_map(rows);
		view_set_text(row, "href", href(draft, "municipios/%s.html", model->regions[region].id));
		view_set_text(row, "nombre", model->regions[region].name);
		set_tally(draft, row, &tally);
		tally_row(&table, &model->regions[region], &tally);
	}
}

/* All municipalities, each with its region and the address of its row there. */
static void add_letters(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *letters = view_set_list(draft->content, "letras"), *group = NULL, *list = NULL;
	struct lettered *entries;
	size_t count = in_order(draft, NONE, &entries), begun = 0;
	char letter = 0;
	for (size_t i = 0; i < count; i++) {
		const struct municipality *m = &model->municipalities[entries[i].index];
		struct view *next = letters_open(draft->arena, letters, &entries[i], &letter);
		if (next) {
			begun = i;
			group = next;
			list = view_set_list(group, "municipios");
		}
		view_set_text(group, "cuantos",
			counted(&draft->voice, (long)(i - begun + 1), W_n_municipio, W_n_municipios));
		struct view *item = view_add_map(list);
		view_set_text(item, "href",
			href(draft, "municipios/%s.html#m-%s", model->regions[m->region].id, m->code));
		view_set_text(item, "nombre", m->name);
		view_set_text(item, "region", model->regions[m->region].name);
		view_set_truth(item, "priorizado", m->prioritised);
	}
}

static void set_window(struct page_draft *draft)
{
	const struct model *model = draft->model;
	view_set(draft->content, "norma", circular_link(draft, model->feedback_circular));
	view_set(draft->content, "desde", date_view(&draft->voice, model->feedback_from, false));
	view_set(draft->content, "hasta", date_view(&draft->voice, model->feedback_to, false));
	view_set_text(draft->content, "origen", href(draft, "datos/index.html#origen"));
	draft->simulated = model->feedback_simulated;
	draft->simulated_note = simulated_note(model, "data/municipios.csv");
}

static int render_list(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	draft.crumb = draft.title = word(&draft.voice, W_municipios);
	draft.description = word(&draft.voice, W_municipios_descripcion);
	set_window(&draft);
	struct view *groups = view_set_list(draft.content, "entidades");
	for (size_t entity = 0; entity < publication->model->entity_count; entity++)
		add_entity(&draft, groups, entity);
	add_letters(&draft);
	return page_finish(&draft, "municipios", out, report);
}

/* With the columns of retroalimentacion.csv, for all municipalities. */
static void municipality_row(const struct page_table *table, const struct municipality *m)
{
	struct arena *arena = table->draft->arena;
	const struct model *model = table->draft->model;
	const struct feedback *feedback = &m->feedback;
	bool listed_one = m->prioritised && feedback->listed;
	table_row(table, m->code, m->name, model->regions[m->region].id, m->prioritised ? "si" : "",
		listed_one ? date_text(arena, feedback->received) : "",
		listed_one ? date_text(arena, feedback->answered) : "",
		m->prioritised ? feedback_ids[municipality_state(model, m)] : "",
		listed_one && feedback->projects >= 0 ? table_count(table, (size_t)feedback->projects) : "",
		listed_one ? table_names(table, &feedback->dimensions) : "",
		listed_one ? feedback->note : "");
}

static void add_row(struct page_draft *draft, struct view *list, const struct municipality *m)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	const struct feedback *feedback = &m->feedback;
	struct view *row = view_add_map(list);
	bool received = m->prioritised && feedback->listed && feedback->received != DATE_NONE;
	bool answered = m->prioritised && feedback->listed && feedback->answered != DATE_NONE;
	view_set_text(row, "id", arena_printf(arena, "m-%s", m->code));
	view_set_text(row, "nombre", m->name);
	view_set_text(row, "codigo", m->code);
	view_set_truth(row, "priorizado", m->prioritised);
	if (m->prioritised)
		view_set(row, "estado",
			state_view(voice, feedback_ids[municipality_state(draft->model, m)], &draft->glyphs));
	view_set(row, "plan", day_view(voice, received ? feedback->received : DATE_NONE));
	view_set(row, "respuesta", day_view(voice, answered ? feedback->answered : DATE_NONE));
	view_set_text(row, "proyectos",
		answered && feedback->projects >= 0 ? shown_count(voice, feedback->projects) : "–");
	view_set_text(row, "dimensiones",
		answered ? listed(voice, feedback->dimensions.items, feedback->dimensions.count) : "");
	view_set_text(row, "nota", m->prioritised && feedback->listed ? feedback->note : "");
}

static int render_region(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	const struct region *region = &model->regions[page->subject];
	struct feedback_tally tally = feedback_count(model, region->entity, page->subject);
	page_begin(&draft, publication, page, &scratch);
	page_crumb(&draft, "municipios/index.html", word(&draft.voice, W_municipios));
	draft.crumb = region->name;
	draft.title = phrase(&draft.voice, W_municipios_de, region->name);
	draft.description = feedback_sentence(&draft, &tally);
	set_window(&draft);
	view_set(draft.content, "region", region_link(&draft, page->subject));
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "frase", draft.description);
	feedback_counts(&draft, draft.content, &tally);
	struct view *letters = view_set_list(draft.content, "letras"), *list = NULL;
	struct lettered *entries;
	size_t count = in_order(&draft, page->subject, &entries);
	char letter = 0;
	const struct page_table table =
		table_begin(&draft, draft.content, "csv", "", "municipio", "nombre", "region", "priorizado",
			"plan_recibido", "respuesta", "estado", "proyectos", "dimensiones", "nota");
	for (size_t i = 0; i < count; i++) {
		struct view *group = letters_open(&scratch, letters, &entries[i], &letter);
		list = group ? view_set_list(group, "municipios") : list;
		add_row(&draft, list, &model->municipalities[entries[i].index]);
		municipality_row(&table, &model->municipalities[entries[i].index]);
	}
	view_set_truth(draft.content, "con_indice", view_count(letters) > 3);
	return page_finish(&draft, "municipios-region", out, report);
}

void plan_municipalities(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	if (!has_feedback(model))
		return;
	plan_add(adder, render_list, 0, 0, "municipios/index.html");
	for (size_t entity = 0; entity < model->entity_count; entity++)
		if (feedback_count(model, entity, NONE).municipalities)
			plan_table(adder, model->entities[entity].id);
	for (size_t i = 0; i < model->region_count; i++) {
		if (!feedback_count(model, model->regions[i].entity, i).municipalities)
			continue;
		plan_add(adder, render_region, i, 0, "municipios/%s.html", model->regions[i].id);
		plan_table(adder, "");
	}
}
