/*
 * Room: model. Cells and nodes to typed values, with the finding that tells how to mend each wrong one. Every
 * loader reads through these, so that a date or a slug is judged in one place. They must not know which
 * document they serve.
 */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "base/suggest.h"
#include "model/model.h"
#include "model/references.h"
#include "model/text_cache.h"

/* Where a text value stands: what cells and nodes have in common. */
struct field {
	const char *text; /* never NULL */
	const char *name; /* column or key, for findings */
	struct place place;
};

/* Ids that are known though the model has them not. */
struct known_ids {
	struct names names;
	size_t capacity;
	bool all;
};

struct loader {
	const struct node *settings; /* of sitio.yaml, once it is read */
	struct model *model;
	struct arena *arena;
	struct report *report;
	struct instant now;
	struct text_cache *texts; /* or NULL */
	size_t source_capacity, role_capacity, observation_capacity, file_capacity, citation_capacity;
	struct known_ids lost[NAMED_COUNT], embargoed[NAMED_COUNT]; /* references.h */
	/* Indicators whose window or formula could not be read: what depends on them is not judged. */
	struct known_ids doubtful;
	/* What is in no output, and checked all the same: under embargo, or with data that cannot be read. */
	struct hidden_text *hidden_texts;
	size_t hidden_count, hidden_capacity;
	bool hidden_window;	   /* a circular under embargo sets the window of retroalimentacion.csv */
	struct plan *hidden_plans; /* plans.h; under embargo: their initiatives are in no output */
	size_t hidden_plan_count;
	/* What errata say of circulars, those under embargo too. */
	struct dub *dubs;
	size_t dub_count;
	/* The last nearest name that was looked for. */
	const char *hint, *hint_wrong;
	enum named hint_kind;
	size_t hint_count;
};

/* Words that a row of erratas.csv says a document has. */
struct dub {
	const char *document, *says;
	struct place place;
};

/* A document that no page shows, but whose text must be right. */
struct hidden_text {
	struct document document;
	const char *embargoed; /* id of the circular whose errata are to be found in it, or NULL */
};

/* One of the two, by the report's language. */
const char *say(const struct loader *loader, const char *spanish, const char *english);

struct field field_of_cell(const struct table *table, size_t row, size_t column, const char *name);
/* The scalar at `key`, or an empty text placed at the map when absent. Reports WRONG_KIND when it is a list
 * or a map. */
struct field field_of_key(struct loader *loader, const char *path, const struct node *map, const char *key);

/* Each returns 0 and sets the value, or reports and returns -1. An empty text is wrong for all but those that
 * say "optional". */
int field_slug(struct loader *loader, struct field field, const char **id);
int field_date(struct loader *loader, struct field field, date *value); /* optional: DATE_NONE */
int field_month(struct loader *loader, struct field field, month *value);
int field_period(struct loader *loader, struct field field, struct period *value);
/* "2012" or "2012-2014" as its first and last month. An empty text is -1 without a finding. */
int field_years(struct loader *loader, struct field field, month *first, month *last);
int field_decimal(struct loader *loader, struct field field, struct decimal *value, unsigned *decimals);
int field_decimal_from(struct loader *loader, struct field field, long least, long most,
	struct decimal *value); /* optional: unchanged */
int field_whole(
	struct loader *loader, struct field field, int least, int most, int *value); /* optional: unchanged */
/* `choices` is NULL-terminated; optional: unchanged. */
int field_choice(struct loader *loader, struct field field, const char *const *choices, size_t *value);
int field_instant(struct loader *loader, struct field field, struct instant *value);

/* References, as field_reference() resolves them. */
size_t field_entity(struct loader *loader, struct field field);
size_t field_region(struct loader *loader, struct field field);
size_t field_circular(struct loader *loader, struct field field);
size_t field_indicator(struct loader *loader, struct field field);
/* Index of a variable of the indicator, or NONE and UNKNOWN_VARIABLE. */
size_t field_variable(struct loader *loader, struct field field, const struct indicator *indicator);
bool is_markdown(const char *path);

/* Whether the text is an address that a reader's browser may follow; `mail`: or write to. */
bool is_web_address(const char *text, bool mail);

/* A list node of scalars (or one scalar) as names; absent gives none. */
int field_names(struct loader *loader, const char *path, const struct node *map, const char *key,
	struct names *names);

/* The items of a list in a cell, by ';', without blanks around them. */
struct names cell_names(struct loader *loader, const char *text);

/* The index of an item by id in an array sorted by id whose first member is the id (`const char *`), or NONE.
 */
size_t find_by_id(const void *items, size_t count, size_t size, const char *id);
/* Sorts such an array. */
void sort_by_id(void *items, size_t count, size_t size);

