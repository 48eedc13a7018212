/* Room: model. Circulars and pages: front matter to typed values. Texts are checked later, when all that they
 * link to is known. */
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

bool is_markdown(const char *path)
{
	size_t length = strlen(path);
	return length > 3 && !strcmp(path + length - 3, ".md");
}

void hide_text(struct loader *loader, const struct document *document, const char *embargoed)
{
	loader->hidden_texts = arena_grow(loader->arena, loader->hidden_texts, loader->hidden_count,
		&loader->hidden_capacity, sizeof(*loader->hidden_texts));
	loader->hidden_texts[loader->hidden_count++] = (struct hidden_text){*document, embargoed};
}

/* Parses the front matter, unless an edition before had the same file. */
static int parse_document(struct loader *loader, const struct file *file, struct document *document)
{
	struct known_text *known = text_cache_entry(loader->texts, file->id);
	size_t findings = loader->report->count;
	if (known && known->parsed) {
		*document = (struct document){.path = file->path,
			.data = known->data,
			.body = file->bytes + known->body_at,
			.body_length = known->body_length,
			.body_line = known->body_line};
		return 0;
	}
	struct arena *arena = known && !known->data ? &known->arena : loader->arena;
	int wrong = document_parse(document, file->path, file->bytes, file->length, arena, loader->report);
	if (known && !known->data) {
		known->data = document->data;
		known->parsed = !wrong && loader->report->count == findings;
		known->body_at = known->parsed ? (size_t)(document->body - file->bytes) : 0;
		known->body_length = document->body_length;
		known->body_line = document->body_line;
	}
	return wrong;
}

void forget_faulty(struct loader *loader, const struct file *file, size_t findings_before)
{
	struct known_text *known = text_cache_entry(loader->texts, file->id);
	if (known && loader->report->count != findings_before)
		known->parsed = false;
}

int load_document(struct loader *loader, const struct file *file, enum named kind, struct document *document,
	const char **id)
{
	struct field name = {stem_of(loader->arena, file->path), "archivo", {file->path, 1, 1}};
	int wrong = parse_document(loader, file, document);
	wrong |= field_id(loader, name, id);
	if (!wrong)
		return 0;
	lose(loader, kind, name.text);
	hide_text(loader, document, NULL);
	return -1;
}

/* Former ids: they name pages too. */
static void load_aliases(
	struct loader *loader, const char *path, const struct node *data, struct names *aliases)
{
	const struct node *node = node_get(data, "alias");
	const char *id;
	if (field_names(loader, path, data, "alias", aliases))
		return;
	const struct node *item = node && node->kind == NODE_LIST ? node->children : node;
	for (size_t i = 0; i < aliases->count; i++, item = item->next)
		field_id(loader, (struct field){aliases->items[i], "alias", node_place(path, item)}, &id);
}

/* A page of the site that a document takes: by its own id, or by a former one. */
struct taken {
	const char *id;
	bool former;
	struct place place;
};

struct takers {
	struct taken *list;
	size_t count, capacity;
};

static void take(struct loader *loader, struct takers *takers, const char *id,
	const struct document *document, const struct names *aliases)
{
	const struct node *node = node_get(document->data, "alias");
	const struct node *item = node && node->kind == NODE_LIST ? node->children : node;
	for (size_t i = 0; i <= aliases->count; i++) {
		struct taken taken = {id, i > 0, {document->path, 1, 1}};
		if (i) {
			taken.id = aliases->items[i - 1];
			taken.place = node_place(document->path, item);
			item = item->next;
		}
		takers->list = arena_grow(
			loader->arena, takers->list, takers->count, &takers->capacity, sizeof(*takers->list));
		takers->list[takers->count++] = taken;
	}
}

static int compare_taken(const void *left, const void *right)
{
	const struct taken *a = left, *b = right;
	int result = strcmp(a->id, b->id);
	result = result ? result : a->former - b->former;
	result = result ? result : strcmp(a->place.path, b->place.path);
	result = result ? result : (a->place.line > b->place.line) - (a->place.line < b->place.line);
	return result ? result : (a->place.column > b->place.column) - (a->place.column < b->place.column);
}

/* Two documents cannot have one page; a former id gives way to one in use. */
static void check_takers(struct loader *loader, struct takers *takers)
{
	if (takers->count)
		qsort(takers->list, takers->count, sizeof(*takers->list), compare_taken);
	for (size_t i = 1; i < takers->count; i++) {
		const struct taken *before = &takers->list[i - 1], *later = &takers->list[i];
		if (!strcmp(before->id, later->id))
			report_duplicate(
				loader, later->place, later->id, before->place.path, before->place.line);
	}
}

const struct node *first_map(
	struct loader *loader, const char *path, const struct node *list, const char *key, const char *form)
{
	const struct node *wrong = list->kind == NODE_LIST ? NULL : list;
	for (const struct node *item = list->children; item && !wrong; item = item->next)
		wrong = item->kind == NODE_MAP ? NULL : item;
	if (wrong)
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, wrong), key, form);
	return wrong ? NULL : list->children;
}

