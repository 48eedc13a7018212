/* Room: commands. Reading of options, and what every command prints in the same way. */
#include "commands/commands.h"

#include "base/suggest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum option_code {
	OPTION_REPO,
	OPTION_OUT,
	OPTION_REV,
	OPTION_WORKTREE,
	OPTION_STAGED,
	OPTION_DRAFT,
	OPTION_JOBS,
	OPTION_NOW,
	OPTION_BASE_URL,
	OPTION_FORMAT,
	OPTION_SEARCH,
	OPTION_COPIES,
	OPTION_EDITION,
	OPTION_SIGNED,
	OPTION_HELP,
	OPTION_COUNT
};

/* What an option is called, what its value is (NULL: it has none), and what it does. */
static const struct option {
	const char *name, *value;
	const char *spanish, *english;
} all_options[OPTION_COUNT] = {
	[OPTION_REPO] = {"repo", "DIR",
		"El repositorio de la publicación; por defecto, la carpeta de trabajo.",
		"The publication's repository; by default the working directory."},
	[OPTION_OUT] = {"out", "DIR", "Dónde se escribe el sitio; por defecto, site.",
		"Where the site is written; by default site."},
	[OPTION_REV] = {"rev", "REV", "Solo esta revisión, como borrador.",
		"This revision alone, as a draft."},
	[OPTION_WORKTREE] = {"worktree", NULL, "Los archivos en disco, en vez de un commit.",
		"The files on disk, in place of a commit."},
	[OPTION_STAGED] = {"staged", NULL, "Lo que el próximo commit tendría (el índice de git).",
		"What the next commit would have (git's index)."},
	[OPTION_DRAFT] = {"draft", NULL, "El commit actual, aunque haya ediciones.",
		"The commit that is checked out, whatever was tagged."},
	[OPTION_JOBS] = {"jobs", "N", "Procesos a la vez, de 1 a 64; por defecto, tantos como procesadores.",
		"Processes at a time, 1 to 64; by default as many as processors."},
	[OPTION_NOW] = {"now", "INSTANT",
		"Qué se toma por presente (2012-07-02T09:00-05:00): decide embargos y calendario.",
		"What to take for the present (2012-07-02T09:00-05:00): it decides embargoes and the "
		"calendar."},
	[OPTION_BASE_URL] = {"url-base", "URL",
		"La dirección que tendrá el sitio, en vez de la de sitio.yaml.",
		"The address that the site will have, in place of that in sitio.yaml."},
	[OPTION_FORMAT] = {"format", "FORMAT", "text (por defecto), json o, en diff, csv.",
		"text (the default), json or, for diff, csv."},
	[OPTION_SEARCH] = {"search", "PAGEFIND",
		"El programa pagefind, que hace el índice de la búsqueda; sin él, el sitio no la tiene.",
		"The program pagefind, which makes the index of the search; without it the site has none."},
	[OPTION_COPIES] = {"no-hardlinks", NULL, "Copia lo que las ediciones comparten, en vez de enlazarlo.",
		"Copies what editions share, in place of linking it."},
	[OPTION_EDITION] = {"edition", "ID", "La edición de la que es la cifra; por defecto, la última.",
		"The edition that the figure is of; by default the latest."},
	[OPTION_SIGNED] = {"require-signed", "ALLOWED-SIGNERS",
		"No publica nada si alguna etiqueta no tiene la firma de alguien de este archivo.",
		"Publishes nothing unless every tag is signed by somebody in this file."},
	[OPTION_HELP] = {"help", NULL, "Muestra esta ayuda.", "Shows this help."},
};

bool speaks_english(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return !strncmp(value, "en", 2);
	}
	return false;
}

void print_usage(const struct command *command, FILE *out)
{
	bool english = speaks_english();
	fprintf(out, "%s: rinde %s %s\n%s\n", english ? "usage" : "uso", command->name, command->arguments,
		english ? command->english : command->spanish);
}

static bool takes(const struct command *command, const struct option *option)
{
	size_t length = strlen(option->name);
	if (option == &all_options[OPTION_HELP])
		return true;
	for (const char *p = command->arguments; (p = strstr(p, "--")); p += 2)
		if (!strncmp(p + 2, option->name, length) && strchr(" ]", p[2 + length]))
			return true;
	return false;
}

