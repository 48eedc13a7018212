/* Room: model. A withdrawn document is emptied where it is kept, so that no page, download or comparison can
 * show what it does not have. */
#include "model/withdrawals.h"

#include "base/suggest.h"
#include "documents/markdown.h"
#include "model/fields.h"
#include "model/plans.h"

#include <stdlib.h>
#include <string.h>

const struct withdrawal *withdrawal_find(const struct model *latest, const char *id)
{
	for (size_t i = 0; i < latest->withdrawal_count; i++)
		if (!strcmp(latest->withdrawals[i].document, id))
			return &latest->withdrawals[i];
	return NULL;
}

static void empty_document(struct document *document)
{
	document->data = NULL;
	document->body = "";
	document->body_length = 0;
}

static void empty_circular(struct circular *circular, const struct withdrawal *withdrawal)
{
	circular->withdrawn = withdrawal;
	circular->number = circular->id;
	circular->issuer = circular->subject = circular->to = "";
	circular->signature = circular->position = circular->source = "";
	circular->attachment_count = 0;
	/* Initiatives still go by their numbers. */
	for (size_t i = 0; i < circular->guideline_count; i++)
		circular->guidelines[i].title = "";
	empty_document(&circular->document);
}

static void empty_plan(struct plan *plan, const struct withdrawal *withdrawal)
{
	plan->withdrawn = withdrawal;
	plan->has_consultation = false;
	for (size_t m = 0; m < MILESTONE_COUNT; m++)
		plan->milestones[m] =
			(struct milestone_record){.date = DATE_NONE, .before_whom = "", .evidence = ""};
	empty_document(&plan->document);
}

static void drop_errata(struct model *model)
{
	size_t kept = 0;
	for (size_t i = 0; i < model->erratum_count; i++)
		if (model->errata[i].circular == NONE ||
			!model->circulars[model->errata[i].circular].withdrawn)
			model->errata[kept++] = model->errata[i];
	model->erratum_count = kept;
}

static void drop_citations(struct model *model)
{
	size_t kept = 0;
	for (size_t i = 0; i < model->citation_count; i++) {
		const struct citation *citation = &model->citations[i];
		bool gone = citation->by == CITED_BY_CIRCULAR
				    ? model->circulars[citation->index].withdrawn != NULL
			    : citation->by == CITED_BY_PLAN
				    ? model->plans[citation->index].withdrawn != NULL
				    : citation->by == CITED_BY_PAGE &&
					      model->pages[citation->index].withdrawn != NULL;
		if (!gone)
			model->citations[kept++] = *citation;
	}
	model->citation_count = kept;
}

/* The source tables are published too: their rows about a withdrawn document say what it said. */
static void hide_errata_rows(struct model *model)
{
	for (size_t i = 0; i < model->source_count; i++) {
		struct source_table *source = &model->sources[i];
		if (strcmp(source->path, "data/erratas.csv") != 0)
			continue;
		if (!source->hidden)
			source->hidden =
				arena_array(model->arena, source->table.rows, sizeof(*source->hidden));
		for (size_t row = 0; row < source->table.rows; row++) {
			size_t circular = circular_find(model, table_cell(&source->table, row, 0)->text);
			if (circular != NONE && model->circulars[circular].withdrawn)
				source->hidden[row] = true;
		}
	}
}

/* Files that documents show, noted anew. */
struct shown_files {
	const struct model *model;
	const char *path; /* of the document */
	struct names files;
	size_t capacity;
	struct arena *arena;
};

static void note_shown(struct shown_files *shown, const char *path)
{
	for (size_t i = 0; i < shown->files.count; i++)
		if (!strcmp(shown->files.items[i], path))
			return;
	shown->files.items = arena_grow(shown->arena, shown->files.items, shown->files.count,
		&shown->capacity, sizeof(*shown->files.items));
	shown->files.items[shown->files.count++] = path;
}

static int note_link(void *context, const char *destination, bool image, struct place place,
	struct buffer *href, struct report *report)
{
	struct shown_files *shown = context;
	struct link link;
	(void)image;
	buffer_string(href, "#");
	if (link_resolve(shown->model, shown->path, destination, place, &link, shown->arena, report))
		return -1;
	if (link.kind == LINK_FILE)
		note_shown(shown, link.text);
	return 0;
}

