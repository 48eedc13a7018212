/* Room: model. content/evaluaciones/: the instruments and what each office answered. How a text is cut into
 * answers is for answer_text.c to say. It must not infer a grade. */
#include "model/answer_text.h"
#include "model/evaluations.h"
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "content/evaluaciones/"
#define SHEET "_instrumento.md"

static const struct node *list_of_maps(
	struct loader *loader, const char *path, const struct node *data, const char *key, const char *form)
{
	const struct node *list = node_get(data, key), *wrong = NULL;
	if (!list || (list->kind == NODE_SCALAR && !*list->text)) {
		report_add(loader->report, FINDING_MISSING_KEY, ((struct place){path, 1, 1}), key);
		return NULL;
	}
	if (list->kind != NODE_LIST)
		wrong = list;
	for (const struct node *item = list->children; item && !wrong; item = item->next)
		wrong = item->kind == NODE_MAP ? NULL : item;
	if (wrong)
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, wrong), key, form);
	return wrong ? NULL : list;
}

/* The slug at `id` of the n-th item, unless an earlier one of `ids` is the same; NULL when wrong. */
static const char *own_id(
	struct loader *loader, const char *path, const struct node *item, const struct names *earlier)
{
	struct field field = field_of_key(loader, path, item, "id");
	const char *id;
	if (!*required_member(loader, path, item, "id") || field_slug(loader, field, &id))
		return NULL;
	for (size_t i = 0; i < earlier->count; i++)
		if (!strcmp(earlier->items[i], id)) {
			report_duplicate(loader, field.place, id, path, 1);
			return NULL;
		}
	return id;
}

static void load_criteria(struct loader *loader, const char *path, struct instrument *instrument)
{
	static const char *const known[] = {"id", "titulo", "pregunta", NULL};
	const struct node *list = list_of_maps(loader, path, instrument->document.data, "criterios",
		say(loader, "una lista de {id, titulo, pregunta}", "a list of {id, titulo, pregunta}"));
	struct names ids = {0};
	if (!list)
		return;
	instrument->criteria = arena_array(loader->arena, list->count + 1, sizeof(*instrument->criteria));
	ids.items = arena_array(loader->arena, list->count + 1, sizeof(*ids.items));
	for (const struct node *item = list->children; item; item = item->next) {
		node_check_keys(item, known, path, loader->report);
		struct criterion criterion = {.id = own_id(loader, path, item, &ids),
			.title = required_member(loader, path, item, "titulo"),
			.question = required_member(loader, path, item, "pregunta")};
		if (!criterion.id)
			continue;
		ids.items[ids.count++] = criterion.id;
		instrument->criteria[instrument->criterion_count++] = criterion;
	}
}

static void load_scale(struct loader *loader, const char *path, struct instrument *instrument)
{
	static const char *const known[] = {"id", "titulo", NULL};
	const struct node *list = list_of_maps(loader, path, instrument->document.data, "escala",
		say(loader, "una lista de {id, titulo}", "a list of {id, titulo}"));
	struct names ids = {0};
	if (!list)
		return;
	instrument->scale = arena_array(loader->arena, list->count + 1, sizeof(*instrument->scale));
	ids.items = arena_array(loader->arena, list->count + 1, sizeof(*ids.items));
	for (const struct node *item = list->children; item; item = item->next) {
		node_check_keys(item, known, path, loader->report);
		struct grade grade = {
			own_id(loader, path, item, &ids), required_member(loader, path, item, "titulo")};
		if (!grade.id)
			continue;
		ids.items[ids.count++] = grade.id;
		instrument->scale[instrument->grade_count++] = grade;
	}
}

/* Returns whether offices can be read against it. */
static bool load_sheet(struct loader *loader, const struct file *file, struct instrument *instrument)
{
	static const char *const known[] = {"titulo", "entidad", "anio", "criterios", "escala", NULL};
	const char *path = file->path;
	size_t errors = loader->report->errors;
	if (document_parse(
		    &instrument->document, path, file->bytes, file->length, loader->arena, loader->report))
		return false;
	const struct node *data = instrument->document.data;
	node_check_keys(data, known, path, loader->report);
	instrument->title = required_key(loader, path, data, "titulo");
	instrument->entity = NONE;
	if (*required_key(loader, path, data, "entidad"))
		instrument->entity = field_entity(loader, field_of_key(loader, path, data, "entidad"));
	required_key(loader, path, data, "anio");
	field_whole(loader, field_of_key(loader, path, data, "anio"), 1900, 2999, &instrument->year);
	load_criteria(loader, path, instrument);
	load_scale(loader, path, instrument);
	return loader->report->errors == errors && instrument->entity != NONE;
}

