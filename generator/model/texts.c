/*
 * Room: model. Links and errata of every Markdown text, checked against what the publication has. Where a
 * link leads is decided here, once; what address that is on the site is for pages/ to say.
 */
#include "documents/markdown.h"
#include "model/attachments.h"

#include <string.h>

static int unknown(struct report *report, struct place place, const char *destination, const char *hint)
{
	return report_add(report, FINDING_UNKNOWN_LINK, place, destination, hint);
}

/* `a/b/doc.md` and `../c.png` give `a/c.png`; NULL when it would leave content/. */
static char *join_path(struct arena *arena, const char *document, const char *relative)
{
	const char *slash = strrchr(document, '/');
	char *joined =
		     arena_printf(arena, "%.*s/%s", (int)(slash ? slash - document : 0), document, relative),
	     *out = joined;
	for (char *p = joined; *p;) {
		size_t length = strcspn(p, "/");
		if (length == 2 && !strncmp(p, "..", 2)) {
			do
				if (out == joined)
					return NULL;
			while (*--out != '/' && out > joined);
		} else if (length && !(length == 1 && *p == '.')) {
			if (out > joined)
				*out++ = '/';
			memmove(out, p, length);
			out += length;
		}
		p += length + (p[length] == '/');
	}
	*out = '\0';
	return joined;
}

static const char *hint_of(const struct model *model, const char *id, enum link_kind kind,
	struct arena *arena, struct report *report)
{
	const void *items = kind == LINK_CIRCULAR ? (const void *)model->circulars
			    : kind == LINK_REGION ? (const void *)model->regions
			    : kind == LINK_NORM	  ? (const void *)model->norms
						  : (const void *)model->indicators;
	size_t count = kind == LINK_CIRCULAR ? model->circular_count
		       : kind == LINK_REGION ? model->region_count
		       : kind == LINK_NORM   ? model->norm_count
					     : model->indicator_count;
	size_t size = kind == LINK_CIRCULAR ? sizeof(struct circular)
		      : kind == LINK_REGION ? sizeof(struct region)
		      : kind == LINK_NORM   ? sizeof(struct norm)
					    : sizeof(struct indicator);
	const char **known = arena_array(arena, count + 1, sizeof(*known));
	for (size_t i = 0; i < count; i++)
		known[i] = *(const char *const *)((const char *)items + i * size);
	return suggestion(report, id, known, count, arena);
}

struct scheme {
	const char *prefix;
	enum link_kind kind;
	size_t (*find)(const struct model *, const char *);
};

static const struct scheme schemes[] = {{"circular:", LINK_CIRCULAR, circular_find},
	{"region:", LINK_REGION, region_find}, {"indicador:", LINK_INDICATOR, indicator_find},
	{"norma:", LINK_NORM, norm_find}};

const char *const link_schemes[] = {"circular", "region", "indicador", "norma", NULL};

/* Relative addresses: a page of the site by its file name, or a file that lies beside the document. */
static int resolve_relative(const struct model *model, const char *path, const char *destination,
	struct place place, struct link *link, struct arena *arena, struct report *report)
{
	size_t bare = strcspn(destination, "#?");
	const char *name = arena_copy(arena, destination, bare);
	link->text = destination;
	if (!bare) {
		link->kind = LINK_ANCHOR;
		return 0;
	}
	static const char *const site_pages[] = {"index.html", "regiones/index.html",
		"indicadores/index.html", "circulares/index.html", "datos/index.html", NULL};
	for (size_t i = 0; site_pages[i]; i++) {
		if (!strcmp(site_pages[i], name)) {
			link->kind = LINK_PAGE;
			link->index = NONE;
			return 0;
		}
	}
	if (!strchr(name, '/') && bare > 5 && !strcmp(name + bare - 5, ".html")) {
		link->kind = LINK_PAGE;
		link->index = page_find(model, arena_copy(arena, name, bare - 5));
		return link->index == NONE ? unknown(report, place, destination, "") : 0;
	}
	link->kind = LINK_FILE;
	link->text = join_path(arena, path, name);
	if (!link->text || strncmp(link->text, "content/", 8) != 0 ||
		!snapshot_find(model->snapshot, link->text) || is_markdown(link->text))
		return unknown(report, place, destination, "");
	return 0;
}

int link_resolve(const struct model *model, const char *path, const char *destination, struct place place,
	struct link *link, struct arena *arena, struct report *report)
{
	*link = (struct link){LINK_OUTSIDE, NONE, destination};
	if (!strncmp(destination, "https://", 8) || !strncmp(destination, "http://", 7) ||
		!strncmp(destination, "mailto:", 7))
		return 0;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		size_t length = strlen(schemes[i].prefix);
		if (strncmp(destination, schemes[i].prefix, length) != 0)
			continue;
		const char *rest = destination + length, *hash = strchr(rest, '#');
		const char *id = hash ? arena_copy(arena, rest, (size_t)(hash - rest)) : rest;
		link->kind = schemes[i].kind;
		link->text = hash ? hash : "";
		link->index = schemes[i].find(model, id);
		return link->index == NONE ? unknown(report, place, destination,
						     hint_of(model, id, link->kind, arena, report))
					   : 0;
	}
	size_t colon = strcspn(destination, ":/?#");
	if (destination[colon] == ':' || !strncmp(destination, "//", 2) || *destination == '/' ||
		!*destination)
		return report_add(report, FINDING_FORBIDDEN_LINK, place, destination);
	return resolve_relative(model, path, destination, place, link, arena, report);
}