void print_help(const struct command *command)
{
	bool english = speaks_english();
	print_usage(command, stdout);
	printf("\n%s\n\n%s:\n", english ? command->more_english : command->more_spanish,
		english ? "Options" : "Opciones");
	for (const struct option *option = all_options; option < all_options + OPTION_COUNT; option++) {
		if (!takes(command, option))
			continue;
		printf("  --%s%s%s\n      %s\n", option->name, option->value ? " " : "",
			option->value ? option->value : "", english ? option->english : option->spanish);
	}
	printf("\n%s:\n  %s\n", english ? "Example" : "Ejemplo", command->example);
}

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

int usage_error(const char *name, const char *spanish, const char *english, const char *what)
{
	const struct command *command = command_find(name);
	fprintf(stderr, "rinde%s%s: ", command ? " " : "", name);
	fprintf(stderr, speaks_english() ? english : spanish, what);
	fputc('\n', stderr);
	if (command)
		print_usage(command, stderr);
	else
		print_commands(stderr);
	return EXIT_USAGE;
}

int unknown_name(const char *command, const char *spanish, const char *english, const char *wrong,
	const char *const *known, size_t count)
{
	struct arena arena = {0};
	bool speaks = speaks_english();
	size_t nearest = 0;
	/* A beginning of its name, as other programs admit, is what a wrong option often is. */
	while (nearest < count && (strlen(wrong) < 4 || strncmp(known[nearest], wrong, strlen(wrong)) != 0))
		nearest++;
	if (nearest == count)
		nearest = nearest_name(wrong, known, count);
	const char *what = arena_printf(&arena, speaks ? "'%s'" : "«%s»", wrong);
	if (nearest < count)
		what = arena_printf(&arena, speaks ? "%s; did you mean '%s'?" : "%s; ¿quiso decir «%s»?",
			what, known[nearest]);
	int status = usage_error(command, spanish, english, what);
	arena_release(&arena);
	return status;
}

/* SOURCE_DATE_EPOCH, else the clock; false when the first is no number of seconds. */
static bool clock_now(struct instant *now)
{
	static const long long last_second = 253402300799; /* of the year 9999 */
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	*now = (struct instant){time(NULL), OFFSET_NONE};
	if (!epoch || !*epoch)
		return true;
	errno = 0;
	now->seconds = strtoll(epoch, NULL, 10);
	return strspn(epoch, "0123456789") == strlen(epoch) && !errno && now->seconds <= last_second;
}

static unsigned processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count > 0 ? (unsigned)count : 1;
}

/* Sets one option; returns NULL, or what is wrong with its value. */
static const char *set_option(struct options *options, enum option_code code, const char *value)
{
	switch (code) {
	case OPTION_REPO:
		options->repo = value;
		break;
	case OPTION_OUT:
		options->out = value;
		return *value ? NULL : "--out";
	case OPTION_REV:
		options->revision = value;
		break;
	case OPTION_WORKTREE:
		options->worktree = true;
		break;
	case OPTION_STAGED:
		options->staged = true;
		break;
	case OPTION_DRAFT:
		options->draft = true;
		break;
	case OPTION_JOBS:
		options->jobs = (unsigned)strtoul(value, NULL, 10);
		return strlen(value) > 2 || strspn(value, "0123456789") != strlen(value) || !options->jobs ||
				       options->jobs > 64
			       ? value
			       : NULL;
	case OPTION_COPIES:
		options->copies = true;
		break;
	case OPTION_NOW:
		return instant_parse(value, &options->now) ? NULL : value;
	case OPTION_BASE_URL:
		options->base_url = value;
		return !strncmp(value, "https://", 8) || !strncmp(value, "http://", 7) ? NULL : value;
	case OPTION_FORMAT:
		options->json = !strcmp(value, "json");
		options->csv = !strcmp(value, "csv");
		return options->json || options->csv || !strcmp(value, "text") ? NULL : value;
	case OPTION_SEARCH:
		options->search = value;
		return *value ? NULL : "--search";
	case OPTION_SIGNED:
		options->allowed_signers = value;
		return *value ? NULL : "--require-signed";
	case OPTION_EDITION:
		options->edition = value;
		break;
	case OPTION_HELP:
	case OPTION_COUNT:
		options->help = true;
	}
	return NULL;
}