static const char *scale_ids(struct loader *loader, const struct instrument *instrument)
{
	const char *list = "";
	for (size_t i = 0; i < instrument->grade_count; i++)
		list = arena_printf(loader->arena, "%s%s, ", list, instrument->scale[i].id);
	return arena_printf(loader->arena, "%sno_aplica, sin_calificar, sin_respuesta", list);
}

/* Sets what `grado` says. Returns 0, or -1 when it is no grade. */
static int load_grade(
	struct loader *loader, const struct instrument *instrument, struct field grade, struct answer *answer)
{
	static const struct {
		const char *id;
		enum answer_state state;
	} states[] = {{"no_aplica", ANSWER_NOT_APPLICABLE}, {"sin_calificar", ANSWER_UNGRADED},
		{"sin_respuesta", ANSWER_BLANK}};
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (!strcmp(states[i].id, grade.text)) {
			answer->state = states[i].state;
			return 0;
		}
	for (size_t i = 0; i < instrument->grade_count; i++)
		if (!strcmp(instrument->scale[i].id, grade.text)) {
			answer->state = ANSWER_GRADED;
			answer->grade = i;
			return 0;
		}
	return report_add(loader->report, FINDING_GRADE_OUTSIDE_SCALE, grade.place, grade.text,
		scale_ids(loader, instrument));
}

/* What the grade says against what the text says. */
static void check_answer(
	struct loader *loader, const char *path, const struct node *item, const struct answer *answer)
{
	bool blank = answer_is_blank(loader->arena, answer);
	struct field grade = field_of_key(loader, path, item, "grado"),
		     words = field_of_key(loader, path, item, "palabras");
	if (blank != (answer->state == ANSWER_BLANK)) {
		report_add(loader->report, FINDING_ANSWER_NOT_BLANK, grade.place, item->key,
			blank ? say(loader, "está en blanco y su grado no es sin_respuesta",
					"is blank and its grade is not sin_respuesta")
			      : say(loader, "tiene texto y su grado es sin_respuesta",
					"has a text and its grade is sin_respuesta"));
		return;
	}
	if (answer->state == ANSWER_GRADED && !*answer->words)
		report_add(loader->report, FINDING_GRADE_WITHOUT_WORDS, grade.place, item->key);
	if (*answer->words && !answer_says(loader->arena, answer, answer->words))
		report_add(loader->report, FINDING_WORDS_NOT_IN_ANSWER, words.place, item->key, words.text);
}

static void load_answer(struct loader *loader, const struct instrument *instrument,
	const struct office *office, const struct node *item, const struct answer_heading *headings)
{
	static const char *const known[] = {"grado", "palabras", NULL};
	const char *path = office->document.path;
	size_t criterion = criterion_find(instrument, item->key);
	if (criterion == NONE) {
		report_unknown_criterion(loader, instrument, node_key_place(path, item), item->key);
		return;
	}
	if (item->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, item), item->key,
			say(loader, "un mapa: {grado, palabras}", "a map: {grado, palabras}"));
		return;
	}
	struct answer *answer = &office->answers[criterion];
	size_t errors = loader->report->errors;
	node_check_keys(item, known, path, loader->report);
	answer->words = field_of_key(loader, path, item, "palabras").text;
	bool given = *required_member(loader, path, item, "grado") &&
		     !load_grade(loader, instrument, field_of_key(loader, path, item, "grado"), answer);
	if (!headings[criterion].line)
		report_add(loader->report, FINDING_ANSWER_MISSING, node_key_place(path, item),
			arena_printf(loader->arena, "## %s", item->key),
			say(loader, "en el texto", "in the text"));
	else if (given && loader->report->errors == errors)
		check_answer(loader, path, item, answer);
}

/* Every question has a grade and a text; a central office, which has no code, may not have been asked. */
static void check_whole(struct loader *loader, const struct instrument *instrument,
	const struct office *office, const struct node *grades, const struct answer_heading *headings)
{
	const char *path = office->document.path;
	const struct region *region = &loader->model->regions[office->region];
	for (size_t i = 0; i < instrument->criterion_count; i++) {
		const char *id = instrument->criteria[i].id;
		if (node_get(grades, id) || (!headings[i].line && !*region->code))
			continue;
		struct place place = node_key_place(path, grades);
		if (headings[i].line)
			place = (struct place){path, headings[i].line, 1};
		report_add(loader->report, FINDING_ANSWER_MISSING, place, id,
			say(loader, "en «calificaciones»", "in 'calificaciones'"));
	}
}