static void note_document(struct shown_files *shown, const struct document *document)
{
	struct report unheard = {0}; /* model_load() has said what is wrong */
	struct markdown_options options = {.path = document->path,
		.first_line = document->body_line,
		.id_prefix = "",
		.resolve = note_link,
		.schemes = link_schemes,
		.context = shown};
	shown->path = document->path;
	markdown_check(document->body, document->body_length, &options, &unheard);
	report_release(&unheard);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void note_files_anew(struct model *model)
{
	struct shown_files shown = {.model = model, .arena = model->arena};
	for (size_t i = 0; i < model->circular_count; i++) {
		const struct circular *circular = &model->circulars[i];
		note_document(&shown, &circular->document);
		for (size_t a = 0; a < circular->attachment_count; a++)
			note_shown(&shown, circular->attachments[a].path);
	}
	for (size_t i = 0; i < model->indicator_count; i++)
		note_document(&shown, &model->indicators[i].document);
	for (size_t i = 0; i < model->page_count; i++)
		note_document(&shown, &model->pages[i].document);
	for (size_t i = 0; i < model->plan_count; i++) {
		note_document(&shown, &model->plans[i].document);
		for (size_t m = 0; m < MILESTONE_COUNT; m++)
			if (model->plans[i].milestones[m].evidence_path)
				note_shown(&shown, model->plans[i].milestones[m].evidence_path);
	}
	if (shown.files.count)
		qsort(shown.files.items, shown.files.count, sizeof(*shown.files.items), compare_names);
	model->files = shown.files;
}

void withdraw_documents(struct model *model, const struct model *latest)
{
	bool any = false;
	for (size_t i = 0; i < latest->withdrawal_count; i++) {
		const struct withdrawal *withdrawal = &latest->withdrawals[i];
		size_t circular = circular_find(model, withdrawal->document);
		size_t page = page_find(model, withdrawal->document);
		if (circular != NONE)
			empty_circular(&model->circulars[circular], withdrawal);
		if (page != NONE) {
			model->pages[page].withdrawn = withdrawal;
			model->pages[page].title = model->pages[page].id;
			empty_document(&model->pages[page].document);
		}
		size_t plan = plan_find(model, withdrawal->document);
		if (plan != NONE)
			empty_plan(&model->plans[plan], withdrawal);
		any = any || circular != NONE || page != NONE || plan != NONE;
	}
	if (!any)
		return;
	drop_errata(model);
	drop_citations(model);
	hide_errata_rows(model);
	drop_hidden_sources(model);
	note_files_anew(model);
}

/* Where documents that can be withdrawn lie: `<id>.md` in one of these, or beneath. */
static const char *const document_folders[] = {"content/circulares", "content/paginas", "content/planes"};
enum { DOCUMENT_FOLDERS = sizeof(document_folders) / sizeof(*document_folders) };

static bool snapshot_has(const struct snapshot *snapshot, const char *name)
{
	size_t length = strlen(name);
	for (size_t f = 0; f < DOCUMENT_FOLDERS; f++) {
		const struct file *file;
		for (size_t count = snapshot_under(snapshot, document_folders[f], &file); count;
			count--, file++) {
			size_t path = strlen(file->path);
			if (path > length && file->path[path - length - 1] == '/' &&
				!strcmp(file->path + path - length, name))
				return true;
		}
	}
	return false;
}

static bool any_has(struct repository *repository, const struct edition_list *editions, const char *name)
{
	for (size_t e = editions->count; e-- > 0;)
		for (size_t f = 0; f < DOCUMENT_FOLDERS; f++)
			if (commit_has_file(
				    repository, editions->editions[e].commit, document_folders[f], name))
				return true;
	return false;
}

static void report_idle(const struct withdrawal *withdrawal, const struct model *known, struct report *report)
{
	struct arena scratch = {0};
	const char **names = arena_array(
		&scratch, known->circular_count + known->page_count + known->plan_count + 1, sizeof(*names));
	size_t count = 0;
	for (size_t i = 0; i < known->circular_count; i++)
		names[count++] = known->circulars[i].id;
	for (size_t i = 0; i < known->page_count; i++)
		names[count++] = known->pages[i].id;
	for (size_t i = 0; i < known->plan_count; i++)
		names[count++] = known->plans[i].id;
	report_add(report, FINDING_WITHDRAWN_NOTHING, withdrawal->place, withdrawal->document,
		suggestion(report, withdrawal->document, names, count, &scratch));
	arena_release(&scratch);
}

int report_idle_withdrawals(struct repository *repository, const struct model *latest,
	const struct model *known, const struct edition_list *editions, struct report *report)
{
	struct arena scratch = {0};
	size_t errors = report->errors;
	for (size_t i = 0; i < latest->withdrawal_count; i++) {
		const struct withdrawal *withdrawal = &latest->withdrawals[i];
		const char *name = arena_printf(&scratch, "%s.md", withdrawal->document);
		if (!snapshot_has(latest->snapshot, name) && !any_has(repository, editions, name))
			report_idle(withdrawal, known, report);
	}
	arena_release(&scratch);
	return report->errors == errors ? 0 : -1;
}
