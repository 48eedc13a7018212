/* Room: pages. The figures of a sheet as a graph: figures, rows, commits. It must not know HTML. */
#include "pages/sheet_data.h"

#include "compliance/derivation.h"
#include "pages/sheet_history.h"
#include "pages/sheet_parts.h"

#include <string.h>

/* What the figures use, each once, in the order of first use. */
struct graph {
	struct page_draft draft;
	struct buffer *out;
	const struct observation **rows;
	const struct target **targets;
	const struct revision **commits;
	size_t row_count, row_capacity, target_count, target_capacity, commit_count, commit_capacity;
};

static void field(struct buffer *out, const char *name, const char *value)
{
	buffer_printf(out, ",\"%s\":", name);
	if (value)
		buffer_json(out, value);
	else
		buffer_string(out, "null");
}

static void text_field(struct buffer *out, const char *name, const char *value)
{
	if (value && *value)
		field(out, name, value);
}

static void number_field(struct graph *g, const char *name, const struct fraction *value)
{
	field(g->out, name, fraction_text(g->draft.arena, value, 6, true));
}

static void time_field(struct graph *g, const char *name, struct instant when)
{
	buffer_printf(g->out, ",\"%s\":{\"@type\":\"xsd:dateTime\",\"@value\":\"%s\"}", name,
		instant_text(g->draft.arena, when));
}

static size_t row_index(struct graph *g, const struct observation *o)
{
	for (size_t i = 0; i < g->row_count; i++)
		if (g->rows[i] == o)
			return i;
	g->rows = arena_grow(g->draft.arena, g->rows, g->row_count, &g->row_capacity, sizeof(*g->rows));
	g->rows[g->row_count] = o;
	return g->row_count++;
}

static size_t target_index(struct graph *g, const struct target *target)
{
	for (size_t i = 0; i < g->target_count; i++)
		if (g->targets[i] == target)
			return i;
	g->targets = arena_grow(
		g->draft.arena, g->targets, g->target_count, &g->target_capacity, sizeof(*g->targets));
	g->targets[g->target_count] = target;
	return g->target_count++;
}

static void note_commit(struct graph *g, const struct revision *revision)
{
	for (size_t i = 0; i < g->commit_count; i++)
		if (!strcmp(g->commits[i]->commit, revision->commit))
			return;
	g->commits = arena_grow(
		g->draft.arena, g->commits, g->commit_count, &g->commit_capacity, sizeof(*g->commits));
	g->commits[g->commit_count++] = revision;
}

static void add_made_by(struct graph *g, const struct revision *revision)
{
	if (!revision)
		return;
	note_commit(g, revision);
	time_field(g, "prov:generatedAtTime", revision->when);
	buffer_printf(g->out, ",\"prov:wasGeneratedBy\":{\"@id\":\"#commit-%s\"}", revision->commit);
}

static void add_reference(struct graph *g, bool *any, const char *kind, size_t index)
{
	buffer_printf(g->out, "%s{\"@id\":\"#%s-%zu\"}", *any ? "," : "", kind, index + 1);
	*any = true;
}

static void add_sources(struct graph *g, const struct figure *figure)
{
	struct derivation derivation;
	bool any = false;
	derive(&derivation, g->draft.publication->assessment, figure, g->draft.arena);
	buffer_string(g->out, ",\"prov:wasDerivedFrom\":[");
	for (size_t i = 0; figure->reported && i < derivation.region_count; i++)
		for (int which = 0; which < TERM_COUNT; which++)
			for (size_t k = 0; k < derivation.regions[i].row_count[which]; k++)
				add_reference(
					g, &any, "fila", row_index(g, derivation.regions[i].rows[which][k]));
	for (size_t i = 0; i < derivation.target_count; i++)
		add_reference(g, &any, "meta", target_index(g, derivation.targets[i]));
	buffer_char(g->out, ']');
}

static void add_figure(struct graph *g, const struct figure *f)
{
	const char *period = month_text(g->draft.arena, f->period);
	buffer_printf(g->out, ",\n{\"@id\":\"#%s\",\"@type\":\"prov:Entity\"", period);
	field(g->out, "periodo", period);
	number_field(g, "numerador", f->numerator);
	number_field(g, "denominador", f->denominator);
	number_field(g, "valor", f->value);
	number_field(g, "meta", f->target);
	number_field(g, "meta_al_corte", f->target_at_cut);
	number_field(g, "cumplimiento", f->compliance);
	number_field(g, "puntaje", f->score);
	field(g->out, "estado", state_ids[f->state]);
	field(g->out, "origen", f->simulated ? "simulado" : "oficial");
	add_sources(g, f);
	buffer_char(g->out, '}');
}

static void add_place(struct graph *g, const char *path, unsigned line, const char *kind, size_t index)
{
	buffer_printf(g->out, ",\n{\"@id\":\"#%s-%zu\",\"@type\":\"prov:Entity\"", kind, index + 1);
	field(g->out, "archivo", path);
	buffer_printf(g->out, ",\"linea\":%u", line);
}

