/* Room: model. Indicators: a formula as data. First every indicator alone, then the formulas, which may name
 * variables of another. */
#include "model/fields.h"

#include <string.h>

static const char *const window_names[] = {"mes", "trimestre", "semestre", "anio", NULL};

static bool is_variable_name(const char *text)
{
	return *text && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(text);
}

static void load_variables(
	struct loader *loader, const char *path, const struct node *data, struct indicator *indicator)
{
	static const char *const kinds[] = {"flujo", "stock", NULL};
	const struct node *map = node_get(data, "variables");
	if (!map || map->kind != NODE_MAP || !map->count) {
		if (map)
			report_add(loader->report, FINDING_WRONG_KIND, node_place(path, map), "variables",
				say(loader, "un mapa de nombre: flujo o nombre: stock",
					"a map of name: flujo or name: stock"));
		else
			required_key(loader, path, data, "variables");
		return;
	}
	indicator->variables = arena_array(loader->arena, map->count, sizeof(*indicator->variables));
	for (const struct node *item = map->children; item; item = item->next) {
		struct field field = {
			item->kind == NODE_SCALAR ? item->text : "?", item->key, node_place(path, item)};
		size_t kind = 0;
		if (!is_variable_name(item->key))
			report_add(loader->report, FINDING_BAD_FORMULA, node_key_place(path, item), item->key,
				say(loader,
					"el nombre de una variable lleva minúsculas sin tilde, cifras y «_»",
					"a variable's name has lower case without accents, digits and '_'"));
		if (!*field.text)
			report_add(loader->report, FINDING_BAD_CHOICE, field.place, "", item->key,
				"flujo, stock");
		else
			field_choice(loader, field, kinds, &kind);
		indicator->variables[indicator->variable_count++] = (struct variable){item->key, kind == 1};
	}
}

static void load_validity(
	struct loader *loader, const char *path, const struct node *data, struct indicator *indicator)
{
	struct field field = field_of_key(loader, path, data, "vigencia");
	required_key(loader, path, data, "vigencia");
	bool ordered = !field_years(loader, field, &indicator->first, &indicator->last);
	/* No row is to blame for a validity that cannot be read. */
	if (!ordered) {
		indicator->first = 0;
		indicator->last = INT32_MAX;
	}
	indicator->since = indicator->first;
	struct field since = field_of_key(loader, path, data, "desde");
	if (!*since.text || field_month(loader, since, &indicator->since) || !ordered)
		return;
	if (indicator->since < indicator->first || indicator->since > indicator->last) {
		report_add(loader->report, FINDING_OUTSIDE_VALIDITY, since.place, since.text, indicator->code,
			field.text);
		indicator->since = indicator->first;
	}
}

static void load_goal(
	struct loader *loader, const char *path, const struct node *data, struct indicator *indicator)
{
	static const char *const known[] = {"fuente", "valor", "sentido", "prorrateo", NULL};
	static const char *const sources[] = {"tabla", "constante", "ninguna", NULL};
	static const char *const senses[] = {"minimo", "maximo", NULL};
	static const char *const prorations[] = {"ninguno", "lineal", NULL};
	const struct node *goal = node_get(data, "meta");
	size_t source = TARGET_TABLE, sense = 0, proration = 0;
	bool has_source = false;
	indicator->target_source = TARGET_TABLE;
	if (!goal || goal->kind != NODE_MAP) {
		if (goal && *goal->text)
			report_add(loader->report, FINDING_WRONG_KIND, node_place(path, goal), "meta",
				say(loader, "un mapa: {fuente, valor, sentido, prorrateo}",
					"a map: {fuente, valor, sentido, prorrateo}"));
		else
			required_key(loader, path, data, "meta");
		return;
	}
	node_check_keys(goal, known, path, loader->report);
	if (*required_member(loader, path, goal, "fuente"))
		has_source =
			!field_choice(loader, field_of_key(loader, path, goal, "fuente"), sources, &source);
	field_choice(loader, field_of_key(loader, path, goal, "sentido"), senses, &sense);
	field_choice(loader, field_of_key(loader, path, goal, "prorrateo"), prorations, &proration);
	indicator->target_source = (enum target_source)source;
	indicator->ceiling = sense == 1;
	indicator->linear = proration == 1;
	struct field value = field_of_key(loader, path, goal, "valor");
	if (source == TARGET_CONSTANT && *required_member(loader, path, goal, "valor") &&
		!field_decimal(loader, value, &indicator->constant, NULL) &&
		indicator->constant.millionths < 0)
		report_add(loader->report, FINDING_NEGATIVE, value.place, value.text);
	if (has_source && source != TARGET_CONSTANT && *value.text)
		report_add(loader->report, FINDING_BAD_FORMULA, value.place, "meta.valor",
			say(loader, "solo va con fuente: constante", "goes with fuente: constante only"));
}