static int unknown_option(const struct command *command, const char *wrong, size_t length)
{
	struct arena arena = {0};
	const char *known[OPTION_COUNT];
	size_t count = 0;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (takes(command, &all_options[i]))
			known[count++] = arena_printf(&arena, "--%s", all_options[i].name);
	int status = unknown_name(command->name, "opción desconocida %s", "unknown option %s",
		arena_copy(&arena, wrong, length), known, count);
	arena_release(&arena);
	return status;
}

/* Takes the option at `argv[*at]`, and its value, which may be the next. */
static int read_option(struct options *options, const struct command *command, int argc, char **argv, int *at)
{
	const char *text = argv[*at], *equals = strchr(text, '='), *value = NULL;
	size_t length = equals ? (size_t)(equals - text) : strlen(text), code = 0;
	while (code < OPTION_COUNT &&
		(strncmp(text, "--", 2) != 0 || strlen(all_options[code].name) != length - 2 ||
			strncmp(text + 2, all_options[code].name, length - 2) != 0 ||
			!takes(command, &all_options[code])))
		code++;
	if (code == OPTION_COUNT)
		return unknown_option(command, text, length);
	if (all_options[code].value)
		value = equals ? equals + 1 : *at + 1 < argc ? argv[++*at] : NULL;
	if (all_options[code].value && !value)
		return usage_error(
			command->name, "falta el valor de «%s»", "option '%s' needs a value", text);
	if (equals && !all_options[code].value)
		return usage_error(command->name, "«%s»: la opción no lleva valor",
			"'%s': the option takes no value", text);
	const char *wrong = set_option(options, (enum option_code)code, value);
	return wrong ? usage_error(command->name, "valor inválido «%s»", "invalid value '%s'", wrong)
		     : EXIT_CLEAN;
}

int options_read(struct options *options, int argc, char **argv)
{
	const struct command *command = command_find(argv[0]);
	bool ended = false;
	*options = (struct options){.repo = ".",
		.out = "site",
		.now = {0, OFFSET_NONE},
		.jobs = processors(),
		.operands = argv + 1};
	for (int i = 1; i < argc; i++) {
		if (!ended && !strcmp(argv[i], "--"))
			ended = true;
		else if (ended || argv[i][0] != '-' || !argv[i][1])
			options->operands[options->operand_count++] = argv[i];
		else if (read_option(options, command, argc, argv, &i))
			return EXIT_USAGE;
	}
	if (takes(command, &all_options[OPTION_NOW]) && options->now.offset == OFFSET_NONE &&
		!clock_now(&options->now))
		return usage_error(argv[0], "SOURCE_DATE_EPOCH: «%s» no son segundos desde 1970",
			"SOURCE_DATE_EPOCH: '%s' is no number of seconds since 1970",
			getenv("SOURCE_DATE_EPOCH"));
	if (options->operand_count && !strncmp(command->arguments, "[--", 3))
		return usage_error(argv[0], "sobra «%s»", "unexpected '%s'", options->operands[0]);
	if (options->csv && !strstr(command->arguments, "csv"))
		return usage_error(argv[0], "valor inválido «%s»", "invalid value '%s'", "csv");
	if (options->worktree + options->staged + options->draft + (options->revision != NULL) > 1)
		return usage_error(argv[0], "%s no van juntos", "%s exclude each other",
			"--rev, --worktree, --staged, --draft");
	if (options->draft)
		options->revision = "HEAD";
	return EXIT_CLEAN;
}

int print_report(struct report *report, bool json)
{
	struct buffer out = {0};
	report_sort(report);
	if (json)
		report_json(report, &out);
	else
		report_text(report, &out);
	if (out.length)
		fwrite(out.data, 1, out.length, json ? stdout : stderr);
	buffer_release(&out);
	return report->errors ? EXIT_ERRORS : EXIT_CLEAN;
}