static void add_row(struct graph *g, size_t index)
{
	const struct model *model = g->draft.model;
	const struct observation *o = g->rows[index];
	const struct indicator *indicator = &model->indicators[o->indicator];
	add_place(g, o->path, o->line, "fila", index);
	field(g->out, "indicador", indicator->code);
	field(g->out, "region", model->regions[o->region].id);
	field(g->out, "periodo", month_text(g->draft.arena, o->month));
	field(g->out, "variable", indicator->variables[o->variable].name);
	text_field(g->out, "rol", model->roles.items[o->role]);
	text_field(g->out, "canal", o->channel);
	text_field(g->out, "tipo_contacto", o->contact);
	field(g->out, "valor", decimal_text(g->draft.arena, o->value));
	field(g->out, "origen", o->simulated ? "simulado" : "oficial");
	add_made_by(g, o->origin ? o->origin->revision : NULL);
	buffer_char(g->out, '}');
}

static void add_target(struct graph *g, size_t index)
{
	const struct model *model = g->draft.model;
	const struct target *t = g->targets[index];
	add_place(g, t->path, t->line, "meta", index);
	field(g->out, "indicador", model->indicators[t->indicator].code);
	text_field(g->out, "region", t->region == NONE ? "" : model->regions[t->region].id);
	field(g->out, "periodo", period_text(g->draft.arena, t->period));
	field(g->out, "valor", decimal_text(g->draft.arena, t->value));
	field(g->out, "norma", model->circulars[t->norm].id);
	add_made_by(g, t->origin ? t->origin->revision : NULL);
	buffer_char(g->out, '}');
}

static void add_telling(struct graph *g, const struct telling *telling, size_t index)
{
	buffer_printf(g->out, ",\n{\"@id\":\"#cambio-%zu\",\"@type\":\"prov:Entity\"", index + 1);
	field(g->out, "tipo", word(&g->draft.voice, telling_titles[telling->kind]));
	field(g->out, "periodo", month_text(g->draft.arena, telling->month));
	text_field(g->out, "variable", telling->variable);
	field(g->out, "antes", *telling->before ? telling->before : NULL);
	field(g->out, "despues", *telling->after ? telling->after : NULL);
	text_field(g->out, "motivo", telling->reason);
	add_made_by(g, telling->revision);
	buffer_char(g->out, '}');
}

static void add_commit(struct graph *g, const struct revision *revision)
{
	const char *address = commit_address(&g->draft, revision->commit);
	buffer_printf(g->out, ",\n{\"@id\":\"#commit-%s\",\"@type\":\"prov:Activity\"", revision->commit);
	field(g->out, "schema:identifier", revision->commit);
	field(g->out, "schema:name", revision->subject);
	time_field(g, "prov:endedAtTime", revision->when);
	buffer_string(g->out, ",\"prov:wasAssociatedWith\":{\"@type\":\"prov:Agent\",\"schema:name\":");
	buffer_json(g->out, revision->author);
	buffer_char(g->out, '}');
	if (*address) {
		buffer_string(g->out, ",\"schema:url\":{\"@id\":");
		buffer_json(g->out, address);
		buffer_char(g->out, '}');
	}
	buffer_char(g->out, '}');
}

static void add_sheet(struct graph *g, const struct page *page, const struct figure *figures, size_t count)
{
	const struct indicator *indicator = &g->draft.model->indicators[page->other];
	const struct region *region = &g->draft.model->regions[page->subject];
	buffer_string(g->out, "{\"@id\":\"#cifras\",\"@type\":\"prov:Collection\"");
	field(g->out, "schema:name", phrase(&g->draft.voice, W_ficha_titulo, indicator->name, region->name));
	buffer_printf(g->out, ",\"schema:mainEntityOfPage\":{\"@id\":\"%s.html\"}", indicator->code);
	field(g->out, "indicador", indicator->code);
	field(g->out, "region", region->id);
	field(g->out, "unidad", indicator->unit);
	buffer_string(g->out, ",\"prov:hadMember\":[");
	for (size_t i = 0; i < count; i++)
		buffer_printf(g->out, "%s{\"@id\":\"#%s\"}", i ? "," : "",
			month_text(g->draft.arena, figures[i].period));
	buffer_string(g->out, "]}");
}

/* `#` is this document: its own words are defined by datos/index.html, which describes the same columns. */
static const char context[] =
	"{\"@context\":{\"@version\":1.1,\"prov\":\"http://www.w3.org/ns/prov#\","
	"\"schema\":\"https://schema.org/\","
	"\"xsd\":\"http://www.w3.org/2001/XMLSchema#\",\"@vocab\":\"#\"},\n\"@graph\":[\n";

int render_sheet_data(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct graph g = {.out = out};
	const struct figure *figures;
	struct telling *tellings;
	const struct unit unit = {.scope = SCOPE_REGION,
		.entity = publication->model->regions[page->subject].entity,
		.region = page->subject};
	size_t count = assessment_series(publication->assessment, page->other, unit, &figures), told = 0;
	(void)report;
	page_begin(&g.draft, publication, page, &scratch);
	buffer_string(out, context);
	add_sheet(&g, page, figures, count);
	for (size_t i = 0; i < count; i++)
		add_figure(&g, &figures[i]);
	for (size_t i = 0; i < g.row_count; i++)
		add_row(&g, i);
	for (size_t i = 0; i < g.target_count; i++)
		add_target(&g, i);
	if (count)
		told = sheet_tellings(&g.draft, figures, count, &tellings);
	for (size_t i = 0; i < told; i++)
		add_telling(&g, &tellings[i], i);
	for (size_t i = 0; i < g.commit_count; i++)
		add_commit(&g, g.commits[i]);
	buffer_string(out, "\n]}\n");
	arena_release(&scratch);
	return 0;
}