static void load_not_applicable(
	struct loader *loader, const char *path, const struct node *data, struct indicator *indicator)
{
	struct model *model = loader->model;
	struct names names;
	indicator->not_applicable = arena_array(loader->arena, model->region_count + 1, sizeof(bool));
	field_names(loader, path, data, "no_aplica", &names);
	const struct node *node = node_get(data, "no_aplica");
	const struct node *item = node && node->kind == NODE_LIST ? node->children : node;
	for (size_t i = 0; i < names.count; i++, item = item->next) {
		struct field field = {names.items[i], "no_aplica", node_place(path, item)};
		size_t region = field_region(loader, field);
		if (region == NONE)
			continue;
		check_region_entity(loader, field, region, indicator->entity);
		indicator->not_applicable[region] = true;
	}
}

static void load_texts(
	struct loader *loader, const char *path, const struct node *data, struct indicator *indicator)
{
	indicator->name = required_key(loader, path, data, "nombre");
	indicator->unit = required_key(loader, path, data, "unidad");
	indicator->objective = field_of_key(loader, path, data, "objetivo").text;
	indicator->responsible = field_of_key(loader, path, data, "responsable").text;
	indicator->data_source = field_of_key(loader, path, data, "origen_datos").text;
	indicator->tool = field_of_key(loader, path, data, "herramienta").text;
	indicator->section = field_of_key(loader, path, data, "numeral").text;
}

static void load_numbers(
	struct loader *loader, const char *path, const struct node *data, struct indicator *indicator)
{
	const struct site *site = &loader->model->site;
	indicator->cut_day = 25;
	indicator->decimals = -1;
	indicator->weight = (struct decimal){1000000};
	indicator->thresholds = site->thresholds;
	indicator->tolerance = site->tolerance;
	if (*required_key(loader, path, data, "corte"))
		field_whole(loader, field_of_key(loader, path, data, "corte"), 1, 31, &indicator->cut_day);
	field_whole(loader, field_of_key(loader, path, data, "decimales"), 0, 6, &indicator->decimals);
	load_thresholds(loader, path, data, &indicator->thresholds);
	field_decimal_from(
		loader, field_of_key(loader, path, data, "tolerancia"), 0, 1000, &indicator->tolerance);
	struct field weight = field_of_key(loader, path, data, "peso");
	if (!field_decimal_from(loader, weight, 0, 1000000, &indicator->weight) &&
		indicator->weight.millionths == 0)
		report_add(loader->report, FINDING_SETTING_RANGE, weight.place, "peso", weight.text,
			say(loader, "ser mayor que 0", "be more than 0"));
}

/* Everything but the formula. Returns false when the indicator is under embargo with its circular. */
static bool load_indicator(struct loader *loader, const struct file *file, struct indicator *indicator)
{
	static const char *const known[] = {"codigo", "nombre", "entidad", "tipo", "norma", "vigencia",
		"desde", "periodicidad", "corte", "unidad", "variables", "numerador", "denominador",
		"ventana", "meta", "umbrales", "tolerancia", "peso", "decimales", "no_aplica", "objetivo",
		"responsable", "origen_datos", "herramienta", "numeral", NULL};
	static const char *const types[] = {"resultado", "proceso", NULL};
	static const char *const frequencies[] = {"mensual", NULL};
	const char *path = file->path;
	const struct node *data = indicator->document.data;
	size_t type = 0, frequency = 0, window = WINDOW_MONTH;
	node_check_keys(data, known, path, loader->report);
	struct field code = field_of_key(loader, path, data, "codigo");
	if (*required_key(loader, path, data, "codigo") && strcmp(code.text, indicator->code) != 0)
		report_add(loader->report, FINDING_ID_MISMATCH, code.place, "codigo", code.text,
			indicator->code);
	load_texts(loader, path, data, indicator);
	indicator->entity = indicator->norm = NONE;
	if (*required_key(loader, path, data, "entidad"))
		indicator->entity = field_entity(loader, field_of_key(loader, path, data, "entidad"));
	if (*required_key(loader, path, data, "tipo"))
		field_choice(loader, field_of_key(loader, path, data, "tipo"), types, &type);
	indicator->type = (enum indicator_type)type;
	load_validity(loader, path, data, indicator);
	if (*required_key(loader, path, data, "periodicidad"))
		field_choice(
			loader, field_of_key(loader, path, data, "periodicidad"), frequencies, &frequency);
	if (!*required_key(loader, path, data, "ventana") ||
		field_choice(loader, field_of_key(loader, path, data, "ventana"), window_names, &window))
		doubt(loader, indicator);
	indicator->window = (enum window)window;
	load_variables(loader, path, data, indicator);
	load_goal(loader, path, data, indicator);
	load_numbers(loader, path, data, indicator);
	load_not_applicable(loader, path, data, indicator);
	required_key(loader, path, data, "numerador");
	if (!*required_key(loader, path, data, "norma"))
		return true;
	struct field norm = field_of_key(loader, path, data, "norma");
	if (is_embargoed(loader, NAMED_CIRCULAR, norm.text))
		return false;
	indicator->norm = field_circular(loader, norm);
	return true;
}

