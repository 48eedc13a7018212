/*
 * Room: model. Cells and nodes to typed values, with the finding that tells how to mend each wrong one. Every
 * loader reads through these, so that a date or a slug is judged in one place. They must not know which
 * document they serve.
 */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "base/suggest.h"
#include "model/model.h"

/* Where a text value stands: what cells and nodes have in common. */
struct field {
	const char *text; /* never NULL */
	const char *name; /* column or key, for findings */
	struct place place;
};

struct loader {
	struct model *model;
	struct arena *arena;
	struct report *report;
	struct instant now;
	size_t source_capacity, role_capacity, observation_capacity, file_capacity, citation_capacity;
	/* Ids of what is under embargo at `now`: known, so that naming it is no mistake, and absent from the
	 * model. */
	struct names embargoed, embargoed_indicators;
};

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
int field_decimal(struct loader *loader, struct field field, struct decimal *value, unsigned *decimals);
int field_decimal_from(struct loader *loader, struct field field, long least, long most,
	struct decimal *value); /* optional: unchanged */
int field_whole(
	struct loader *loader, struct field field, int least, int most, int *value); /* optional: unchanged */
/* `choices` is NULL-terminated; optional: unchanged. */
int field_choice(struct loader *loader, struct field field, const char *const *choices, size_t *value);
int field_instant(struct loader *loader, struct field field, struct instant *value);

/* References: NONE and a finding with the nearest name when unknown. */
size_t field_entity(struct loader *loader, struct field field);
size_t field_region(struct loader *loader, struct field field);
size_t field_circular(struct loader *loader, struct field field);
size_t field_indicator(struct loader *loader, struct field field);

/* Whether the field names a circular, or an indicator, that is under embargo: what depends on it is absent
 * too (2-formats). */
bool is_embargoed(const struct loader *loader, struct field field);
bool is_embargoed_indicator(const struct loader *loader, struct field field);
/* Index of a variable of the indicator, or NONE and UNKNOWN_VARIABLE. */
size_t field_variable(struct loader *loader, struct field field, size_t indicator);
bool is_markdown(const char *path);

/* A list node of scalars (or one scalar) as names; absent gives none. */
int field_names(struct loader *loader, const char *path, const struct node *map, const char *key,
	struct names *names);

/* "; ¿quiso decir «x»?" for the nearest of the ids, or "". */
const char *nearest_hint(struct loader *loader, const char *wrong,
	const char *(*id_at)(const struct model *, size_t), size_t count);

/* The index of an item by id in an array sorted by id whose first member is the id (`const char *`), or NONE.
 */
size_t find_by_id(const void *items, size_t count, size_t size, const char *id);
/* Sorts such an array. */
void sort_by_id(void *items, size_t count, size_t size);

/* A slug that names a page: also not one of the site's own names (RESERVED). */
int field_id(struct loader *loader, struct field field, const char **id);
/* A code of exactly `length` digits; optional. */
int field_code(struct loader *loader, struct field field, size_t length);
/* The scalar of a required key; "" and MISSING_KEY when absent or empty. */
const char *required_key(struct loader *loader, const char *path, const struct node *map, const char *key);
/* umbrales: {cumple, riesgo, sobre}; what is not given stays as it was. */
void load_thresholds(
	struct loader *loader, const char *path, const struct node *map, struct thresholds *thresholds);
/* DUPLICATE at the later of two places, naming the earlier. */
void report_duplicate(
	struct loader *loader, struct place later, const char *key, const char *path, unsigned line);

/* The bare file name of a path without folder and extension. */
const char *stem_of(struct arena *arena, const char *path);

/* The loaders, in the order in which model_load() calls them. Each reports its findings and goes on. */
void load_entities(struct loader *loader);
void load_site(struct loader *loader);
void load_regions(struct loader *loader);
void load_norms(struct loader *loader);
void load_origins(struct loader *loader);
void load_circulars(struct loader *loader);
void load_indicators(struct loader *loader);
void load_targets(struct loader *loader);
void load_observations(struct loader *loader);
void load_pages(struct loader *loader);
void load_errata(struct loader *loader);
void load_calendar(struct loader *loader);
void load_withdrawals(struct loader *loader);
void check_texts(struct loader *loader); /* links, citations and errata of every document */

/* Parses the table at `path` if it is there. Returns true when there are rows to read, and registers it among
 * the sources. */
bool load_table(struct loader *loader, const char *path, const struct column *columns, size_t count,
	struct table *table);
/* Keeps a row of the table loaded last out of every output: it depends on something under embargo. */
void hide_row(struct loader *loader, const struct table *table, size_t row);

#endif
