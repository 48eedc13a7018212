/* Room: model. Attachments by their magic bytes: a name is a promise to the reader's browser, and it is held
 * to it. */
#include "model/attachments.h"

#include "base/utf8.h"
#include "model/plans.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *either(bool english, const char *spanish, const char *in_english)
{
	return english ? in_english : spanish;
}

static bool begins(const char *bytes, size_t length, const char *magic, size_t magic_length)
{
	return length >= magic_length && !memcmp(bytes, magic, magic_length);
}

static bool holds(const char *bytes, size_t length, const char *word)
{
	return length && memmem(bytes, length, word, strlen(word)) != NULL;
}

static bool is_pdf(const char *bytes, size_t length)
{
	return begins(bytes, length, "%PDF-", 5);
}

static bool is_png(const char *bytes, size_t length)
{
	return begins(bytes, length, "\x89PNG\r\n\x1a\n", 8);
}

static bool is_jpeg(const char *bytes, size_t length)
{
	return begins(bytes, length, "\xff\xd8\xff", 3);
}

static bool is_csv(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ' && !strchr("\t\r\n", bytes[i] ? bytes[i] : 'x'))
			return false;
	return utf8_invalid_at(bytes, length) == length;
}

/* An OpenDocument file says first of all, uncompressed, what it is. */
static bool is_ods(const char *bytes, size_t length)
{
	static const char first[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
	return begins(bytes, length, "PK\3\4", 4) && length > 30 &&
	       begins(bytes + 30, length - 30, first, sizeof(first) - 1);
}

/* The names of a ZIP's members are never compressed. */
static bool is_xlsx(const char *bytes, size_t length)
{
	return begins(bytes, length, "PK\3\4", 4) && holds(bytes, length, "[Content_Types].xml") &&
	       holds(bytes, length, "xl/workbook.xml") && !holds(bytes, length, "vbaProject.bin");
}

static const struct {
	const char *ending;
	bool (*is)(const char *bytes, size_t length);
} kinds[] = {{"pdf", is_pdf}, {"png", is_png}, {"jpg", is_jpeg}, {"jpeg", is_jpeg}, {"csv", is_csv},
	{"ods", is_ods}, {"xlsx", is_xlsx}, {"svg", NULL}};

bool can_be_attached(const char *path)
{
	const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
	for (size_t i = 0; dot && i < sizeof(kinds) / sizeof(*kinds); i++)
		if (!strcmp(kinds[i].ending, dot + 1))
			return true;
	return false;
}

const char *attachment_fault(const char *path, const char *bytes, size_t length, bool english)
{
	const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
	if (length > ATTACHMENT_MOST)
		return either(english, "pesa más de 20 MB", "it is larger than 20 MB");
	for (size_t i = 0; dot && i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(kinds[i].ending, dot + 1) != 0)
			continue;
		if (!kinds[i].is)
			return svg_fault(bytes, length, english);
		return kinds[i].is(bytes, length)
			       ? NULL
			       : either(english, "su contenido no es el que dice su nombre",
					 "its content is not what its name says");
	}
	return either(english, "no es pdf, png, jpg, svg, csv, ods ni xlsx (en minúsculas)",
		"it is no pdf, png, jpg, svg, csv, ods or xlsx (in lower case)");
}

void note_file(struct loader *loader, const char *path)
{
	struct names *files = &loader->model->files;
	files->items = arena_grow(
		loader->arena, files->items, files->count, &loader->file_capacity, sizeof(*files->items));
	files->items[files->count++] = path;
}

/* Items without `archivo` were left out when the front matter was read, and reported. */
static void resolve_adjuntos(struct loader *loader, struct circular *circular)
{
	const char *path = circular->document.path;
	const struct node *list = node_get(circular->document.data, "adjuntos");
	size_t index = 0;
	if (!circular->attachment_count)
		return;
	for (const struct node *item = list->children; item; item = item->next) {
		const struct node *file = node_get(item, "archivo");
		struct link link;
		if (!file || file->kind != NODE_SCALAR || !*file->text)
			continue;
		struct place place = node_place(path, file);
		if (link_resolve(
			    loader->model, path, file->text, place, &link, loader->arena, loader->report))
			continue;
		if (link.kind != LINK_FILE) {
			report_add(loader->report, FINDING_UNKNOWN_LINK, place, file->text, "");
			continue;
		}
		circular->attachments[index++].path = link.text;
		note_file(loader, link.text);
	}
}

/* Evidence that is named like a file is one, which lies beside the plan; any other is text or an address. */
static void resolve_evidence(struct loader *loader, struct plan *plan)
{
	const char *path = plan->document.path;
	const struct node *list = node_get(plan->document.data, "hitos");
	for (const struct node *item = list ? list->children : NULL; item; item = item->next) {
		struct field kind = field_of_key(loader, path, item, "hito"),
			     evidence = field_of_key(loader, path, item, "evidencia");
		struct link link;
		size_t m = 0;
		while (m < MILESTONE_COUNT && strcmp(milestone_ids[m], kind.text) != 0)
			m++;
		if (m == MILESTONE_COUNT || !can_be_attached(evidence.text) || strchr(evidence.text, ' ') ||
			link_resolve(loader->model, path, evidence.text, evidence.place, &link, loader->arena,
				loader->report) ||
			link.kind != LINK_FILE)
			continue;
		plan->milestones[m].evidence_path = link.text;
		note_file(loader, link.text);
	}
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void check_attachments(struct loader *loader)
{
	struct model *model = loader->model;
	struct names *files = &model->files;
	size_t kept = 0;
	for (size_t i = 0; i < model->circular_count; i++)
		resolve_adjuntos(loader, &model->circulars[i]);
	for (size_t i = 0; i < model->plan_count; i++)
		resolve_evidence(loader, &model->plans[i]);
	if (files->count)
		qsort(files->items, files->count, sizeof(*files->items), compare_names);
	for (size_t i = 0; i < files->count; i++) {
		const char *path = files->items[i];
		if (kept && !strcmp(path, files->items[kept - 1]))
			continue;
		files->items[kept++] = path;
		const struct file *file = snapshot_find(model->snapshot, path);
		const char *fault =
			attachment_fault(path, file->bytes, file->length, loader->report->english);
		const char *slash = strrchr(path, '/');
		if (fault)
			report_add(loader->report, FINDING_BAD_ATTACHMENT, ((struct place){path, 1, 1}),
				slash + 1, fault);
	}
	files->count = kept;
}