static size_t variable_find(const struct indicator *indicator, const char *name)
{
	for (size_t i = 0; i < indicator->variable_count; i++)
		if (!strcmp(indicator->variables[i].name, name))
			return i;
	return NONE;
}

size_t field_variable(struct loader *loader, struct field field, const struct indicator *indicator)
{
	size_t found = variable_find(indicator, field.text);
	/* One without any could not be read, and that is reported. */
	if (found != NONE || !indicator->variable_count)
		return found;
	const char **known = arena_array(loader->arena, indicator->variable_count + 1, sizeof(*known));
	for (size_t i = 0; i < indicator->variable_count; i++)
		known[i] = indicator->variables[i].name;
	report_add(loader->report, FINDING_UNKNOWN_VARIABLE, field.place, indicator->code, field.text,
		suggestion(loader->report, field.text, known, indicator->variable_count, loader->arena));
	return NONE;
}

/* A formula may name a variable of another indicator: `ec.contactadas`. An indicator under embargo (its index
 * is NONE) may name others that are: `hidden`. */
struct formula {
	const struct indicator *owner;
	size_t index;
	const struct indicator *hidden;
	size_t hidden_count;
};

static const struct indicator *hidden_indicator(const struct formula *formula, const char *code)
{
	for (size_t i = 0; i < formula->hidden_count && formula->index == NONE; i++)
		if (!strcmp(formula->hidden[i].code, code))
			return &formula->hidden[i];
	return NULL;
}

static struct term load_term(struct loader *loader, const struct formula *formula, const char *key)
{
	const struct indicator *owner = formula->owner, *named = owner;
	struct field field = field_of_key(loader, owner->document.path, owner->document.data, key);
	struct term none = {NONE, NONE, false}, term = {formula->index, NONE, false};
	if (!*field.text) {
		if (node_get(owner->document.data, key))
			doubt(loader, owner);
		return none;
	}
	const char *dot = strchr(field.text, '.');
	if (dot) {
		struct field other = field;
		other.text = arena_copy(loader->arena, field.text, (size_t)(dot - field.text));
		field.text = dot + 1;
		named = hidden_indicator(formula, other.text);
		term.indicator = named ? NONE : field_indicator(loader, other);
		if (!named && term.indicator != NONE)
			named = &loader->model->indicators[term.indicator];
		if (named && named->entity != owner->entity && named->entity != NONE &&
			owner->entity != NONE) {
			report_add(loader->report, FINDING_BAD_FORMULA, field.place, key,
				say(loader, "toma una variable de un indicador de otra entidad",
					"takes a variable from another entity's indicator"));
			return none;
		}
	}
	term.variable = named ? field_variable(loader, field, named) : NONE;
	if (term.variable == NONE) {
		doubt(loader, owner);
		return none;
	}
	term.stock = named->variables[term.variable].stock;
	return term;
}

/* Indicators of a circular under embargo are in no output, and must be right all the same. */
static void check_hidden(struct loader *loader, const struct indicator *hidden, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct formula formula = {&hidden[i], NONE, hidden, count};
		load_term(loader, &formula, "numerador");
		load_term(loader, &formula, "denominador");
		hide_text(loader, &hidden[i].document, NULL);
	}
}

void load_indicators(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, "content/indicadores/", &file), hidden_count = 0;
	struct indicator *hidden = arena_array(loader->arena, files, sizeof(*hidden));
	model->indicators = arena_array(loader->arena, files, sizeof(*model->indicators));
	for (size_t i = 0; i < files; i++, file++) {
		struct indicator indicator = {0};
		if (!is_markdown(file->path) || !lies_in(file->path, "content/indicadores/") ||
			load_document(loader, file, NAMED_INDICATOR, &indicator.document, &indicator.code))
			continue;
		if (load_indicator(loader, file, &indicator)) {
			model->indicators[model->indicator_count++] = indicator;
		} else {
			hidden[hidden_count++] = indicator;
			embargo(loader, NAMED_INDICATOR, indicator.code);
		}
	}
	sort_by_id(model->indicators, model->indicator_count, sizeof(*model->indicators));
	for (size_t i = 0; i < model->indicator_count; i++) {
		struct formula formula = {&model->indicators[i], i, NULL, 0};
		model->indicators[i].numerator = load_term(loader, &formula, "numerador");
		model->indicators[i].denominator = load_term(loader, &formula, "denominador");
	}
	check_hidden(loader, hidden, hidden_count);
}
