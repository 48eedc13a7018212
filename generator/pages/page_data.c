/* Room: pages. datos/: every table of the site for download, with what its columns mean, what is simulated
 * and how to use it. */
#include "pages/catalogue.h"
#include "pages/data_package.h"
#include "pages/layout.h"
#include "pages/table_schemas.h"

#include <string.h>

/* The table itself, or, with `other`, what describes it. */
static int render_file(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	const struct data_file file = data_file_at(publication, page->subject, &scratch);
	(void)report;
	if (page->other)
		table_schema_write(&file, out);
	else
		data_file_write(publication, &file, out);
	arena_release(&scratch);
	return 0;
}

typedef void descriptor(const struct publication *publication, struct buffer *out);
static const struct {
	const char *path;
	descriptor *write;
} descriptors[] = {{"catalogo.jsonld", catalogue_dcat}, {"datapackage.json", data_package},
	{"dataset.jsonld", catalogue_schema_org}};
enum { DESCRIPTORS = sizeof(descriptors) / sizeof(*descriptors) };

static int render_descriptor(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	(void)report;
	descriptors[page->subject].write(publication, out);
	return 0;
}

static void add_columns(
	const struct voice *voice, struct view *map, const struct download_column *columns, size_t count)
{
	struct view *list = view_set_list(map, "columnas");
	for (size_t i = 0; i < count; i++) {
		struct view *line = view_add_map(list);
		view_set_text(line, "nombre", columns[i].name);
		view_set_text(line, "tipo", word(voice, column_kinds[columns[i].type].words));
		view_set_text(line, "que", word(voice, columns[i].description));
	}
}

static const char *row_words(const struct voice *voice, size_t rows)
{
	return counted(voice, (long)rows, W_n_fila, W_n_filas);
}

static void add_downloads(struct page_draft *draft)
{
	struct view *list = view_set_list(draft->content, "descargas");
	for (size_t i = 0; i < download_count; i++) {
		if (!download_is_present(draft->publication, &downloads[i]))
			continue;
		struct view *map = view_add_map(list);
		view_set_text(map, "id", downloads[i].name);
		view_set_text(map, "titulo", word(&draft->voice, downloads[i].title));
		view_set_text(map, "descripcion", word(&draft->voice, downloads[i].description));
		view_set_text(map, "filas", row_words(&draft->voice, downloads[i].rows(draft->publication)));
		view_set_truth(map, "simulada", download_is_simulated(draft->publication, &downloads[i]));
		add_columns(&draft->voice, map, downloads[i].columns, downloads[i].column_count);
	}
}

static size_t visible_rows(const struct source_table *source)
{
	size_t rows = source->table.rows;
	for (size_t i = 0; source->hidden && i < source->table.rows; i++)
		rows -= source->hidden[i];
	return rows;
}

static void add_files(struct page_draft *draft, struct view *map, const struct source_kind *kind)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(map, "archivos");
	for (size_t i = 0; i < model->source_count; i++) {
		const struct source_table *source = &model->sources[i];
		if (source_kind_of(source->path) != kind)
			continue;
		struct view *file = view_add_map(list);
		view_set_text(file, "ruta", source->path + strlen("data/"));
		view_set_text(file, "filas", row_words(&draft->voice, visible_rows(source)));
		view_set_truth(file, "simulada", source->simulated);
	}
}

static void add_sources(struct page_draft *draft)
{
	struct view *list = view_set_list(draft->content, "fuentes");
	for (size_t i = 0; i < source_kind_count; i++) {
		const struct source_kind *kind = &source_kinds[i];
		size_t length = strlen(kind->path), files = 0;
		for (size_t f = 0; f < draft->model->source_count; f++)
			files += source_kind_of(draft->model->sources[f].path) == kind;
		if (!files)
			continue;
		struct view *map = view_add_map(list);
		view_set_text(map, "id",
			arena_printf(draft->arena, "%.*s", (int)strcspn(kind->path, "./"), kind->path));
		view_set_text(map, "titulo", word(&draft->voice, kind->title));
		view_set_text(map, "descripcion", word(&draft->voice, kind->description));
		view_set_truth(map, "carpeta", kind->path[length - 1] == '/');
		add_files(draft, map, kind);
		add_columns(&draft->voice, map, kind->columns, kind->column_count);
	}
	view_set_truth(draft->content, "con_fuentes", view_count(list) > 0);
}

/* Sets `origenes`; returns whether anything is simulated. */
static bool add_origins(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "origenes");
	bool simulated = false;
	for (size_t i = 0; i < model->origin_count; i++) {
		const struct origin *origin = &model->origins[i];
		struct view *line = view_add_map(list);
		view_set_text(line, "ruta", origin->prefix);
		view_set_text(line, "origen",
			word(&draft->voice, origin->simulated ? W_datos_simulado : W_datos_oficial));
		view_set_truth(line, "simulado", origin->simulated);
		view_set_text(line, "nota", origin->note);
	}
	for (size_t i = 0; i < model->source_count; i++)
		simulated = simulated || model->sources[i].simulated;
	view_set_truth(draft->content, "con_origenes", model->origin_count > 0);
	view_set_truth(draft->content, "algo_simulado", simulated);
	return simulated;
}

static int render_index(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	const struct site *site = &draft.model->site;
	const struct entity *owner = &draft.model->entities[site->entity];
	draft.title = draft.crumb = word(&draft.voice, W_datos);
	draft.description = word(&draft.voice, W_datos_descripcion);
	draft.simulated = add_origins(&draft);
	add_downloads(&draft);
	add_sources(&draft);
	view_set_text(draft.content, "licencia", site->licence);
	view_set_text(draft.content, "sitio", site->title);
	view_set_text(draft.content, "entidad", owner->name);
	view_set_text(draft.content, "sigla", owner->acronym);
	view_set_text(draft.content, "base", publication->base_url);
	return page_finish(&draft, "datos", out, report);
}

void plan_data(struct page_adder *adder)
{
	size_t count;
	const struct data_file *files = data_files(adder->publication, &count, adder->arena);
	plan_add(adder, render_index, NONE, NONE, "datos/index.html");
	for (size_t i = 0; i < DESCRIPTORS; i++)
		plan_add(adder, render_descriptor, i, NONE, "datos/%s", descriptors[i].path);
	for (size_t i = 0; i < count; i++) {
		const struct download *download = files[i].download;
		bool edition = download && !strcmp(download->name, "cambios");
		adder->inputs = edition ? INPUTS_EDITION : INPUTS_FIGURES;
		plan_add(adder, render_file, files[i].index, false, "datos/%s", files[i].path);
		adder->inputs = INPUTS_FIGURES;
		plan_add(adder, render_file, files[i].index, true, "datos/%s",
			table_schema_path(adder->arena, &files[i]));
	}
}
