/*
 * Room: model. What a publication says, every cross-reference resolved: circulars, indicators, regions,
 * targets, observations. Spanish data keys become English names here and nowhere else. It must not compute
 * compliance nor know pages.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/report.h"
#include "documents/front_matter.h"
#include "documents/markdown.h"
#include "documents/table.h"
#include "model/government.h"
#include "source/repository.h"

#include <stdbool.h>
#include <stddef.h>

#define NONE ((size_t)-1)

/* A list of ids or texts. */
struct names {
	const char **items;
	size_t count;
};

struct thresholds {
	struct decimal meets, risk, over; /* umbrales: cumple, riesgo, sobre */
};

/* content/sitio.yaml */
struct site {
	const char *title, *description, *base_url, *report_error, *repository, *contact, *licence;
	size_t entity; /* the owner */
	struct thresholds thresholds;
	struct decimal tolerance, least_evaluated;
	int grace_days;
	int zone; /* minutes east of UTC */
	const char *edition_pattern;
	struct government government;
	bool english; /* the frame in English too, under en/ (idiomas) */
};

/* data/entidades.csv */
struct entity {
	const char *id, *name, *acronym, *country;
};

enum segment { SEGMENT_NONE, SEGMENT_LARGE, SEGMENT_MEDIUM, SEGMENT_SMALL, SEGMENT_COUNT };
extern const char *const segment_ids[SEGMENT_COUNT]; /* "", "grande", "mediana", "pequena" */

/* data/regiones.csv */
struct region {
	const char *id, *code, *name; /* code: two digits, or "" for a central office */
	size_t entity;
	enum segment segment;
	int row, column; /* place in the tile map, from 1; 0: none */
};

struct withdrawal;
struct instrument;
struct action;
struct plan;
struct initiative;
struct fund;
struct resource;
struct map;

enum circular_status { STATUS_IN_FORCE, STATUS_MODIFIED, STATUS_REPEALED };

struct attachment {
	const char *file, *title;
	const char *path; /* in the snapshot */
};

struct guideline {
	const char *id, *title;
};

/* content/circulares/<id>.md */
struct circular {
	const char *id, *number, *issuer, *subject, *to, *signature, *position, *source;
	date date;
	size_t entity;
	enum circular_status status;
	struct names modifies, repeals, develops, aliases; /* ids of circulars */
	struct attachment *attachments;
	size_t attachment_count;
	struct guideline *guidelines;
	size_t guideline_count;
	const char *window_table; /* ventana: {tabla, desde, hasta}; NULL if none */
	date window_from, window_to;
	bool has_embargo;
	struct instant embargo;
	const struct withdrawal *withdrawn; /* withdrawals.h: nothing but a notice is left of it; else NULL */
	struct document document;
};

struct variable {
	const char *name;
	bool stock; /* else a flow */
};

/* A variable in a formula: of this indicator or of another. */
struct term {
	size_t indicator, variable; /* indicator NONE: there is no such term */
	bool stock;
};

enum target_source { TARGET_TABLE, TARGET_CONSTANT, TARGET_NONE };
enum indicator_type { INDICATOR_RESULT, INDICATOR_PROCESS };

/* content/indicadores/<codigo>.md */
struct indicator {
	const char *code, *name, *unit, *objective, *responsible, *data_source, *tool, *section;
	size_t entity, norm;
	enum indicator_type type;
	month first, last, since; /* vigencia, from January to December; desde */
	int cut_day;
	struct variable *variables;
	size_t variable_count;
	struct term numerator, denominator;
	enum window window;
	enum target_source target_source;
	struct decimal constant;
	bool ceiling; /* sentido: maximo */
	bool linear;  /* prorrateo: lineal */
	struct thresholds thresholds;
	struct decimal tolerance, weight;
	int decimals;	      /* -1: not given */
	bool *not_applicable; /* per region index */
	struct document document;
};

struct row_event; /* provenance.h */