struct check {
	struct loader *loader;
	const char *path;
	enum citing by;
	size_t index;
};

/* Texts are checked one after the other, so that what one cites stands at the end of the list. */
static void note_citation(struct check *check, size_t circular)
{
	struct model *model = check->loader->model;
	if (check->by == CITED_BY_CIRCULAR && check->index == circular)
		return;
	for (size_t i = model->citation_count; i-- > 0;) {
		const struct citation *before = &model->citations[i];
		if (before->by != check->by || before->index != check->index)
			break;
		if (before->circular == circular)
			return;
	}
	model->citations = arena_grow(check->loader->arena, model->citations, model->citation_count,
		&check->loader->citation_capacity, sizeof(*model->citations));
	model->citations[model->citation_count++] = (struct citation){circular, check->by, check->index};
}

static int check_link(void *context, const char *destination, bool image, struct place place,
	struct buffer *href, struct report *report)
{
	struct check *check = context;
	struct link link;
	(void)image;
	buffer_string(href, "#");
	if (link_resolve(check->loader->model, check->path, destination, place, &link, check->loader->arena,
		    report))
		return -1;
	if (link.kind == LINK_CIRCULAR)
		note_citation(check, link.index);
	if (link.kind == LINK_FILE)
		note_file(check->loader, link.text);
	return 0;
}

static void check_text(struct loader *loader, const struct document *document, enum citing by, size_t index,
	struct markdown_note *notes, size_t note_count)
{
	struct check check = {loader, document->path, by, index};
	struct markdown_options options = {.path = document->path,
		.first_line = document->body_line,
		.id_prefix = "",
		.resolve = check_link,
		.schemes = link_schemes,
		.context = &check,
		.notes = notes,
		.note_count = note_count};
	markdown_check(document->body, document->body_length, &options, loader->report);
}

static void check_circular(struct loader *loader, size_t circular)
{
	const struct model *model = loader->model;
	struct markdown_note *notes = arena_array(loader->arena, model->erratum_count + 1, sizeof(*notes));
	size_t count = 0;
	for (size_t i = 0; i < model->erratum_count; i++)
		if (model->errata[i].circular == circular)
			notes[count++] =
				(struct markdown_note){.says = model->errata[i].says, .note_html = ""};
	check_text(loader, &model->circulars[circular].document, CITED_BY_CIRCULAR, circular, notes, count);
	count = 0;
	for (size_t i = 0; i < model->erratum_count; i++) {
		const struct erratum *erratum = &model->errata[i];
		if (erratum->circular == circular && !notes[count++].found)
			report_add(loader->report, FINDING_ERRATUM_WITHOUT_PLACE,
				((struct place){erratum->path, erratum->line, erratum->column}),
				model->circulars[circular].id, erratum->says);
	}
}

void check_texts(struct loader *loader)
{
	const struct model *model = loader->model;
	for (size_t i = 0; i < model->circular_count; i++)
		check_circular(loader, i);
	for (size_t i = 0; i < model->indicator_count; i++)
		check_text(loader, &model->indicators[i].document, CITED_BY_INDICATOR, i, NULL, 0);
	for (size_t i = 0; i < model->page_count; i++)
		check_text(loader, &model->pages[i].document, CITED_BY_PAGE, i, NULL, 0);
	check_attachments(loader);
}

void load_errata(struct loader *loader)
{
	enum { DOCUMENT, SAYS, SHOULD_SAY, REASON, COLUMNS };
	static const struct column columns[COLUMNS] = {{"documento", true, false}, {"dice", true, false},
		{"debe_decir", true, false}, {"motivo", true, false}};
	struct model *model = loader->model;
	struct table table;
	if (!load_table(loader, "data/erratas.csv", columns, COLUMNS, &table))
		return;
	model->errata = arena_array(loader->arena, table.rows, sizeof(*model->errata));
	for (size_t row = 0; row < table.rows; row++) {
		struct field document = field_of_cell(&table, row, DOCUMENT, "documento");
		const struct cell *says = table_cell(&table, row, SAYS);
		if (is_embargoed(loader, document)) {
			hide_row(loader, &table, row);
			continue;
		}
		struct erratum erratum = {circular_find(model, document.text), says->text,
			table_cell(&table, row, SHOULD_SAY)->text, table_cell(&table, row, REASON)->text,
			table.path, says->line, says->column};
		if (erratum.circular != NONE)
			model->errata[model->erratum_count++] = erratum;
		else if (*document.text)
			report_add(loader->report, FINDING_UNKNOWN_DOCUMENT, document.place, document.text,
				hint_of(model, document.text, LINK_CIRCULAR, loader->arena, loader->report));
	}
}