static const struct node *nth_child(const struct node *list, size_t n)
{
	const struct node *item = list->children;
	while (n--)
		item = item->next;
	return item;
}

static void load_attachments(
	struct loader *loader, const char *path, const struct node *data, struct circular *circular)
{
	static const char *const known[] = {"archivo", "titulo", NULL};
	const struct node *list = node_get(data, "adjuntos");
	if (!list || (list->kind == NODE_SCALAR && !*list->text))
		return;
	const struct node *item = first_map(loader, path, list, "adjuntos",
		say(loader, "una lista de {archivo, titulo}", "a list of {archivo, titulo}"));
	circular->attachments = arena_array(loader->arena, list->count, sizeof(*circular->attachments));
	for (; item; item = item->next) {
		node_check_keys(item, known, path, loader->report);
		struct attachment *attachment = &circular->attachments[circular->attachment_count];
		attachment->file = required_member(loader, path, item, "archivo");
		attachment->title = required_member(loader, path, item, "titulo");
		circular->attachment_count += *attachment->file != '\0';
	}
}

static void load_guidelines(
	struct loader *loader, const char *path, const struct node *data, struct circular *circular)
{
	static const char *const known[] = {"id", "titulo", NULL};
	const struct node *list = node_get(data, "lineamientos");
	if (!list || (list->kind == NODE_SCALAR && !*list->text))
		return;
	const struct node *item = first_map(loader, path, list, "lineamientos",
		say(loader, "una lista de {id, titulo}", "a list of {id, titulo}"));
	circular->guidelines = arena_array(loader->arena, list->count, sizeof(*circular->guidelines));
	for (; item; item = item->next) {
		node_check_keys(item, known, path, loader->report);
		struct guideline guideline = {required_member(loader, path, item, "id"),
			required_member(loader, path, item, "titulo")};
		for (size_t i = 0; i < circular->guideline_count && *guideline.id; i++)
			if (!strcmp(circular->guidelines[i].id, guideline.id))
				report_duplicate(loader, node_place(path, node_get(item, "id")), guideline.id,
					path, node_get(nth_child(list, i), "id")->line);
		circular->guidelines[circular->guideline_count++] = guideline;
	}
}

static void load_response_window(
	struct loader *loader, const char *path, const struct node *data, struct circular *circular)
{
	static const char *const known[] = {"tabla", "desde", "hasta", NULL};
	static const char *const tables[] = {"retroalimentacion", NULL};
	const struct node *window = node_get(data, "ventana");
	size_t table = 0;
	circular->window_from = circular->window_to = DATE_NONE;
	if (!window)
		return;
	if (window->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, window), "ventana",
			say(loader, "un mapa: {tabla, desde, hasta}", "a map: {tabla, desde, hasta}"));
		return;
	}
	node_check_keys(window, known, path, loader->report);
	required_member(loader, path, window, "desde");
	required_member(loader, path, window, "hasta");
	if (*required_member(loader, path, window, "tabla") &&
		!field_choice(loader, field_of_key(loader, path, window, "tabla"), tables, &table))
		circular->window_table = tables[table];
	field_date(loader, field_of_key(loader, path, window, "desde"), &circular->window_from);
	field_date(loader, field_of_key(loader, path, window, "hasta"), &circular->window_to);
	if (circular->window_to != DATE_NONE && circular->window_from > circular->window_to)
		report_add(loader->report, FINDING_DATES_OUT_OF_ORDER, node_place(path, window), "desde",
			"hasta");
}

static void load_circular(struct loader *loader, const struct file *file, struct circular *circular)
{
	static const char *const known[] = {"numero", "fecha", "emisor", "asunto", "entidad", "para",
		"ventana", "firma", "cargo", "fuente", "estado", "modifica", "deroga", "desarrolla", "alias",
		"adjuntos", "lineamientos", "embargo", NULL};
	static const char *const states[] = {"vigente", "modificada", "derogada", NULL};
	const char *path = file->path;
	const struct node *data = circular->document.data;
	size_t status = STATUS_IN_FORCE;
	node_check_keys(data, known, path, loader->report);
	circular->number = required_key(loader, path, data, "numero");
	circular->issuer = required_key(loader, path, data, "emisor");
	circular->subject = required_key(loader, path, data, "asunto");
	required_key(loader, path, data, "fecha");
	field_date(loader, field_of_key(loader, path, data, "fecha"), &circular->date);
	circular->entity = NONE;
	if (*required_key(loader, path, data, "entidad"))
		circular->entity = field_entity(loader, field_of_key(loader, path, data, "entidad"));
	circular->to = field_of_key(loader, path, data, "para").text;
	circular->signature = field_of_key(loader, path, data, "firma").text;
	circular->position = field_of_key(loader, path, data, "cargo").text;
	circular->source = field_of_key(loader, path, data, "fuente").text;
	field_choice(loader, field_of_key(loader, path, data, "estado"), states, &status);
	circular->status = (enum circular_status)status;
	field_names(loader, path, data, "modifica", &circular->modifies);
	field_names(loader, path, data, "deroga", &circular->repeals);
	field_names(loader, path, data, "desarrolla", &circular->develops);
	load_aliases(loader, path, data, &circular->aliases);
	load_attachments(loader, path, data, circular);
	load_guidelines(loader, path, data, circular);
	load_response_window(loader, path, data, circular);
	struct field embargo = field_of_key(loader, path, data, "embargo");
	if (*embargo.text && !field_instant(loader, embargo, &circular->embargo))
		circular->has_embargo = true;
}