/* A slug that names a page: also not one of the site's own names (RESERVED). */
int field_id(struct loader *loader, struct field field, const char **id);
/* A code of exactly `length` digits; optional. */
int field_code(struct loader *loader, struct field field, size_t length);
/* The scalar of a required key of a document; "" and MISSING_KEY (line 1, or the empty key) when absent or
 * empty. */
const char *required_key(struct loader *loader, const char *path, const struct node *map, const char *key);
/* The same of a map inside a document: what is absent is missed where the map stands. */
const char *required_member(struct loader *loader, const char *path, const struct node *map, const char *key);
/* umbrales: {cumple, riesgo, sobre}; what is not given stays as it was. */
void load_thresholds(
	struct loader *loader, const char *path, const struct node *map, struct thresholds *thresholds);
/* DUPLICATE at the later of two places, naming the earlier. */
void report_duplicate(
	struct loader *loader, struct place later, const char *key, const char *path, unsigned line);

/* The bare file name of a path without folder and extension. */
const char *stem_of(struct arena *arena, const char *path);
/* Reports WRONG_ENTITY when the region is of another entity than `wanted`; either may be NONE. */
void check_region_entity(struct loader *loader, struct field field, size_t region, size_t wanted);
/* What depends on that indicator's window or formula is not to be judged. */
void doubt(struct loader *loader, const struct indicator *indicator);
bool is_doubtful(const struct loader *loader, const struct indicator *indicator);

/* Whether a file lies right in the folder (which ends with a slash) and not deeper. */
bool lies_in(const char *path, const char *folder);

/* Reads a document and the id that its file name gives it. Returns 0, or -1: then the id is lost, and what
 * there is of its text is checked with the hidden ones. */
int load_document(struct loader *loader, const struct file *file, enum named kind, struct document *document,
	const char **id);
/* Has check_texts() check a document that no page shows; `embargoed` may be NULL. */
void hide_text(struct loader *loader, const struct document *document, const char *embargoed);

/* Has a document that has had findings since then read anew in every edition, so that each finds them:
 * reading a misspelt key as the one that it means leaves its mark on the front matter. */
void forget_faulty(struct loader *loader, const struct file *file, size_t findings_before);
/* The first item of what must be a list of maps; NULL, with WRONG_KIND, when it is not. */
const struct node *first_map(
	struct loader *loader, const char *path, const struct node *list, const char *key, const char *form);

/* The loaders, in the order in which model_load() calls them. Each reports its findings and goes on. */
void load_entities(struct loader *loader);
void load_site(struct loader *loader);
void load_regions(struct loader *loader);
void load_norms(struct loader *loader);
void load_origins(struct loader *loader);
void load_circulars(struct loader *loader);
void load_indicators(struct loader *loader);
void load_targets(struct loader *loader); /* load_targets.c */
void load_observations(struct loader *loader);
void load_municipalities(struct loader *loader); /* load_feedback.c */
void load_feedback(struct loader *loader);
void load_evaluations(struct loader *loader); /* load_evaluations.c */
void load_actions(struct loader *loader);     /* load_actions.c */
void load_deliveries(struct loader *loader);
void load_plans(struct loader *loader);	      /* load_plans.c */
void load_initiatives(struct loader *loader); /* load_initiatives.c: with funds and resources */
void load_pages(struct loader *loader);	      /* and load_government(), government.h */
void load_errata(struct loader *loader);
void load_calendar(struct loader *loader);
void load_withdrawals(struct loader *loader);
void check_texts(struct loader *loader); /* links, citations and errata of every document */

/* Parses the table at `path` if it is there. Returns true when there are rows to read, and registers it among
 * the sources. */
bool load_table(struct loader *loader, const char *path, const struct column *columns, size_t count,
	struct table *table);
/* The same for a table whose rows give ids of that kind in `id_column`: what cannot be read is lost, and its
 * absence reported if it is `required`. */
bool load_named_table(struct loader *loader, const char *path, bool required, enum named kind,
	const struct column *columns, size_t count, size_t id_column, struct table *table);
/* Reports FILE_MISSING in sitio.yaml, or in the file itself when there is none. */
void report_missing(struct loader *loader, const char *path);
/* Per row, whether an earlier one has the same text in that column (not if empty), which is reported. */
const bool *repeated_rows(struct loader *loader, const struct table *table, size_t column);
/* The same of a key of several columns, one text a row; `column` is where a repeated one is reported. */
const bool *repeated_keys(
	struct loader *loader, const struct table *table, const char *const *keys, size_t column);
/* Where the n-th item of the list in a cell stands, as cell_names() counts them. */
struct place item_place(struct loader *loader, const struct table *table, const struct cell *cell, size_t n);
/* Keeps a row of the table loaded last out of every output: it depends on something under embargo. */
void hide_row(struct loader *loader, const struct table *table, size_t row);
/* Tables of which every row is hidden are no source: the name of such a file says something too. */
void drop_hidden_sources(struct model *model);

#endif
