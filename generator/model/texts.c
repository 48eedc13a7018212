/*
 * Room: model. Links and errata of every Markdown text, checked against what the publication has. Where a
 * link leads is decided here, once; what address that is on the site is for pages/ to say.
 */
#include "documents/markdown.h"
#include "documents/text.h"
#include "model/actions.h"
#include "model/attachments.h"
#include "model/evaluations.h"
#include "model/plans.h"

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

/* The site's own schemes: what they name, and what kind of link they make. */
static const struct {
	const char *prefix;
	enum named named;
	enum link_kind kind;
} schemes[] = {{"circular:", NAMED_CIRCULAR, LINK_CIRCULAR}, {"region:", NAMED_REGION, LINK_REGION},
	{"indicador:", NAMED_INDICATOR, LINK_INDICATOR}, {"plan:", NAMED_PLAN, LINK_PLAN},
	{"norma:", NAMED_NORM, LINK_NORM}};

const char *const link_schemes[] = {"circular", "region", "indicador", "norma", "plan", NULL};

/* A destination that names something of the publication: `circular:109-2012#metas`, or a page's file. */
struct own_link {
	enum named named;
	enum link_kind kind;
	const char *id, *rest; /* `rest` begins with `#`, or is empty */
};

static bool own_link(struct own_link *own, const char *destination, struct arena *arena)
{
	size_t bare = strcspn(destination, "#");
	own->rest = destination + bare;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		size_t length = strlen(schemes[i].prefix);
		if (strncmp(destination, schemes[i].prefix, length) != 0)
			continue;
		own->named = schemes[i].named;
		own->kind = schemes[i].kind;
		own->id = arena_copy(arena, destination + length, bare - length);
		return true;
	}
	bare = strcspn(destination, "#?");
	if (strcspn(destination, "/:") < bare || bare <= 5 ||
		strncmp(destination + bare - 5, ".html", 5) != 0)
		return false;
	own->named = NAMED_PAGE;
	own->kind = LINK_PAGE;
	own->id = arena_copy(arena, destination, bare - 5);
	return true;
}

/* A page that every site has, whatever its documents. */
static bool is_site_page(const char *name)
{
	static const char *const pages[] = {"index.html", "metodo.html", "indice.html", "regiones/index.html",
		"indicadores/index.html", "circulares/index.html", "datos/index.html", NULL};
	for (size_t i = 0; pages[i]; i++)
		if (!strcmp(pages[i], name))
			return true;
	return false;
}

/* Relative addresses: a page of the site by its file name, or a file that lies beside the document. */
static int resolve_relative(const struct model *model, const char *path, const char *destination,
	struct place place, struct link *link, struct arena *arena, struct report *report)
{
	size_t bare = strcspn(destination, "#?");
	const char *name = arena_copy(arena, destination, bare);
	link->kind = bare ? LINK_PAGE : LINK_ANCHOR;
	if (!bare)
		return 0;
	if (has_plans(model) && !strcmp(name, "planes/index.html"))
		return 0;
	if (is_site_page(name))
		return 0;
	link->kind = LINK_FILE;
	link->text = join_path(arena, path, name);
	if (!link->text || strncmp(link->text, "content/", 8) != 0 ||
		!strcmp(link->text, "content/sitio.yaml") || is_markdown(link->text) ||
		!snapshot_find(model->snapshot, link->text))
		return unknown(report, place, destination, "");
	return 0;
}

