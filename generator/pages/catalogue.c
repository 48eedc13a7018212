/* Room: pages. Contexts stand in the files: to read them, no other host is asked. */
#include "pages/catalogue.h"

#include "pages/table_schemas.h"

#include <string.h>

struct catalogue {
	const struct publication *publication;
	const struct model *model;
	const struct entity *owner;
	const struct data_file *files;
	size_t count;
	struct buffer *out;
	struct arena arena;
};

static void begin(struct catalogue *c, const struct publication *publication, struct buffer *out)
{
	*c = (struct catalogue){.publication = publication, .model = publication->model, .out = out};
	c->owner = &c->model->entities[c->model->site.entity];
	c->files = data_files(publication, &c->count, &c->arena);
}

/* Of the site; simulated data say so wherever they are described. */
static const char *description(struct catalogue *c)
{
	bool simulated = false;
	for (size_t i = 0; i < c->model->source_count; i++)
		simulated = simulated || c->model->sources[i].simulated;
	const char *text = *c->model->site.description ? c->model->site.description : c->model->site.title;
	if (!simulated)
		return text;
	const struct voice spanish = {&c->arena, languages[0]};
	return phrase(&spanish, W_catalogo_parte_simulada, text);
}

static const char *version(const struct catalogue *c)
{
	return c->publication->edition ? c->publication->edition->id : in_spanish(W_catalogo_borrador);
}

/* The day of the edition; NULL of a draft, which has none. */
static const char *issued(struct catalogue *c)
{
	const struct edition *edition = c->publication->edition;
	return edition ? date_text(&c->arena, instant_date(edition->when)) : NULL;
}

/* The months that figures are of; false when there is none. */
static bool span(struct catalogue *c, const char **first, const char **last)
{
	const struct assessment *a = c->publication->assessment;
	if (!a->count)
		return false;
	month from = a->figures[0].period, to = from;
	for (size_t i = 1; i < a->count; i++) {
		from = a->figures[i].period < from ? a->figures[i].period : from;
		to = a->figures[i].period > to ? a->figures[i].period : to;
	}
	*first = month_text(&c->arena, from);
	*last = month_text(&c->arena, to);
	return true;
}

/* An address where the licence is one, else a document by its name. */
static void add_licence(struct catalogue *c, const char *key, const char *type, const char *title)
{
	const char *licence = c->model->site.licence;
	bool address = !strncmp(licence, "http", 4);
	if (!*licence)
		return;
	buffer_printf(c->out, "\t\"%s\": {", key);
	if (!address)
		buffer_printf(c->out, "\"@type\": \"%s\", ", type);
	buffer_printf(c->out, "\"%s\": ", address ? "@id" : title);
	buffer_json(c->out, licence);
	buffer_string(c->out, "},\n");
}

static void add_id(struct buffer *out, const char *indent, const char *key, const char *address)
{
	buffer_printf(out, "%s\"%s\": {\"@id\": ", indent, key);
	buffer_json(out, address);
	buffer_string(out, "},\n");
}

static void add_distribution(struct catalogue *c, const struct data_file *file, bool last)
{
	const char *indent = "\t\t\t\t", *media = file->json ? "application/json" : "text/csv";
	buffer_string(c->out, "\t\t\t{\n");
	json_member(c->out, indent, "@type", "dcat:Distribution");
	json_member(c->out, indent, "dct:title", file->json ? "JSON" : "CSV");
	add_id(c->out, indent, "dcat:accessURL", file->source ? "index.html#fuentes" : "index.html#cifras");
	add_id(c->out, indent, "dcat:downloadURL", file->path);
	add_id(c->out, indent, "dct:conformsTo", table_schema_path(&c->arena, file));
	buffer_printf(c->out,
		"%s\"dcat:mediaType\": {\"@id\": \"https://www.iana.org/assignments/media-types/%s\"}\n"
		"\t\t\t}%s\n",
		indent, media, last ? "" : ",");
}

/* The file, and the next one where it is the same table. Returns how many. */
static size_t add_dataset(struct catalogue *c, size_t index)
{
	const struct data_file *file = &c->files[index];
	bool both = index + 1 < c->count && file->download && file[1].download == file->download;
	const char *indent = "\t\t", *first, *last;
	buffer_string(c->out, index ? ",\n\t{\n" : "\n\t{\n");
	json_member(c->out, indent, "@id", arena_printf(&c->arena, "#%s", file->name));
	json_member(c->out, indent, "@type", "dcat:Dataset");
	json_member(c->out, indent, "dct:identifier", file->name);
	json_member(c->out, indent, "dct:title", file->title);
	json_member(c->out, indent, "dct:description", file->description);
	add_id(c->out, indent, "dct:publisher", "#entidad");
	if (file->download && span(c, &first, &last))
		buffer_printf(c->out,
			"%s\"dct:temporal\": {\"@type\": \"dct:PeriodOfTime\", \"dcat:startDate\": "
			"{\"@type\": \"xsd:gYearMonth\", \"@value\": \"%s\"}, \"dcat:endDate\": "
			"{\"@type\": \"xsd:gYearMonth\", \"@value\": \"%s\"}},\n",
			indent, first, last);
	if (file->origin && !strcmp(file->origin, "simulado"))
		buffer_printf(c->out,
			"%s\"dct:provenance\": {\"@type\": \"dct:ProvenanceStatement\", \"dct:title\": "
			"\"%s\"},\n",
			indent, in_spanish(W_catalogo_datos_simulados));
	buffer_printf(c->out, "%s\"dcat:distribution\": [\n", indent);
	add_distribution(c, file, !both);
	if (both)
		add_distribution(c, file + 1, true);
	buffer_printf(c->out, "%s]\n\t}", indent);
	return both ? 2 : 1;
}

