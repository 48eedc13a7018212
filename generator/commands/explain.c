/* Room: commands. `rinde explain`: which figure is asked for, and its derivation on standard output. */
#include "commands/explain.h"

#include "base/suggest.h"
#include "commands/load.h"

#include <string.h>

struct question {
	const char *indicator, *unit, *period_text;
	month period;
};

static bool read_question(struct question *question, const struct options *options)
{
	struct period period;
	if (!period_parse(options->operands[2], &period) || period.window != WINDOW_MONTH)
		return false;
	*question = (struct question){
		options->operands[0], options->operands[1], options->operands[2], period.first};
	return true;
}

static size_t find_indicator(
	const struct model *model, const char *code, struct arena *arena, struct report *report)
{
	size_t found = indicator_find(model, code);
	const char **known = arena_array(arena, model->indicator_count, sizeof(*known));
	for (size_t i = 0; i < model->indicator_count; i++)
		known[i] = model->indicators[i].code;
	if (found == NONE)
		report_add(report, FINDING_UNKNOWN_INDICATOR, (struct place){0}, code,
			suggestion(report, code, known, model->indicator_count, arena));
	return found;
}

/* Everything that may stand for a unit of the entity: regions, segments, nacional, nacional/rol. */
static size_t unit_names(const struct model *model, size_t entity, const char ***names, struct unit **units,
	struct arena *arena)
{
	size_t most = model->region_count + SEGMENT_COUNT + model->roles.count + 1, count = 0;
	*names = arena_array(arena, most, sizeof(**names));
	*units = arena_array(arena, most, sizeof(**units));
	for (size_t i = 0; i < model->region_count; i++) {
		if (model->regions[i].entity != entity)
			continue;
		(*names)[count] = model->regions[i].id;
		(*units)[count++] = (struct unit){.scope = SCOPE_REGION, .entity = entity, .region = i};
	}
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++) {
		(*names)[count] = segment_ids[s];
		(*units)[count++] = (struct unit){.scope = SCOPE_SEGMENT, .entity = entity, .segment = s};
	}
	(*names)[count] = "nacional";
	(*units)[count++] = (struct unit){.scope = SCOPE_NATION, .entity = entity};
	for (size_t role = 1; role < model->roles.count; role++) {
		(*names)[count] = arena_printf(arena, "nacional/%s", model->roles.items[role]);
		(*units)[count++] = (struct unit){.scope = SCOPE_ROLE, .entity = entity, .role = role};
	}
	return count;
}

static const struct unit *find_unit(const struct model *model, size_t entity, const char *name,
	struct arena *arena, struct report *report)
{
	const char **names;
	struct unit *units;
	size_t count = unit_names(model, entity, &names, &units, arena);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(names[i], name))
			return &units[i];
	report_add(report, FINDING_UNKNOWN_REGION, (struct place){0}, name,
		suggestion(report, name, names, count, arena));
	return NULL;
}

static void report_no_figure(const struct question *question, const struct figure *figures, size_t count,
	struct arena *arena, struct report *report)
{
	const char *known = "";
	if (count)
		known = arena_printf(arena,
			report->english ? "; there are from %s to %s" : "; las hay de %s a %s",
			month_text(arena, figures[0].period), month_text(arena, figures[count - 1].period));
	report_add(report, FINDING_NO_FIGURE, (struct place){0}, question->indicator, question->unit,
		question->period_text, known);
}

/* The figure that is asked for, or NULL and a finding. */
static const struct figure *find_figure(
	struct loaded *loaded, const struct question *question, struct report *report)
{
	const struct model *model = loaded->publication.model;
	const struct figure *figures;
	size_t indicator = find_indicator(model, question->indicator, &loaded->arena, report);
	if (indicator == NONE)
		return NULL;
	const struct unit *unit =
		find_unit(model, model->indicators[indicator].entity, question->unit, &loaded->arena, report);
	if (!unit)
		return NULL;
	size_t count = assessment_series(loaded->publication.assessment, indicator, *unit, &figures);
	for (size_t i = 0; i < count; i++)
		if (figures[i].period == question->period)
			return &figures[i];
	report_no_figure(question, figures, count, &loaded->arena, report);
	return NULL;
}

static int explain(const struct options *options, const struct question *question, struct report *report)
{
	struct loaded loaded;
	struct buffer out = {0};
	const struct figure *figure = NULL;
	if (!load_publication(&loaded, options, report))
		figure = find_figure(&loaded, question, report);
	if (figure) {
		explain_figure(&out, &loaded.publication, figure, report->english);
		fwrite(out.data, 1, out.length, stdout);
	}
	buffer_release(&out);
	load_release(&loaded);
	return figure ? 0 : -1;
}

int command_explain(int argc, char **argv)
{
	struct options options;
	struct question question;
	struct report report = {.english = speaks_english()};
	int usage = options_read(&options, argc, argv);
	if (usage || options.help) {
		if (!usage)
			print_help(command_find("explain"));
		return usage;
	}
	if (options.operand_count != 3)
		return usage_error("explain", "hacen falta INDICADOR, unidad y PERIODO%s",
			"INDICADOR, unit and PERIODO are needed%s", "");
	if (options.edition && (options.revision || options.worktree))
		return usage_error("explain", "--edition no va con %s", "--edition excludes %s",
			options.worktree ? "--worktree" : "--rev");
	if (!read_question(&question, &options))
		return usage_error("explain", "«%s» no es un mes como 2012-06",
			"'%s' is not a month such as 2012-06", options.operands[2]);
	int failed = explain(&options, &question, &report);
	int status = print_report(&report, false);
	report_release(&report);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}
