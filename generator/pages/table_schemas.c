/* Room: pages. Two formats, one walk over the columns. */
#include "pages/table_schemas.h"

#include <string.h>

const char *table_schema_path(struct arena *arena, const struct data_file *file)
{
	return file->json ? arena_printf(arena, "esquemas/%s.json", file->download->name)
			  : arena_printf(arena, "%s-metadata.json", file->path);
}

static void add_column(struct buffer *out, bool json, const char *name, const struct download_column *column)
{
	const struct column_kind *kind = &column_kinds[column ? column->type : COLUMN_TEXT];
	buffer_string(out, json ? "\t\t\t" : "\t\t\t{\"name\": ");
	buffer_json(out, name);
	buffer_string(out, json ? ": {" : ", \"titles\": ");
	if (json) {
		buffer_string(out, kind->json_schema);
	} else {
		buffer_json(out, name);
		buffer_printf(out, ", \"datatype\": %s", kind->csvw);
	}
	if (column) {
		buffer_string(out, json ? ", \"description\": " : ", \"dc:description\": ");
		buffer_json(out, in_spanish(column->description));
	}
	buffer_char(out, '}');
}

static void add_columns(struct buffer *out, const struct data_file *file)
{
	for (size_t i = 0, count = data_file_columns(file); i < count; i++) {
		const struct download_column *column;
		const char *name = data_file_column(file, i, &column);
		add_column(out, file->json, name, column);
		buffer_string(out, i + 1 < count ? ",\n" : "\n");
	}
}

/* An array of rows, each with every column: a stable shape for who reads the file with a program. */
static void write_json_schema(const struct data_file *file, struct buffer *out)
{
	buffer_string(out, "{\n");
	json_member(out, "\t", "$schema", "https://json-schema.org/draft/2020-12/schema");
	json_member(out, "\t", "title", file->title);
	json_member(out, "\t", "description", file->description);
	json_member(out, "\t", "type", "array");
	buffer_string(out, "\t\"items\": {\n");
	json_member(out, "\t\t", "type", "object");
	buffer_string(out, "\t\t\"properties\": {\n");
	add_columns(out, file);
	buffer_string(out, "\t\t},\n\t\t\"required\": [");
	for (size_t i = 0; i < file->download->column_count; i++) {
		buffer_string(out, i ? ", " : "");
		buffer_json(out, file->download->columns[i].name);
	}
	buffer_string(out, "],\n\t\t\"additionalProperties\": false\n\t}\n}\n");
}

static void write_csvw(const struct data_file *file, struct buffer *out)
{
	const char *slash = strrchr(file->path, '/');
	buffer_string(
		out, "{\n\t\"@context\": [\"http://www.w3.org/ns/csvw\", {\"@language\": \"es-CO\"}],\n");
	json_member(out, "\t", "url", slash ? slash + 1 : file->path);
	json_member(out, "\t", "dc:title", file->title);
	json_member(out, "\t", "dc:description", file->description);
	buffer_string(out, "\t\"tableSchema\": {\n\t\t\"columns\": [\n");
	add_columns(out, file);
	buffer_string(out, "\t\t]\n\t}\n}\n");
}

void table_schema_write(const struct data_file *file, struct buffer *out)
{
	if (file->json)
		write_json_schema(file, out);
	else
		write_csvw(file, out);
}