/* References of one circular to others; an id of normas.csv will do too. They are checked also where the
 * circular is under embargo (`hidden`): then it may name others that are. */
static void check_references(struct loader *loader, const struct circular *circular, bool hidden,
	const char *key, const struct names *names)
{
	const struct node *node = node_get(circular->document.data, key);
	const struct node *item = node && node->kind == NODE_LIST ? node->children : node;
	for (size_t i = 0; i < names->count; i++, item = item->next) {
		struct field field = {names->items[i], key, node_place(circular->document.path, item)};
		bool norm = norm_find(loader->model, field.text) != NONE ||
			    is_lost(loader, NAMED_NORM, field.text);
		if (!norm && !(hidden && is_embargoed(loader, NAMED_CIRCULAR, field.text)))
			field_circular(loader, field);
	}
}

static void check_all_references(struct loader *loader, const struct circular *circular, bool hidden)
{
	check_references(loader, circular, hidden, "modifica", &circular->modifies);
	check_references(loader, circular, hidden, "deroga", &circular->repeals);
	check_references(loader, circular, hidden, "desarrolla", &circular->develops);
}

void load_circulars(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, "content/circulares/", &file), hidden_count = 0;
	struct takers takers = {0};
	struct circular *hidden = arena_array(loader->arena, files, sizeof(*hidden));
	model->circulars = arena_array(loader->arena, files, sizeof(*model->circulars));
	for (size_t i = 0; i < files; i++, file++) {
		struct circular circular = {0};
		if (!is_markdown(file->path) || !lies_in(file->path, "content/circulares/") ||
			load_document(loader, file, NAMED_CIRCULAR, &circular.document, &circular.id))
			continue;
		size_t findings = loader->report->count;
		load_circular(loader, file, &circular);
		forget_faulty(loader, file, findings);
		if (circular.has_embargo && circular.embargo.seconds > loader->now.seconds)
			hidden[hidden_count++] = circular;
		else
			model->circulars[model->circular_count++] = circular;
	}
	sort_by_id(model->circulars, model->circular_count, sizeof(*model->circulars));
	for (size_t i = 0; i < hidden_count; i++) {
		embargo(loader, NAMED_CIRCULAR, hidden[i].id);
		loader->hidden_window |= hidden[i].window_table != NULL;
		if (hidden[i].embargo.seconds < model->next_embargo)
			model->next_embargo = hidden[i].embargo.seconds;
		hide_text(loader, &hidden[i].document, hidden[i].id);
	}
	for (size_t i = 0; i < hidden_count + model->circular_count; i++) {
		bool is_hidden = i < hidden_count;
		const struct circular *circular =
			is_hidden ? &hidden[i] : &model->circulars[i - hidden_count];
		check_all_references(loader, circular, is_hidden);
		take(loader, &takers, circular->id, &circular->document, &circular->aliases);
	}
	check_takers(loader, &takers);
}

void load_pages(struct loader *loader)
{
	static const char *const known[] = {"titulo", "orden", "alias", NULL};
	struct model *model = loader->model;
	struct takers takers = {0};
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, "content/paginas/", &file);
	model->pages = arena_array(loader->arena, files, sizeof(*model->pages));
	for (size_t i = 0; i < files; i++, file++) {
		struct text_page page = {.order = 1000};
		if (!is_markdown(file->path) ||
			load_document(loader, file, NAMED_PAGE, &page.document, &page.id))
			continue;
		size_t findings = loader->report->count;
		node_check_keys(page.document.data, known, file->path, loader->report);
		page.title = required_key(loader, file->path, page.document.data, "titulo");
		field_whole(loader, field_of_key(loader, file->path, page.document.data, "orden"), 0, 100000,
			&page.order);
		load_aliases(loader, file->path, page.document.data, &page.aliases);
		forget_faulty(loader, file, findings);
		model->pages[model->page_count++] = page;
	}
	sort_by_id(model->pages, model->page_count, sizeof(*model->pages));
	for (size_t i = 0; i < model->page_count; i++)
		take(loader, &takers, model->pages[i].id, &model->pages[i].document,
			&model->pages[i].aliases);
	check_takers(loader, &takers);
}