/* A row of data/metas.csv */
struct target {
	size_t indicator, region, role, norm; /* region NONE: national; role 0: none */
	struct period period;
	struct decimal value;
	date since; /* vigente_desde; DATE_NONE: from the start */
	const char *path;
	unsigned line;
	bool simulated;
	const struct row_event *origin; /* what brought the row as it is; NULL: not known */
};

/* A row of data/seguimiento/ */
struct observation {
	size_t indicator, region, variable, role; /* role 0: none */
	const char *channel, *contact, *note;
	month month;
	bool has_value, simulated;
	struct decimal value;
	date reported;			/* the cell; DATE_NONE if empty */
	const struct row_event *origin; /* what brought the row as it is; NULL: not known */
	date first_valued; /* author date of the first commit in which a row with this key had a value;
			      DATE_NONE: not asked */
	const char *path;
	unsigned line;
};

/* content/paginas/ */
struct text_page {
	const char *id, *title;
	int order;
	struct names aliases;
	const struct withdrawal *withdrawn; /* as of a circular */
	struct document document;
};

/* What became of a municipality's development plan: its row of data/retroalimentacion.csv. */
struct feedback {
	bool listed;		 /* there is a row */
	date received, answered; /* DATE_NONE if not given */
	int projects;		 /* -1: not given */
	struct names dimensions;
	const char *note;
	unsigned line;
};

/* data/municipios.csv, with what data/retroalimentacion.csv says of each */
struct municipality {
	const char *code, *name; /* five digits */
	size_t region;
	bool prioritised;
	struct feedback feedback;
};

/* data/normas.csv */
struct norm {
	const char *id, *title, *link;
};

/* data/erratas.csv: of a circular or of an action, the other is NONE */
struct erratum {
	size_t circular, action;
	const char *says, *should_say, *reason;
	const char *path;
	unsigned line, column;
};

/* data/origenes.csv */
struct origin {
	const char *prefix; /* under data/ */
	bool simulated;
	const char *note;
};

/* data/calendario.csv */
struct release {
	date date;
	const char *title, *edition;
};

/* data/retiros.csv */
struct withdrawal {
	const char *document, *reason;
	date date;
	struct place place; /* of the document's id */
};

/* A text that links to a circular, or a plan that it asks for: the circular, indicator, page or plan of that
 * index. */
enum citing {
	CITED_BY_CIRCULAR,
	CITED_BY_INDICATOR,
	CITED_BY_PAGE,
	CITED_BY_PLAN,
	CITED_BY_NONE /* a text whose links no circular lists: an evaluation */
};
struct citation {
	size_t circular; /* the one cited */
	enum citing by;
	size_t index;
};

/* A source table to be published as it is (4-site "Downloads"). */
struct source_table {
	const char *path;
	const struct file *file;
	struct table table;
	bool *hidden; /* per row: under embargo, in no output; NULL: none is */
	bool simulated;
};

/* Lists are sorted: entities, regions, circulars, indicators, pages, norms by id; targets by indicator,
 * region, role, period, since; observations by indicator, region, month, variable, role, channel, contact. */