static bool load_office(struct loader *loader, const struct file *file, const struct instrument *instrument,
	struct office *office)
{
	static const char *const known[] = {"region", "calificaciones", NULL};
	const char *path = file->path, *stem = stem_of(loader->arena, path);
	if (document_parse(&office->document, path, file->bytes, file->length, loader->arena, loader->report))
		return false;
	const struct node *data = office->document.data, *grades = node_get(data, "calificaciones");
	struct field region = field_of_key(loader, path, data, "region");
	node_check_keys(data, known, path, loader->report);
	office->region = *required_key(loader, path, data, "region") ? field_region(loader, region) : NONE;
	check_region_entity(loader, region, office->region, instrument->entity);
	if (office->region != NONE && strcmp(region.text, stem) != 0)
		report_add(loader->report, FINDING_ID_MISMATCH, region.place, "region", region.text, stem);
	if (!grades || grades->kind != NODE_MAP) {
		if (!grades || *grades->text)
			report_add(loader->report, grades ? FINDING_WRONG_KIND : FINDING_MISSING_KEY,
				grades ? node_place(path, grades) : ((struct place){path, 1, 1}),
				"calificaciones", say(loader, "un mapa", "a map"));
		else
			report_add(loader->report, FINDING_MISSING_KEY, node_key_place(path, grades),
				"calificaciones");
		return false;
	}
	office->answers =
		arena_array(loader->arena, instrument->criterion_count + 1, sizeof(*office->answers));
	struct answer_heading *headings =
		arena_array(loader->arena, instrument->criterion_count + 1, sizeof(*headings));
	split_answers(loader, instrument, office, headings);
	for (const struct node *item = grades->children; item; item = item->next)
		load_answer(loader, instrument, office, item, headings);
	if (office->region != NONE)
		check_whole(loader, instrument, office, grades, headings);
	return office->region != NONE;
}

static int compare_offices(const void *left, const void *right, void *context)
{
	const struct model *model = context;
	const struct region *a = &model->regions[((const struct office *)left)->region],
			    *b = &model->regions[((const struct office *)right)->region];
	if (!*a->code != !*b->code)
		return *a->code ? -1 : 1;
	int result = strcmp(a->code, b->code);
	return result ? result : strcmp(a->id, b->id);
}

/* The files of one folder: `first` to `first + count`. */
static void load_instrument(struct loader *loader, const char *folder, const struct file *first, size_t count)
{
	struct model *model = loader->model;
	struct arena *arena = loader->arena;
	const char *name = arena_printf(
		arena, "%.*s", (int)(strlen(folder) - strlen(FOLDER) - 1), folder + strlen(FOLDER));
	const struct file *sheet = snapshot_find(model->snapshot, arena_printf(arena, "%s" SHEET, folder));
	struct instrument instrument = {.offices = arena_array(arena, count + 1, sizeof(struct office))};
	if (!sheet) {
		report_add(loader->report, FINDING_ANSWER_MISSING, ((struct place){first->path, 1, 1}), SHEET,
			say(loader, "en esta carpeta", "in this folder"));
		return;
	}
	if (field_id(loader, (struct field){name, "archivo", {sheet->path, 1, 1}}, &instrument.id) ||
		!load_sheet(loader, sheet, &instrument))
		return;
	for (const struct file *file = first; file < first + count; file++) {
		struct office office = {0};
		if (file != sheet && is_markdown(file->path) && lies_in(file->path, folder) &&
			load_office(loader, file, &instrument, &office))
			instrument.offices[instrument.office_count++] = office;
	}
	if (instrument.office_count)
		qsort_r(instrument.offices, instrument.office_count, sizeof(struct office), compare_offices,
			model);
	model->instruments[model->instrument_count++] = instrument;
}

void load_evaluations(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, FOLDER, &file), end;
	if (!files)
		return;
	model->instruments = arena_array(loader->arena, files, sizeof(*model->instruments));
	for (size_t i = 0; i < files; i = end) {
		const char *slash = strchr(file[i].path + strlen(FOLDER), '/');
		end = i + 1;
		if (!slash) {
			if (is_markdown(file[i].path))
				report_add(loader->report, FINDING_FILE_OUT_OF_PLACE,
					((struct place){file[i].path, 1, 1}));
			continue;
		}
		const char *folder =
			arena_copy(loader->arena, file[i].path, (size_t)(slash + 1 - file[i].path));
		size_t first = i;
		while (end < files && !strncmp(file[end].path, folder, strlen(folder)))
			end++;
		while (first < end && !is_markdown(file[first].path))
			first++;
		if (first < end)
			load_instrument(loader, folder, &file[first], end - first);
	}
	sort_by_id(model->instruments, model->instrument_count, sizeof(*model->instruments));
}
