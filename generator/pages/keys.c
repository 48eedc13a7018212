/* Room: pages. Hashes of inputs, from the cheapest to the exact. */
#include "pages/keys.h"

#include "compliance/deliveries.h"
#include "compliance/feedback.h"
#include "compliance/plans.h"
#include "model/evaluations.h"

#include <openssl/sha.h>
#include <string.h>

/* libcrypto calls these old; for many short inputs they are the fastest it has. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/* Feeds a hash with parts that cannot run into each other. */
static void add_bytes(SHA256_CTX *hash, const void *bytes, size_t length)
{
	SHA256_Update(hash, &length, sizeof(length));
	SHA256_Update(hash, bytes, length);
}

static void add_text(SHA256_CTX *hash, const char *text)
{
	add_bytes(hash, text ? text : "\x01", text ? strlen(text) : 1);
}

static void finish(SHA256_CTX *hash, unsigned char key[KEY_BYTES])
{
	unsigned char whole[SHA256_DIGEST_LENGTH];
	SHA256_Final(whole, hash);
	memcpy(key, whole, KEY_BYTES);
}

static void add_files(SHA256_CTX *hash, const struct snapshot *snapshot, const char *prefix)
{
	const struct file *file;
	size_t count = snapshot_under(snapshot, prefix, &file);
	for (size_t i = 0; i < count; i++, file++) {
		add_text(hash, file->path);
		add_bytes(hash, file->id, sizeof(file->id));
	}
}

static void key_of_frame(const struct model *model, unsigned char key[KEY_BYTES])
{
	SHA256_CTX hash;
	const bool sections[] = {model->region_count > 0, model->indicator_count > 0,
		model->circular_count > 0, has_feedback(model), has_plans(model), model->action_count > 0};
	SHA256_Init(&hash);
	add_files(&hash, model->snapshot, "content/sitio.yaml");
	add_files(&hash, model->snapshot, "data/entidades.csv");
	add_files(&hash, model->snapshot, "data/origenes.csv");
	add_bytes(&hash, sections, sizeof(sections));
	if (model->instrument_count)
		add_text(&hash, model->instruments[latest_instrument(model)].id);
	for (size_t i = 0; i < model->page_count; i++) {
		add_text(&hash, model->pages[i].id);
		add_text(&hash, model->pages[i].title);
		add_bytes(&hash, &model->pages[i].order, sizeof(model->pages[i].order));
	}
	finish(&hash, key);
}

/* What a sheet or a list says of a circular without showing its text. */
static void add_circular_heads(SHA256_CTX *hash, const struct model *model)
{
	for (size_t i = 0; i < model->circular_count; i++) {
		const struct circular *c = &model->circulars[i];
		const struct names *lists[] = {&c->modifies, &c->repeals, &c->develops};
		add_text(hash, c->id);
		add_text(hash, c->number);
		add_text(hash, c->subject);
		add_text(hash, c->issuer);
		add_bytes(hash, &c->guideline_count, sizeof(c->guideline_count));
		for (size_t k = 0; k < c->guideline_count; k++) {
			add_text(hash, c->guidelines[k].id);
			add_text(hash, c->guidelines[k].title);
		}
		add_bytes(hash, &c->date, sizeof(c->date));
		add_bytes(hash, &c->status, sizeof(c->status));
		for (size_t k = 0; k < 3; k++)
			for (size_t n = 0; n < lists[k]->count; n++)
				add_text(hash, lists[k]->items[n]);
	}
}

/* What an edition's date makes of the plans' own dates; their documents and tables are hashed whole. */
static void add_plans(SHA256_CTX *hash, const struct model *model)
{
	for (size_t i = 0; i < model->plan_count; i++) {
		const struct plan *plan = &model->plans[i];
		const int parts[] = {(int)plan_stage(model, plan), (int)consultation_of(model, plan),
			plan->first <= date_month(model->as_of), plan->withdrawn != NULL};
		add_text(hash, plan->id);
		SHA256_Update(hash, parts, sizeof(parts));
		for (enum milestone m = FORMULATED; m < MILESTONE_COUNT; m++) {
			int state = (int)milestone_state(model, plan, m);
			SHA256_Update(hash, &state, sizeof(state));
		}
	}
}

