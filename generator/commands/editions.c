/* Room: commands. `rinde editions`: every edition that there is, whether `rinde build` would publish it, and
 * why not. */
#include "commands/plan.h"
#include "model/calendar.h"
#include "source/signature.h"

#include <string.h>

static const char *signature_words(enum signature_state state, bool english)
{
	static const char *const words[][2] = {[SIGNATURE_NONE] = {"sin firma", "not signed"},
		[SIGNATURE_UNCHECKED] = {"firma sin verificar", "signature not checked"},
		[SIGNATURE_GOOD] = {"firma válida", "good signature"},
		[SIGNATURE_BAD] = {"firma que no vale", "bad signature"},
		[SIGNATURE_MISNAMED] = {"firmada con otro nombre", "signed under another name"},
		[SIGNATURE_UNTRIED] = {
			"la firma no se pudo verificar", "the signature could not be checked"}};
	return words[state][english];
}

int plan_signatures(struct edition_plan *plan, bool draft)
{
	const char *signers = plan->options->allowed_signers;
	bool english = plan->report->english;
	size_t errors = plan->report->errors;
	for (size_t i = 0; i < plan->editions.count && !draft; i++) {
		struct edition *edition = &plan->editions.editions[i];
		edition->signature = signature_check(plan->repository, edition, signers, &plan->arena);
		if (edition->signature.state != SIGNATURE_GOOD)
			report_add(plan->report, FINDING_UNSIGNED, ((struct place){NULL, 0, 0}), edition->id,
				signature_words(edition->signature.state, english));
	}
	if (draft || !plan->editions.count)
		report_add(plan->report, FINDING_UNSIGNED, ((struct place){NULL, 0, 0}), "borrador",
			signature_words(SIGNATURE_NONE, english));
	return plan->report->errors == errors ? 0 : -1;
}

enum { ID, DATE, COMMIT, STATUS, SIGNATURE, TITLE, COLUMNS };

struct listing {
	const char *(*rows)[COLUMNS];
	size_t count;
};

/* What a tag says reaches a terminal: control characters, also those of two bytes, do not. */
static const char *plain(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text);
	for (char *p = copy; *p; p++) {
		unsigned char byte = (unsigned char)*p, next = (unsigned char)p[1];
		if (byte < ' ' || byte == 0x7F)
			*p = '?';
		else if (byte == 0xC2 && next >= 0x80 && next < 0xA0)
			*p = p[1] = '?';
	}
	return copy;
}

static size_t width_of(const char *text)
{
	size_t width = 0;
	for (; *text; text++)
		width += ((unsigned char)*text & 0xC0) != 0x80;
	return width;
}

static void print_listing(const struct listing *table)
{
	size_t widths[COLUMNS] = {0};
	for (size_t row = 0; row < table->count; row++)
		for (size_t column = 0; column < COLUMNS; column++)
			if (width_of(table->rows[row][column]) > widths[column])
				widths[column] = width_of(table->rows[row][column]);
	for (size_t row = 0; row < table->count; row++) {
		for (size_t column = 0; column < TITLE; column++)
			printf("%s%*s  ", table->rows[row][column],
				(int)(widths[column] - width_of(table->rows[row][column])), "");
		puts(table->rows[row][TITLE]);
	}
}

/* The place of the edition in the plan, or NONE: its day has not come. */
static size_t planned(const struct edition_plan *plan, const struct edition *edition)
{
	for (size_t i = 0; i < plan->editions.count; i++)
		if (!strcmp(plan->editions.editions[i].id, edition->id))
			return i;
	return NONE;
}

static const char *status_of(
	struct edition_plan *plan, const struct edition *edition, size_t index, bool failed, bool english)
{
	const struct release *release = index == NONE ? edition_release(&plan->head.model, edition) : NULL;
	if (release)
		return arena_printf(&plan->arena, english ? "held until %s" : "embargada hasta %s",
			date_text(&plan->arena, release->date));
	/* Settings that could not be read leave no edition planned at all. */
	if (index == NONE)
		return english ? "not published" : "no se publica";
	if (plan->slots && plan->slots[index].left_out)
		return english ? "left out" : "omitida";
	if (failed)
		return english ? "not published" : "no se publica";
	return english ? "published" : "publicada";
}

static const char *signed_by(struct edition_plan *plan, const struct edition *edition, bool english)
{
	const char *words = signature_words(edition->signature.state, english);
	return *edition->signature.signer
		       ? arena_printf(&plan->arena, "%s: %s", words, edition->signature.signer)
		       : words;
}

static int list_editions(const struct options *options, struct report *report)
{
	struct edition_plan plan = {0};
	struct edition_list all;
	struct report heard = {0}; /* by plan_make() already */
	struct listing table = {0};
	bool english = report->english;
	int failed = plan_make(&plan, options, NULL, NULL, report);
	if (!plan.repository || !plan.head.model.site.edition_pattern) {
		plan_release(&plan);
		return -1;
	}
	editions_read(&all, plan.repository, plan.head.model.site.edition_pattern, &plan.arena, &heard);
	report_release(&heard);
	table.rows = arena_array(&plan.arena, all.count + 1, sizeof(*table.rows));
	for (size_t i = 0; i < all.count; i++) {
		struct edition *edition = &all.editions[i];
		size_t index = planned(&plan, edition);
		const char **row = table.rows[table.count++];
		if (index != NONE)
			edition->signature = plan.editions.editions[index].signature;
		else
			edition->signature = signature_check(
				plan.repository, edition, options->allowed_signers, &plan.arena);
		row[ID] = edition->id;
		row[DATE] = date_text(&plan.arena, instant_date(edition->when));
		row[COMMIT] = arena_copy(&plan.arena, edition->commit, 10);
		row[STATUS] = status_of(&plan, edition, index, failed, english);
		row[SIGNATURE] = signed_by(&plan, edition, english);
		row[TITLE] = edition->title;
		for (size_t column = 0; column < COLUMNS; column++)
			row[column] = plain(&plan.arena, row[column]);
	}
	print_listing(&table);
	plan_release(&plan);
	return failed;
}

int command_editions(int argc, char **argv)
{
	struct options options;
	struct report report = {.english = speaks_english()};
	int usage = options_read(&options, argc, argv);
	if (usage || options.help) {
		if (!usage)
			print_help(command_find("editions"));
		return usage;
	}
	options.out = "/dev/null"; /* nothing is remembered from a published site */
	int failed = list_editions(&options, &report);
	int status = print_report(&report, false);
	report_release(&report);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}
