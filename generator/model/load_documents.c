/* Room: model. Circulars and pages: front matter to typed values. Texts are checked later, when all that they
 * link to is known. */
#include "model/fields.h"

#include <string.h>

/* Parses a Markdown document; the bytes belong to the snapshot. */
static int load_document(struct loader *loader, const struct file *file, struct document *document)
{
	return document_parse(document, file->path, file->bytes, file->length, loader->arena, loader->report);
}

bool is_markdown(const char *path)
{
	size_t length = strlen(path);
	return length > 3 && !strcmp(path + length - 3, ".md");
}

/* The id that a document's file name gives it. */
static int file_id(struct loader *loader, const char *path, const char **id)
{
	struct field field = {stem_of(loader->arena, path), "archivo", {path, 1, 1}};
	return field_id(loader, field, id);
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

static void load_attachments(
	struct loader *loader, const char *path, const struct node *data, struct circular *circular)
{
	static const char *const known[] = {"archivo", "titulo", NULL};
	const struct node *list = node_get(data, "adjuntos");
	if (!list || (list->kind == NODE_SCALAR && !*list->text))
		return;
	circular->attachments = arena_array(loader->arena, list->count, sizeof(*circular->attachments));
	for (const struct node *item = list->children; item; item = item->next) {
		if (list->kind != NODE_LIST || item->kind != NODE_MAP) {
			report_add(loader->report, FINDING_WRONG_KIND, node_place(path, item), "adjuntos",
				"una lista de {archivo, titulo}");
			return;
		}
		node_check_keys(item, known, path, loader->report);
		struct attachment *attachment = &circular->attachments[circular->attachment_count];
		attachment->file = required_key(loader, path, item, "archivo");
		attachment->title = required_key(loader, path, item, "titulo");
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
	circular->guidelines = arena_array(loader->arena, list->count, sizeof(*circular->guidelines));
	for (const struct node *item = list->children; item; item = item->next) {
		if (list->kind != NODE_LIST || item->kind != NODE_MAP) {
			report_add(loader->report, FINDING_WRONG_KIND, node_place(path, item), "lineamientos",
				"una lista de {id, titulo}");
			return;
		}
		node_check_keys(item, known, path, loader->report);
		circular->guidelines[circular->guideline_count++] = (struct guideline){
			required_key(loader, path, item, "id"), required_key(loader, path, item, "titulo")};
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
			"un mapa: {tabla, desde, hasta}");
		return;
	}
	node_check_keys(window, known, path, loader->report);
	required_key(loader, path, window, "desde");
	required_key(loader, path, window, "hasta");
	if (*required_key(loader, path, window, "tabla") &&
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

/* References of one circular to others; an id of normas.csv will do too. */
static void check_references(
	struct loader *loader, const struct circular *circular, const char *key, const struct names *names)
{
	const struct node *node = node_get(circular->document.data, key);
	const struct node *item = node && node->kind == NODE_LIST ? node->children : node;
	for (size_t i = 0; i < names->count; i++, item = item->next) {
		struct field field = {names->items[i], key, node_place(circular->document.path, item)};
		if (norm_find(loader->model, field.text) == NONE && !is_embargoed(loader, field))
			field_circular(loader, field);
	}
}

static void sort_circulars(struct loader *loader, struct circular *found, size_t count)
{
	struct model *model = loader->model;
	loader->embargoed.items = arena_array(loader->arena, count, sizeof(*loader->embargoed.items));
	for (size_t i = 0; i < count; i++) {
		if (found[i].has_embargo && found[i].embargo.seconds > loader->now.seconds)
			loader->embargoed.items[loader->embargoed.count++] = found[i].id;
		else
			model->circulars[model->circular_count++] = found[i];
	}
	sort_by_id(model->circulars, model->circular_count, sizeof(*model->circulars));
}

void load_circulars(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, "content/circulares/", &file), count = 0;
	struct circular *found = arena_array(loader->arena, files, sizeof(*found));
	model->circulars = arena_array(loader->arena, files, sizeof(*found));
	for (size_t i = 0; i < files; i++, file++) {
		struct circular circular = {0};
		if (!is_markdown(file->path) || load_document(loader, file, &circular.document) ||
			file_id(loader, file->path, &circular.id))
			continue;
		load_circular(loader, file, &circular);
		found[count++] = circular;
	}
	sort_circulars(loader, found, count);
	for (size_t i = 0; i < model->circular_count; i++) {
		const struct circular *circular = &model->circulars[i];
		check_references(loader, circular, "modifica", &circular->modifies);
		check_references(loader, circular, "deroga", &circular->repeals);
		check_references(loader, circular, "desarrolla", &circular->develops);
	}
}

void load_pages(struct loader *loader)
{
	static const char *const known[] = {"titulo", "orden", "alias", NULL};
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, "content/paginas/", &file);
	model->pages = arena_array(loader->arena, files, sizeof(*model->pages));
	for (size_t i = 0; i < files; i++, file++) {
		struct text_page page = {.order = 1000};
		if (!is_markdown(file->path) || load_document(loader, file, &page.document) ||
			file_id(loader, file->path, &page.id))
			continue;
		node_check_keys(page.document.data, known, file->path, loader->report);
		page.title = required_key(loader, file->path, page.document.data, "titulo");
		field_whole(loader, field_of_key(loader, file->path, page.document.data, "orden"), 0, 100000,
			&page.order);
		load_aliases(loader, file->path, page.document.data, &page.aliases);
		model->pages[model->page_count++] = page;
	}
	sort_by_id(model->pages, model->page_count, sizeof(*model->pages));
	for (size_t i = 1; i < model->page_count; i++)
		if (!strcmp(model->pages[i - 1].id, model->pages[i].id))
			report_duplicate(loader, (struct place){model->pages[i].document.path, 1, 1},
				model->pages[i].id, model->pages[i - 1].document.path, 1);
}
