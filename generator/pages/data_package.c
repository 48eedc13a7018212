/* Room: pages. One resource a table and format. Sizes and hashes are of the bytes that the pages of the
 * downloads render, made anew here: a page may not look at another. */
#include "pages/data_package.h"

#include "pages/data_files.h"

#include <ctype.h>
#include <openssl/sha.h>
#include <string.h>

#define PROFILES "https://datapackage.org/profiles/2.0/"

static void add_field(struct buffer *out, const char *name, const struct download_column *column, bool last)
{
	buffer_string(out, "\t\t\t\t\t{\"name\": ");
	buffer_json(out, name);
	buffer_printf(out, ", %s", column_kinds[column ? column->type : COLUMN_TEXT].table_schema);
	if (column) {
		buffer_string(out, ", \"description\": ");
		buffer_json(out, in_spanish(column->description));
	}
	buffer_string(out, last ? "}\n" : "},\n");
}

static void open_schema(struct buffer *out)
{
	buffer_string(out, "\t\t\t\"schema\": {\n");
	json_member(out, "\t\t\t\t", "$schema", PROFILES "tableschema.json");
	buffer_string(out, "\t\t\t\t\"missingValues\": [\"\"],\n\t\t\t\t\"fields\": [\n");
}

static void add_resource(
	const struct publication *publication, const struct data_file *file, bool first, struct buffer *out)
{
	unsigned char hash[SHA256_DIGEST_LENGTH];
	const char *indent = "\t\t\t";
	struct buffer content = {0};
	data_file_write(publication, file, &content);
	SHA256((const unsigned char *)content.data, content.length, hash);
	buffer_string(out, first ? "\n\t\t{\n" : ",\n\t\t{\n");
	json_member(out, indent, "$schema", PROFILES "dataresource.json");
	json_member(out, indent, "name", file->name);
	json_member(out, indent, "title", file->title);
	json_member(out, indent, "description", file->description);
	json_member(out, indent, "path", file->path);
	json_member(out, indent, "type", "table");
	json_member(out, indent, "format", file->json ? "json" : "csv");
	json_member(out, indent, "mediatype", file->json ? "application/json" : "text/csv");
	json_member(out, indent, "encoding", "utf-8");
	if (file->origin)
		json_member(out, indent, "origen", file->origin);
	buffer_printf(out, "\t\t\t\"bytes\": %zu,\n\t\t\t\"hash\": \"sha256:", content.length);
	for (size_t i = 0; i < sizeof(hash); i++)
		buffer_printf(out, "%02x", hash[i]);
	buffer_string(out, "\",\n");
	open_schema(out);
	for (size_t i = 0, count = data_file_columns(file); i < count; i++) {
		const struct download_column *column;
		const char *name = data_file_column(file, i, &column);
		add_field(out, name, column, i + 1 == count);
	}
	buffer_string(out, "\t\t\t\t]\n\t\t\t}\n\t\t}");
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
	size_t count;
	buffer_string(out, "{\n");
	json_member(out, "\t", "$schema", PROFILES "datapackage.json");
	json_member(out, "\t", "name",
		arena_printf(&arena, "cuentas-%s", model->entities[model->site.entity].id));
	json_member(out, "\t", "title", model->site.title);
	if (*model->site.description)
		json_member(out, "\t", "description", model->site.description);
	if (*publication->base_url)
		json_member(out, "\t", "homepage", publication->base_url);
	if (*model->site.licence)
		add_licence(out, model->site.licence, &arena);
	buffer_string(out, "\t\"resources\": [");
	const struct data_file *files = data_files(publication, &count, &arena);
	for (size_t i = 0; i < count; i++)
		add_resource(publication, &files[i], i == 0, out);
	buffer_string(out, "\n\t]\n}\n");
	arena_release(&arena);
}