static const char dcat_context[] =
	"{\n\t\"@context\": {\"dcat\": \"http://www.w3.org/ns/dcat#\", \"dct\": "
	"\"http://purl.org/dc/terms/\", \"foaf\": \"http://xmlns.com/foaf/0.1/\", \"xsd\": "
	"\"http://www.w3.org/2001/XMLSchema#\"},\n";

void catalogue_dcat(const struct publication *publication, struct buffer *out)
{
	struct catalogue c;
	begin(&c, publication, out);
	buffer_string(out, dcat_context);
	json_member(out, "\t", "@id", "#catalogo");
	json_member(out, "\t", "@type", "dcat:Catalog");
	json_member(out, "\t", "dct:title", c.model->site.title);
	json_member(out, "\t", "dct:description", description(&c));
	json_member(out, "\t", "dcat:version", version(&c));
	if (issued(&c))
		buffer_printf(out, "\t\"dct:issued\": {\"@type\": \"xsd:date\", \"@value\": \"%s\"},\n",
			issued(&c));
	add_licence(&c, "dct:license", "dct:LicenseDocument", "dct:title");
	if (*publication->base_url)
		add_id(out, "\t", "foaf:homepage", publication->base_url);
	buffer_string(out, "\t\"dct:publisher\": {\"@id\": \"#entidad\", \"@type\": \"foaf:Agent\", "
			   "\"foaf:name\": ");
	buffer_json(out, c.owner->name);
	buffer_string(out, "},\n\t\"dcat:dataset\": [");
	for (size_t i = 0; i < c.count;)
		i += add_dataset(&c, i);
	buffer_string(out, "\n\t]\n}\n");
	arena_release(&c.arena);
}

static void add_measured(struct catalogue *c)
{
	buffer_string(c->out, "\t\"variableMeasured\": [");
	for (size_t i = 0; i < c->model->indicator_count; i++) {
		const struct indicator *indicator = &c->model->indicators[i];
		buffer_printf(
			c->out, "%s\n\t\t{\"@type\": \"PropertyValue\", \"propertyID\": ", i ? "," : "");
		buffer_json(c->out, indicator->code);
		buffer_string(c->out, ", \"name\": ");
		buffer_json(c->out, indicator->name);
		buffer_string(c->out, ", \"unitText\": ");
		buffer_json(c->out, indicator->unit);
		buffer_char(c->out, '}');
	}
	buffer_string(c->out, "\n\t],\n");
}

void catalogue_schema_org(const struct publication *publication, struct buffer *out)
{
	struct catalogue c;
	const char *first, *last;
	begin(&c, publication, out);
	buffer_string(out, "{\n\t\"@context\": {\"@vocab\": \"https://schema.org/\"},\n");
	json_member(out, "\t", "@id", "#datos");
	json_member(out, "\t", "@type", "Dataset");
	json_member(out, "\t", "name", c.model->site.title);
	json_member(out, "\t", "description", description(&c));
	add_id(out, "\t", "url", "index.html");
	json_member(out, "\t", "version", version(&c));
	if (issued(&c))
		json_member(out, "\t", "datePublished", issued(&c));
	json_member(out, "\t", "inLanguage", "es-CO");
	add_licence(&c, "license", "CreativeWork", "name");
	if (span(&c, &first, &last))
		buffer_printf(out, "\t\"temporalCoverage\": \"%s/%s\",\n", first, last);
	buffer_string(out, "\t\"spatialCoverage\": {\"@type\": \"Country\", \"name\": ");
	buffer_json(out, c.owner->country);
	buffer_string(out, "},\n\t\"publisher\": {\"@type\": \"GovernmentOrganization\", \"name\": ");
	buffer_json(out, c.owner->name);
	buffer_string(out, ", \"alternateName\": ");
	buffer_json(out, c.owner->acronym);
	buffer_string(out, "},\n\t\"isAccessibleForFree\": true,\n");
	add_measured(&c);
	buffer_string(out, "\t\"distribution\": [");
	for (size_t i = 0; i < c.count; i++) {
		buffer_printf(out, "%s\n\t\t{\"@type\": \"DataDownload\", \"name\": ", i ? "," : "");
		buffer_json(out, c.files[i].title);
		buffer_string(out, ", \"contentUrl\": {\"@id\": ");
		buffer_json(out, c.files[i].path);
		buffer_printf(out, "}, \"encodingFormat\": \"%s\"}",
			c.files[i].json ? "application/json" : "text/csv");
	}
	buffer_string(out, "\n\t]\n}\n");
	arena_release(&c.arena);
}
