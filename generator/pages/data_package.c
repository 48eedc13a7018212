/* Room: pages. One resource a table and format. Sizes and hashes are of the bytes that the pages of the
 * downloads render, made anew here: a page may not look at another. */
#include "pages/data_package.h"

#include "pages/source_columns.h"

#include <ctype.h>
#include <openssl/sha.h>
#include <string.h>

#define PROFILES "https://datapackage.org/profiles/2.0/"

static void add_member(struct buffer *out, const char *indent, const char *key, const char *value)
{
	buffer_printf(out, "%s\"%s\": ", indent, key);
	buffer_json(out, value);
	buffer_string(out, ",\n");
}

/* Words that stay as they are in every format; `si` and nothing are how tables say true and false. */
static void add_field(struct buffer *out, const char *name, const struct download_column *column, bool last)
{
	static const char *const types[] = {[COLUMN_TEXT] = "string",
		[COLUMN_NUMBER] = "number",
		[COLUMN_WHOLE] = "integer",
		[COLUMN_DATE] = "date",
		[COLUMN_MONTH] = "yearmonth",
		[COLUMN_FLAG] = "boolean"};
	enum column_type type = column ? column->type : COLUMN_TEXT;
	buffer_string(out, "\t\t\t\t\t{\"name\": ");
	buffer_json(out, name);
	buffer_printf(out, ", \"type\": \"%s\", \"format\": \"default\"", types[type]);
	if (type == COLUMN_FLAG)
		buffer_string(out, ", \"trueValues\": [\"si\"], \"falseValues\": [\"no\"]");
	if (column) {
		buffer_string(out, ", \"description\": ");
		buffer_json(out, column->description);
	}
	buffer_string(out, last ? "}\n" : "},\n");
}

static void open_schema(struct buffer *out)
{
	buffer_string(out, "\t\t\t\"schema\": {\n");
	add_member(out, "\t\t\t\t", "$schema", PROFILES "tableschema.json");
	buffer_string(out, "\t\t\t\t\"missingValues\": [\"\"],\n\t\t\t\t\"fields\": [\n");
}

static void close_resource(struct buffer *out)
{
	buffer_string(out, "\t\t\t\t]\n\t\t\t}\n\t\t}");
}

/* What every resource says; `content` is the file itself. */
struct resource {
	const char *name, *path, *title, *description, *origin;
	bool json;
};

static void open_resource(
	struct buffer *out, bool first, const struct resource *resource, const struct buffer *content)
{
	unsigned char hash[SHA256_DIGEST_LENGTH];
	const char *indent = "\t\t\t";
	SHA256((const unsigned char *)content->data, content->length, hash);
	buffer_string(out, first ? "\n\t\t{\n" : ",\n\t\t{\n");
	add_member(out, indent, "$schema", PROFILES "dataresource.json");
	add_member(out, indent, "name", resource->name);
	add_member(out, indent, "title", resource->title);
	add_member(out, indent, "description", resource->description);
	add_member(out, indent, "path", resource->path);
	add_member(out, indent, "type", "table");
	add_member(out, indent, "format", resource->json ? "json" : "csv");
	add_member(out, indent, "mediatype", resource->json ? "application/json" : "text/csv");
	add_member(out, indent, "encoding", "utf-8");
	if (resource->origin)
		add_member(out, indent, "origen", resource->origin);
	buffer_printf(out, "\t\t\t\"bytes\": %zu,\n\t\t\t\"hash\": \"sha256:", content->length);
	for (size_t i = 0; i < sizeof(hash); i++)
		buffer_printf(out, "%02x", hash[i]);
	buffer_string(out, "\",\n");
	open_schema(out);
}

static void add_download(const struct publication *publication, const struct download *download, bool json,
	bool first, struct buffer *out, struct arena *arena)
{
	struct buffer content = {0};
	const char *ending = json ? "json" : "csv";
	struct resource resource = {
		.name = json ? arena_printf(arena, "%s-json", download->name) : download->name,
		.path = arena_printf(arena, "%s.%s", download->name, ending),
		.title = download->title,
		.description = download->description,
		.origin = download_is_simulated(publication, download) ? "simulado" : NULL,
		.json = json};
	if (json)
		download_json(publication, download, &content);
	else
		download_csv(publication, download, &content);
	open_resource(out, first, &resource, &content);
	for (size_t i = 0; i < download->column_count; i++)
		add_field(out, download->columns[i].name, &download->columns[i],
			i + 1 == download->column_count);
	close_resource(out);
	buffer_release(&content);
}

/* "fuente-seguimiento-2012-antioquia" of "seguimiento/2012/antioquia.csv" */
static const char *source_name(struct arena *arena, const char *below)
{
	size_t length = strlen(below);
	char *name = arena_printf(arena, "fuente-%.*s", (int)(length - strlen(".csv")), below);
	for (char *p = name; *p; p++) {
		*p = (char)tolower((unsigned char)*p);
		if (!isalnum((unsigned char)*p) && !strchr("-._", *p))
			*p = '-';
	}
	return name;
}

static void add_source(const struct source_table *source, struct buffer *out, struct arena *arena)
{
	const struct source_kind *kind = source_kind_of(source->path);
	const struct table *table = &source->table;
	const char *below = source->path + strlen("data/");
	struct buffer content = {0};
	struct resource resource = {.name = source_name(arena, below),
		.path = arena_printf(arena, "fuentes/%s", below),
		.title = kind ? arena_printf(arena, "%s: %s", kind->title, below) : below,
		.description = kind ? kind->description : "",
		.origin = source->simulated ? "simulado" : "oficial"};
	source_csv(source, &content);
	open_resource(out, false, &resource, &content);
	for (size_t i = 0; i < table->file_columns; i++)
		add_field(out, table->file_header[i].text, source_column(kind, table->file_header[i].text),
			i + 1 == table->file_columns);
	close_resource(out);
	buffer_release(&content);
}

/* Licences go by a name without blanks: "CC BY 4.0" is CC-BY-4.0. */
static void add_licence(struct buffer *out, const char *licence, struct arena *arena)
{
	char *name = arena_string(arena, licence);
	for (char *p = name; *p; p++)
		if (!isalnum((unsigned char)*p) && !strchr("-._", *p))
			*p = '-';
	buffer_string(out, "\t\"licenses\": [{\"name\": ");
	buffer_json(out, name);
	buffer_string(out, ", \"title\": ");
	buffer_json(out, licence);
	buffer_string(out, "}],\n");
}

void data_package(const struct publication *publication, struct buffer *out)
{
	const struct model *model = publication->model;
	struct arena arena = {0};
	buffer_string(out, "{\n");
	add_member(out, "\t", "$schema", PROFILES "datapackage.json");
	add_member(out, "\t", "name",
		arena_printf(&arena, "cuentas-%s", model->entities[model->site.entity].id));
	add_member(out, "\t", "title", model->site.title);
	if (*model->site.description)
		add_member(out, "\t", "description", model->site.description);
	if (*publication->base_url)
		add_member(out, "\t", "homepage", publication->base_url);
	if (*model->site.licence)
		add_licence(out, model->site.licence, &arena);
	buffer_string(out, "\t\"resources\": [");
	for (size_t i = 0; i < download_count; i++) {
		if (!download_is_present(publication, &downloads[i]))
			continue;
		add_download(publication, &downloads[i], false, i == 0, out, &arena);
		add_download(publication, &downloads[i], true, false, out, &arena);
	}
	for (size_t i = 0; i < model->source_count; i++)
		add_source(&model->sources[i], out, &arena);
	buffer_string(out, "\n\t]\n}\n");
	arena_release(&arena);
}
