/* Room: pages. The computed tables, each in both formats, then the source tables. */
#include "pages/data_files.h"

#include <ctype.h>
#include <string.h>

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

const char *in_spanish(enum word id)
{
	return languages[0]->text(id);
}

static struct data_file computed(const struct publication *publication, const struct download *download,
	bool json, struct arena *arena)
{
	return (struct data_file){
		.name = json ? arena_printf(arena, "%s-json", download->name) : download->name,
		.path = arena_printf(arena, "%s.%s", download->name, json ? "json" : "csv"),
		.title = in_spanish(download->title),
		.description = in_spanish(download->description),
		.origin = download_is_simulated(publication, download) ? "simulado" : NULL,
		.json = json,
		.download = download};
}

static struct data_file published(const struct source_table *source, struct arena *arena)
{
	const struct source_kind *kind = source_kind_of(source->path);
	const char *below = source->path + strlen("data/");
	return (struct data_file){.name = source_name(arena, below),
		.path = arena_printf(arena, "fuentes/%s", below),
		.title = kind ? arena_printf(arena, "%s: %s", in_spanish(kind->title), below) : below,
		.description = kind ? in_spanish(kind->description) : "",
		.origin = source->simulated ? "simulado" : "oficial",
		.source = source};
}

struct data_file data_file_at(const struct publication *publication, size_t index, struct arena *arena)
{
	size_t computed_count = 2 * download_count;
	return index < computed_count
		       ? computed(publication, &downloads[index / 2], index % 2, arena)
		       : published(&publication->model->sources[index - computed_count], arena);
}

const struct data_file *data_files(const struct publication *publication, size_t *count, struct arena *arena)
{
	size_t most = 2 * download_count + publication->model->source_count;
	struct data_file *files = arena_array(arena, most, sizeof(*files));
	*count = 0;
	for (size_t i = 0; i < most; i++)
		if (i >= 2 * download_count || download_is_present(publication, &downloads[i / 2])) {
			files[*count] = data_file_at(publication, i, arena);
			files[(*count)++].index = i;
		}
	return files;
}

void json_member(struct buffer *out, const char *indent, const char *key, const char *value)
{
	buffer_printf(out, "%s\"%s\": ", indent, key);
	buffer_json(out, value);
	buffer_string(out, ",\n");
}

void data_file_write(const struct publication *publication, const struct data_file *file, struct buffer *out)
{
	if (file->source)
		source_csv(file->source, out);
	else if (file->json)
		download_json(publication, file->download, out);
	else
		download_csv(publication, file->download, out);
}

size_t data_file_columns(const struct data_file *file)
{
	return file->source ? file->source->table.file_columns : file->download->column_count;
}

const char *data_file_column(
	const struct data_file *file, size_t index, const struct download_column **column)
{
	if (file->source) {
		const char *name = file->source->table.file_header[index].text;
		*column = source_column(source_kind_of(file->source->path), name);
		return name;
	}
	*column = &file->download->columns[index];
	return (*column)->name;
}
