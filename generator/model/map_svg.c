/* Room: model. A map from an SVG: its paths and polygons, with their ids. It must not know regions. */
#include "model/map_draft.h"
#include "model/svg.h"

#include <string.h>

struct reading {
	struct map_draft *draft;
	const char *bytes;
	unsigned depth, hidden; /* open elements; how many when one began that is not drawn, or 0 */
	bool in_credit;		/* right after the tag of the first <desc> */
	/* Of the last element: */
	bool outline, points; /* a path or a polygon; a polygon */
	bool holds;	      /* its transformation would move outlines */
	bool transformed;
	char *id, *shape;
	size_t at;
};

static void place_fault(struct reading *reading)
{
	struct map_draft *draft = reading->draft;
	if (!draft->fault || draft->line)
		return;
	/* Columns count characters, and begin at the tag's "<". */
	draft->line = draft->column = 1;
	for (size_t i = 0; i < reading->at; i++) {
		bool follows = (reading->bytes[i] & 0xC0) == 0x80;
		draft->column = reading->bytes[i] == '\n' ? 1 : draft->column + !follows;
		draft->line += reading->bytes[i] == '\n';
	}
}

/* The last element has all its attributes. */
static void finish_element(struct reading *reading)
{
	struct map_draft *draft = reading->draft;
	if (reading->transformed && reading->holds && !reading->hidden)
		draft_fault(draft, "hay una transformación (transform); aplíquela a las coordenadas",
			"there is a transformation (transform); apply it to the coordinates");
	if (reading->outline && reading->shape && !reading->hidden) {
		draft_shape_begin(draft, reading->id ? reading->id : "", "");
		(reading->points ? map_read_points : map_read_path)(draft, reading->shape);
	}
	place_fault(reading);
	reading->outline = reading->transformed = false;
	reading->id = reading->shape = NULL;
}

static bool is_one_of(const char *element, const char *const *list)
{
	while (*list && strcmp(*list, element) != 0)
		list++;
	return *list;
}

static void open_element(void *context, const char *element, size_t at)
{
	static const char *const unseen[] = {
		"defs", "symbol", "clipPath", "mask", "pattern", "marker", "metadata", NULL};
	static const char *const holders[] = {"svg", "g", "a", "switch", "path", "polygon", NULL};
	struct reading *reading = context;
	finish_element(reading);
	reading->at = at;
	reading->depth++;
	if (!reading->hidden && is_one_of(element, unseen))
		reading->hidden = reading->depth;
	reading->holds = is_one_of(element, holders);
	reading->points = !strcmp(element, "polygon");
	reading->outline = reading->points || !strcmp(element, "path");
	reading->in_credit = !reading->draft->credit && !strcmp(element, "desc");
}

static void read_attribute(void *context, const char *name, const char *value)
{
	struct reading *reading = context;
	if (!strcmp(name, "id"))
		reading->id = arena_string(reading->draft->arena, value);
	if (!strcmp(name, reading->points ? "points" : "d"))
		reading->shape = arena_string(reading->draft->arena, value);
	reading->transformed |= !strcmp(name, "transform");
}

static void read_text(void *context, const char *text)
{
	struct reading *reading = context;
	if (reading->in_credit)
		reading->draft->credit = arena_string(reading->draft->arena, text);
	reading->in_credit = false;
}

static void close_element(void *context)
{
	struct reading *reading = context;
	finish_element(reading);
	reading->in_credit = false;
	if (reading->hidden == reading->depth)
		reading->hidden = 0;
	reading->depth -= reading->depth > 0;
}

int map_read_svg(struct map_draft *draft, const char *bytes, size_t length)
{
	struct reading reading = {.draft = draft, .bytes = bytes};
	const struct svg_listener listener = {
		open_element, read_attribute, read_text, close_element, &reading};
	size_t at;
	const char *fault = svg_read(bytes, length, &listener, draft->english, &at);
	if (fault) {
		draft->fault = fault;
		draft->line = 0;
		reading.at = at;
		place_fault(&reading);
	}
	return draft->fault ? -1 : 0;
}