struct model {
	struct arena *arena;
	const struct snapshot *snapshot;
	date as_of;
	int64_t next_embargo; /* seconds: when the next circular comes out of embargo; INT64_MAX: none waits
			       */
	struct site site;
	struct entity *entities;
	size_t entity_count;
	struct region *regions;
	size_t region_count;
	struct circular *circulars;
	size_t circular_count;
	struct indicator *indicators;
	size_t indicator_count;
	struct names roles; /* item 0 is "" */
	struct target *targets;
	size_t target_count;
	struct observation *observations;
	size_t observation_count;
	struct instrument *instruments; /* evaluations.h; by id */
	size_t instrument_count;
	struct plan *plans; /* plans.h; by id */
	size_t plan_count;
	struct initiative *initiatives; /* by id */
	size_t initiative_count;
	struct fund *funds; /* by id */
	size_t fund_count;
	struct resource *resources; /* in the order of recursos.csv */
	size_t resource_count;
	struct text_page *pages;
	size_t page_count;
	struct municipality *municipalities; /* by code */
	size_t municipality_count;
	size_t feedback_circular; /* which sets the window of the answers, or NONE: there are none to show */
	date feedback_from, feedback_to;
	bool feedback_simulated;
	struct action *actions; /* actions.h; by id */
	size_t action_count;
	bool deliveries_simulated;
	struct map *maps; /* maps.h; by path */
	size_t map_count;
	struct norm *norms;
	size_t norm_count;
	struct erratum *errata;
	size_t erratum_count;
	struct origin *origins;
	size_t origin_count;
	struct release *releases;
	size_t release_count;
	struct withdrawal *withdrawals;
	size_t withdrawal_count;
	struct source_table *sources;
	size_t source_count;
	struct citation *citations; /* each once; none of a circular by itself */
	size_t citation_count;
	struct names files; /* attachments and images that documents show: sorted paths in the snapshot */
};

/*
 * Loads a publication from the files of a snapshot. Everything belongs to `arena`; the snapshot must outlive
 * the model. `now` decides what is under embargo (2-formats "embargo"). Returns 0 if the model is whole, -1
 * if any error was reported; the findings are all those of 2-formats, in one run. After -1 the model must not
 * be used.
 */
int model_load(struct model *model, const struct snapshot *snapshot, struct instant now, struct arena *arena,
	struct report *report);

struct text_cache;

/* The same for one of many editions: texts that the cache knows are not parsed again. */
int model_load_cached(struct model *model, const struct snapshot *snapshot, struct instant now,
	struct text_cache *texts, struct arena *arena, struct report *report);

/* Loads the settings of the latest commit alone: site, entities, calendar, withdrawals. Returns 0, or -1 with
 * findings. */
int settings_load(
	struct model *model, const struct snapshot *snapshot, struct arena *arena, struct report *report);

/* Index of the item with that id, or NONE. */
size_t entity_find(const struct model *model, const char *id);
size_t region_find(const struct model *model, const char *id);
size_t circular_find(const struct model *model, const char *id);
size_t indicator_find(const struct model *model, const char *code);
size_t page_find(const struct model *model, const char *id);
size_t municipality_find(const struct model *model, const char *code);
size_t norm_find(const struct model *model, const char *id);
size_t role_find(const struct model *model, const char *name);

/* Observations of an indicator in a region, by month. Returns how many; `*first` gets the first. */
size_t observations_of(
	const struct model *model, size_t indicator, size_t region, const struct observation **first);

/* Whether data under that path (as in a snapshot) are declared as simulated; the longest prefix of
 * origenes.csv decides. */
bool path_is_simulated(const struct model *model, const char *path);
/* What origenes.csv notes of simulated data under that path; NULL when it notes nothing or they are not. */
const char *simulated_note(const struct model *model, const char *path);

/* What a Markdown link of 2-formats leads to. */
enum link_kind {
	LINK_OUTSIDE,
	LINK_CIRCULAR,
	LINK_REGION,
	LINK_INDICATOR,
	LINK_PLAN,
	LINK_NORM,
	LINK_PAGE,
	LINK_FILE,
	LINK_ANCHOR
};
struct link {
	enum link_kind kind;
	size_t index;	  /* of the circular, region, indicator, plan, norm, page */
	const char *text; /* the address, or the file's path in the snapshot, or the anchor */
};

/* The schemes that link_resolve() understands besides those of the web; ends with NULL. */
extern const char *const link_schemes[];

/* Resolves a destination found in the document at `path`. Returns 0, or -1 with UNKNOWN_LINK or
 * FORBIDDEN_LINK. */
int link_resolve(const struct model *model, const char *path, const char *destination, struct place place,
	struct link *link, struct arena *arena, struct report *report);

#endif
