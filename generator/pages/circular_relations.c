/* Room: pages. Relations are declared on one side only (front matter); here they are told from both. */
#include "pages/circular_relations.h"

#include "pages/plan_views.h"

#include <string.h>

enum relation { MODIFIES, REPEALS, DEVELOPS, RELATIONS };

static const struct names *related(const struct circular *circular, enum relation relation)
{
	return relation == MODIFIES  ? &circular->modifies
	       : relation == REPEALS ? &circular->repeals
				     : &circular->develops;
}

static bool names_circular(const struct circular *circular, enum relation relation, const char *id)
{
	const struct names *names = related(circular, relation);
	for (size_t i = 0; i < names->count; i++)
		if (!strcmp(names->items[i], id))
			return true;
	return false;
}

/* Whether another circular does that to this one. */
static bool undergoes(const struct model *model, size_t circular, enum relation relation)
{
	for (size_t i = 0; i < model->circular_count; i++)
		if (i != circular &&
			names_circular(&model->circulars[i], relation, model->circulars[circular].id))
			return true;
	return false;
}

static enum circular_status status_of(const struct model *model, size_t circular)
{
	enum circular_status status = model->circulars[circular].status;
	if (status == STATUS_REPEALED || undergoes(model, circular, REPEALS))
		return STATUS_REPEALED;
	return undergoes(model, circular, MODIFIES) ? STATUS_MODIFIED : status;
}

enum word circular_state(const struct model *model, size_t circular)
{
	static const enum word words[] = {[STATUS_IN_FORCE] = W_circular_vigente,
		[STATUS_MODIFIED] = W_circular_modificada,
		[STATUS_REPEALED] = W_circular_derogada};
	return words[status_of(model, circular)];
}

/* A circular, or a norm of normas.csv, by its id: both may be named. NULL for one that is under embargo. */
static struct view *named_link(struct page_draft *draft, const char *id)
{
	const struct model *model = draft->model;
	size_t circular = circular_find(model, id), norm = norm_find(model, id);
	if (circular != NONE)
		return circular_link(draft, circular);
	if (norm == NONE)
		return NULL;
	struct view *view = view_map(draft->arena);
	view_set_text(view, "href", href(draft, "circulares/index.html#norma-%s", id));
	view_set_text(view, "nombre", model->norms[norm].title);
	return view;
}

/* Says what stands between each link and the one before: nothing, a comma or "and". */
static void punctuate(struct page_draft *draft, struct view **links, size_t count, struct view *list)
{
	for (size_t i = 0; i < count; i++) {
		const char *before = !i ? "" : i + 1 == count ? word(&draft->voice, W_y) : ", ";
		view_set(links[i], "antes", view_text(draft->arena, before));
		view_add(list, links[i]);
	}
}

static struct view *add_fact(struct view *list, const char *label, const char *text)
{
	struct view *fact = view_add_map(list);
	view_set_text(fact, "rotulo", label);
	view_set_text(fact, "texto", text);
	view_set_truth(fact, "fecha", false);
	return view_set_list(fact, "enlaces");
}

static void add_state(struct page_draft *draft, struct view *list, size_t circular)
{
	const struct model *model = draft->model;
	enum circular_status status = status_of(model, circular);
	enum relation relation = status == STATUS_REPEALED ? REPEALS : MODIFIES;
	struct view **links = arena_array(draft->arena, model->circular_count, sizeof(struct view *));
	size_t count = 0;
	for (size_t i = 0; i < model->circular_count && status != STATUS_IN_FORCE; i++)
		if (i != circular &&
			names_circular(&model->circulars[i], relation, model->circulars[circular].id))
			links[count++] = circular_link(draft, i);
	enum word by = status == STATUS_REPEALED ? W_circular_derogada_por : W_circular_modificada_por;
	enum word state = count ? by : circular_state(model, circular);
	punctuate(draft, links, count,
		add_fact(list, word(&draft->voice, W_estado), word(&draft->voice, state)));
}

void add_relations(struct page_draft *draft, struct view *list, size_t circular)
{
	static const enum word labels[RELATIONS] = {
		W_circular_modifica, W_circular_deroga, W_circular_desarrolla};
	const struct circular *c = &draft->model->circulars[circular];
	add_state(draft, list, circular);
	for (enum relation relation = MODIFIES; relation < RELATIONS; relation++) {
		const struct names *names = related(c, relation);
		struct view **links = arena_array(draft->arena, names->count + 1, sizeof(struct view *));
		size_t count = 0;
		for (size_t i = 0; i < names->count; i++) {
			links[count] = named_link(draft, names->items[i]);
			count += links[count] != NULL;
		}
		if (count)
			punctuate(draft, links, count,
				add_fact(list, word(&draft->voice, labels[relation]), ""));
	}
}

/* Marks which items of a kind cite the circular, in one pass. */
static bool *citing_items(struct page_draft *draft, enum citing by, size_t circular, size_t count)
{
	bool *marks = arena_array(draft->arena, count + 1, sizeof(*marks));
	for (size_t i = 0; i < draft->model->citation_count; i++) {
		const struct citation *citation = &draft->model->citations[i];
		if (citation->by == by && citation->circular == circular)
			marks[citation->index] = true;
	}
	return marks;
}

static void add_citing(struct view *list, struct view *link, const char *how)
{
	view_set_text(link, "como", how);
	view_add(list, link);
}

void add_citations(struct page_draft *draft, size_t circular)
{
	static const enum word verbs[RELATIONS] = {
		W_circular_la_modifica, W_circular_la_deroga, W_circular_la_desarrolla};
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "citan");
	const bool *circulars = citing_items(draft, CITED_BY_CIRCULAR, circular, model->circular_count);
	const bool *indicators = citing_items(draft, CITED_BY_INDICATOR, circular, model->indicator_count);
	const bool *plans = citing_items(draft, CITED_BY_PLAN, circular, model->plan_count);
	const bool *pages = citing_items(draft, CITED_BY_PAGE, circular, model->page_count);
	for (size_t i = 0; i < model->circular_count; i++) {
		const char *how[RELATIONS + 1];
		size_t count = 0;
		for (enum relation relation = MODIFIES; relation < RELATIONS && i != circular; relation++)
			if (names_circular(&model->circulars[i], relation, model->circulars[circular].id))
				how[count++] = word(&draft->voice, verbs[relation]);
		if (circulars[i])
			how[count++] = word(&draft->voice, W_circular_la_cita_en_su_texto);
		if (count)
			add_citing(list, circular_link(draft, i), listed(&draft->voice, how, count));
	}
	for (size_t i = 0; i < model->indicator_count; i++)
		if (indicators[i])
			add_citing(list, indicator_link(draft, i),
				word(&draft->voice, W_circular_la_cita_en_su_metodo));
	for (size_t i = 0; i < model->plan_count; i++)
		if (plans[i])
			add_citing(list, plan_link(draft, &model->plans[i]),
				word(&draft->voice, W_circular_es_su_norma));
	for (size_t i = 0; i < model->page_count; i++) {
		if (!pages[i])
			continue;
		struct view *link = view_map(draft->arena);
		view_set_text(link, "href", href(draft, "%s.html", model->pages[i].id));
		view_set_text(link, "nombre", model->pages[i].title);
		add_citing(list, link, "");
	}
}