/* Figures follow from data files, indicators and the as-of date; the last only through states and periods. */
static void key_of_figures(const struct publication *publication, unsigned char key[KEY_BYTES])
{
	SHA256_CTX hash;
	const struct assessment *assessment = publication->assessment;
	SHA256_Init(&hash);
	add_files(&hash, publication->model->snapshot, "data/");
	add_files(&hash, publication->model->snapshot, "content/indicadores/");
	add_files(&hash, publication->model->snapshot, "content/evaluaciones/");
	add_files(&hash, publication->model->snapshot, "content/planes/");
	add_plans(&hash, publication->model);
	add_circular_heads(&hash, publication->model);
	/* A row that was changed and changed back has the same file and another origin. */
	for (size_t i = 0; i < publication->model->observation_count; i++) {
		const struct row_event *origin = publication->model->observations[i].origin;
		if (origin)
			SHA256_Update(&hash, origin->revision->commit, COMMIT_HEX);
	}
	for (size_t i = 0; i < assessment->count; i++) {
		const struct figure *f = &assessment->figures[i];
		const int parts[] = {(int)f->indicator, (int)f->unit.scope, (int)f->unit.region, f->period,
			(int)f->state, (int)f->regions_reported, (int)f->timeliness};
		SHA256_Update(&hash, parts, sizeof(parts));
	}
	/* So do the deliveries' states, from their files and the days that have passed. */
	for (size_t i = 0; i < due_count(publication->model); i++) {
		const enum delivery_state state = due_at(publication->model, i).state;
		SHA256_Update(&hash, &state, sizeof(state));
	}
	/* The answers' states follow from their file, the window, and whether it has closed. */
	if (has_feedback(publication->model)) {
		const struct model *model = publication->model;
		const int window[] = {(int)model->feedback_circular, model->feedback_from, model->feedback_to,
			model->as_of <= model->feedback_to};
		SHA256_Update(&hash, window, sizeof(window));
	}
	finish(&hash, key);
}

static void key_of_circulars(const struct model *model, unsigned char key[KEY_BYTES])
{
	SHA256_CTX hash;
	SHA256_Init(&hash);
	add_files(&hash, model->snapshot, "data/erratas.csv");
	add_files(&hash, model->snapshot, "data/metas.csv");
	add_files(&hash, model->snapshot, "data/normas.csv");
	add_files(&hash, model->snapshot, "data/regiones.csv");
	add_files(&hash, model->snapshot, "content/indicadores/");
	add_circular_heads(&hash, model);
	finish(&hash, key);
}

void shared_keys_of(struct shared_keys *keys, const struct publication *publication)
{
	const struct model *model = publication->model;
	SHA256_CTX hash;
	key_of_frame(model, keys->frame);
	key_of_figures(publication, keys->figures);
	key_of_circulars(model, keys->circulars);
	SHA256_Init(&hash);
	add_files(&hash, model->snapshot, "content/");
	add_bytes(&hash, keys->figures, KEY_BYTES);
	finish(&hash, keys->everything);
}

static void add_document(SHA256_CTX *hash, const struct model *model, const struct document *document)
{
	const struct file *file = document ? snapshot_find(model->snapshot, document->path) : NULL;
	if (file)
		add_bytes(hash, file->id, sizeof(file->id));
}

static void add_citing(SHA256_CTX *hash, const struct model *model, size_t circular)
{
	for (size_t i = 0; i < model->citation_count; i++) {
		const struct citation *c = &model->citations[i];
		if (c->circular != circular)
			continue;
		const char *const name = c->by == CITED_BY_CIRCULAR    ? model->circulars[c->index].id
					 : c->by == CITED_BY_INDICATOR ? model->indicators[c->index].code
					 : c->by == CITED_BY_PLAN      ? model->plans[c->index].id
								       : model->pages[c->index].id;
		add_bytes(hash, &c->by, sizeof(c->by));
		add_text(hash, name);
	}
}

void page_inputs_key(const struct publication *publication, const struct shared_keys *keys,
	const struct page *page, unsigned char key[KEY_BYTES])
{
	SHA256_CTX hash;
	SHA256_Init(&hash);
	add_bytes(&hash, keys->frame, KEY_BYTES);
	switch (page->inputs) {
	case INPUTS_DOCUMENT:
		add_document(&hash, publication->model, page->document);
		break;
	case INPUTS_CIRCULAR:
		add_document(&hash, publication->model, page->document);
		add_bytes(&hash, keys->circulars, KEY_BYTES);
		add_citing(&hash, publication->model, page->subject);
		break;
	case INPUTS_FIGURES:
		add_document(&hash, publication->model, page->document);
		add_bytes(&hash, keys->figures, KEY_BYTES);
		break;
	case INPUTS_EVERYTHING:
		add_bytes(&hash, keys->everything, KEY_BYTES);
		break;
	case INPUTS_EDITION:
		add_text(&hash, publication->edition ? publication->edition->id : "");
		break;
	}
	finish(&hash, key);
}
int page_digest(const struct publication *publication, const struct page *page,
	unsigned char digest[KEY_BYTES], struct report *report)
{
	static const struct corrections none = {0};
	unsigned char whole[SHA256_DIGEST_LENGTH];
	struct publication neutral = *publication;
	struct page plain = *page;
	struct buffer out = {0};
	neutral.digest = true;
	neutral.permanent = true;
	neutral.corrections = &none;
	plain.since = NULL;
	plain.gone = false;
	buffer_add(&out, "", 0);
	int result = page_render(&neutral, &plain, &out, report);
	SHA256((const unsigned char *)out.data, out.length, whole);
	memcpy(digest, whole, KEY_BYTES);
	buffer_release(&out);
	return result;
}
