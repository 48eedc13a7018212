/*
 * Room: pages. Every table for download, as all that describes them to programs must name it:
 * datapackage.json, the catalogues, the schemas. It must not know any of these formats.
 */
#ifndef PAGES_DATA_FILES_H
#define PAGES_DATA_FILES_H

#include "pages/download.h"
#include "pages/source_columns.h"

/* A file below datos/. */
struct data_file {
	const char *name;		   /* unique: "cumplimiento", "cumplimiento-json", "fuente-metas" */
	const char *path;		   /* "cumplimiento.csv", "fuentes/metas.csv" */
	const char *title, *description;   /* of the table, in Spanish */
	const char *origin;		   /* "simulado", "oficial"; NULL: each row says it, or none need */
	bool json;			   /* else CSV */
	const struct download *download;   /* one of the two */
	const struct source_table *source; /* as published */
	size_t index;			   /* for data_file_at() */
};

/* A word in the language of machine-readable files. */
const char *in_spanish(enum word id);

/* All files of an edition, owned by the arena; sets how many. */
const struct data_file *data_files(const struct publication *publication, size_t *count, struct arena *arena);

/* One of them, by its index. */
struct data_file data_file_at(const struct publication *publication, size_t index, struct arena *arena);

/* Writes `"key": "value",` and a new line: descriptions are JSON for people to read too. */
void json_member(struct buffer *out, const char *indent, const char *key, const char *value);

/* The file itself. */
void data_file_write(const struct publication *publication, const struct data_file *file, struct buffer *out);

/* Its columns, in order: how many, what each is called, and what it is (NULL: nobody says). */
size_t data_file_columns(const struct data_file *file);
const char *data_file_column(
	const struct data_file *file, size_t index, const struct download_column **column);

#endif