int link_resolve(const struct model *model, const char *path, const char *destination, struct place place,
	struct link *link, struct arena *arena, struct report *report)
{
	struct own_link own;
	*link = (struct link){LINK_OUTSIDE, NONE, destination};
	if (is_web_address(destination, true))
		return 0;
	if (own_link(&own, destination, arena)) {
		link->kind = own.kind;
		link->text = own.kind == LINK_PAGE ? destination : own.rest;
		link->index = named_find(model, own.named, own.id);
		if (link->index != NONE ||
			(own.kind == LINK_PAGE && is_site_page(arena_printf(arena, "%s.html", own.id))))
			return 0;
		return unknown(
			report, place, destination, named_nearest(model, own.named, own.id, arena, report));
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
	bool hidden;		   /* the text is in no output: nothing that it shows is needed */
	struct known_text *record; /* of a text that is checked for the first time, or NULL */
};

/* Texts are checked one after the other, so that what one cites stands at the end of the list. */
static void note_citation(struct check *check, size_t circular)
{
	struct model *model = check->loader->model;
	if (check->by == CITED_BY_NONE || (check->by == CITED_BY_CIRCULAR && check->index == circular))
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
	struct loader *loader = check->loader;
	struct own_link own;
	struct link link;
	buffer_string(href, "#");
	if (check->record && !is_web_address(destination, true))
		known_text_add(check->record, destination, image);
	bool named = !is_web_address(destination, true) && own_link(&own, destination, loader->arena) &&
		     named_find(loader->model, own.named, own.id) == NONE;
	if (named && is_lost(loader, own.named, own.id))
		return 0;
	if (named && is_embargoed(loader, own.named, own.id))
		return check->hidden ? 0 : report_embargoed(loader, place, destination);
	if (link_resolve(loader->model, check->path, destination, place, &link, loader->arena, report))
		return -1;
	if (image && link.kind != LINK_FILE)
		return report_add(report, FINDING_FORBIDDEN_IMAGE, place, destination);
	if (check->hidden)
		return 0;
	if (link.kind == LINK_CIRCULAR)
		note_citation(check, link.index);
	if (link.kind == LINK_FILE)
		note_file(loader, link.text);
	return 0;
}

/* A text that another edition had: only where its links lead can have changed. Returns whether all is well;
 * where it is not, the text must be read for the places. */
static bool check_again(struct check *check, const struct known_text *text)
{
	const struct place place = {check->path, 1, 1};
	struct report *report = check->loader->report, found = {0};
	struct buffer href = {0};
	check->loader->report = &found;
	for (size_t i = 0; i < text->count && !found.count; i++) {
		buffer_clear(&href);
		check_link(check, text->links[i].destination, text->links[i].image, place, &href, &found);
	}
	bool well = !found.count;
	check->loader->report = report;
	report_release(&found);
	buffer_release(&href);
	return well;
}

static void check_text(
	struct check *check, const struct document *document, struct markdown_note *notes, size_t note_count)
{
	struct markdown_options options = {.path = document->path,
		.first_line = document->body_line,
		.id_prefix = "",
		.resolve = check_link,
		.schemes = link_schemes,
		.context = check,
		.notes = notes,
		.note_count = note_count};
	struct loader *loader = check->loader;
	const struct file *file = snapshot_find(loader->model->snapshot, document->path);
	struct known_text *known = file && !note_count ? text_cache_entry(loader->texts, file->id) : NULL;
	size_t findings = loader->report->count;
	check->path = document->path;
	if (known && known->checked && check_again(check, known))
		return;
	if (known)
		known_text_clear(known);
	/* A lone carriage return, which is reported, would put all that follows on another line. */
	if (text_control_at(document->body, document->body_length, 0) < document->body_length) {
		for (size_t i = 0; i < note_count; i++)
			notes[i].found = true;
		return;
	}
	check->record = known;
	markdown_check(document->body, document->body_length, &options, loader->report);
	if (known)
		known->checked = loader->report->count == findings;
	if (known && !known->checked)
		known_text_clear(known);
	check->record = NULL;
}

/* The text of a circular, with its errata. */
static void check_circular(struct check *check, const struct document *document, const char *id)
{
	struct loader *loader = check->loader;
	struct markdown_note *notes = arena_array(loader->arena, loader->dub_count + 1, sizeof(*notes));
	size_t count = 0;
	for (size_t i = 0; i < loader->dub_count; i++)
		if (!strcmp(loader->dubs[i].document, id))
			notes[count++] =
				(struct markdown_note){.says = loader->dubs[i].says, .note_html = ""};
	check_text(check, document, notes, count);
	count = 0;
	for (size_t i = 0; i < loader->dub_count; i++)
		if (!strcmp(loader->dubs[i].document, id) && !notes[count++].found)
			report_add(loader->report, FINDING_ERRATUM_WITHOUT_PLACE, loader->dubs[i].place, id,
				loader->dubs[i].says);
}

void check_texts(struct loader *loader)
{
	const struct model *model = loader->model;
	for (size_t i = 0; i < model->circular_count; i++) {
		struct check check = {loader, NULL, CITED_BY_CIRCULAR, i, false, NULL};
		check_circular(&check, &model->circulars[i].document, model->circulars[i].id);
	}
	for (size_t i = 0; i < model->indicator_count; i++) {
		struct check check = {loader, NULL, CITED_BY_INDICATOR, i, false, NULL};
		check_text(&check, &model->indicators[i].document, NULL, 0);
	}
	for (size_t i = 0; i < model->page_count; i++) {
		struct check check = {loader, NULL, CITED_BY_PAGE, i, false, NULL};
		check_text(&check, &model->pages[i].document, NULL, 0);
	}
	for (size_t i = 0; i < model->plan_count; i++) {
		struct check check = {loader, NULL, CITED_BY_PLAN, i, false, NULL};
		note_citation(&check, model->plans[i].norm);
		check_text(&check, &model->plans[i].document, NULL, 0);
	}
	for (size_t i = 0; i < model->instrument_count; i++) {
		const struct instrument *instrument = &model->instruments[i];
		struct check check = {loader, NULL, CITED_BY_NONE, i, false, NULL};
		check_text(&check, &instrument->document, NULL, 0);
		for (size_t k = 0; k < instrument->office_count; k++)
			check_text(&check, &instrument->offices[k].document, NULL, 0);
	}
	for (size_t i = 0; i < loader->hidden_count; i++) {
		const struct hidden_text *hidden = &loader->hidden_texts[i];
		struct check check = {loader, NULL, CITED_BY_PAGE, NONE, true, NULL};
		check_circular(&check, &hidden->document, hidden->embargoed ? hidden->embargoed : "");
	}
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
	loader->dubs = arena_array(loader->arena, table.rows, sizeof(*loader->dubs));
	model->errata = arena_array(loader->arena, table.rows, sizeof(*model->errata));
	for (size_t row = 0; row < table.rows; row++) {
		struct field document = field_of_cell(&table, row, DOCUMENT, "documento");
		const struct cell *says = table_cell(&table, row, SAYS);
		bool hidden = is_embargoed(loader, NAMED_CIRCULAR, document.text);
		size_t circular = circular_find(model, document.text);
		size_t action = hidden || circular != NONE ? NONE : action_find(model, document.text);
		struct erratum erratum = {circular, action, says->text,
			table_cell(&table, row, SHOULD_SAY)->text, table_cell(&table, row, REASON)->text,
			table.path, says->line, says->column};
		if (hidden)
			hide_row(loader, &table, row);
		if (circular != NONE || action != NONE)
			model->errata[model->erratum_count++] = erratum;
		else if (!hidden && *document.text && !is_lost(loader, NAMED_CIRCULAR, document.text) &&
			 !is_lost(loader, NAMED_ACTION, document.text))
			report_add(loader->report, FINDING_UNKNOWN_DOCUMENT, document.place, document.text,
				named_nearest(
					model, NAMED_CIRCULAR, document.text, loader->arena, loader->report));
		if (*says->text && (hidden || circular != NONE))
			loader->dubs[loader->dub_count++] =
				(struct dub){document.text, says->text, table_place(&table, says)};
		if (*says->text && action != NONE && !action_says(&model->actions[action], says->text))
			report_add(loader->report, FINDING_ERRATUM_WITHOUT_PLACE, table_place(&table, says),
				document.text, says->text);
	}
}
