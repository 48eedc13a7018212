/* Room: commands. Reading of options, and what every command prints in the same way. */
#include "commands/commands.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum option_code {
	OPTION_REPO = 1,
	OPTION_OUT,
	OPTION_REV,
	OPTION_WORKTREE,
	OPTION_STAGED,
	OPTION_DRAFT,
	OPTION_JOBS,
	OPTION_NOW,
	OPTION_BASE_URL,
	OPTION_FORMAT,
	OPTION_COPIES,
	OPTION_EDITION,
	OPTION_SIGNED,
	OPTION_HELP
};

static const struct option all_options[] = {
	{"repo", required_argument, NULL, OPTION_REPO},
	{"out", required_argument, NULL, OPTION_OUT},
	{"rev", required_argument, NULL, OPTION_REV},
	{"worktree", no_argument, NULL, OPTION_WORKTREE},
	{"staged", no_argument, NULL, OPTION_STAGED},
	{"draft", no_argument, NULL, OPTION_DRAFT},
	{"jobs", required_argument, NULL, OPTION_JOBS},
	{"now", required_argument, NULL, OPTION_NOW},
	{"url-base", required_argument, NULL, OPTION_BASE_URL},
	{"format", required_argument, NULL, OPTION_FORMAT},
	{"no-hardlinks", no_argument, NULL, OPTION_COPIES},
	{"edition", required_argument, NULL, OPTION_EDITION},
	{"require-signed", required_argument, NULL, OPTION_SIGNED},
	{"help", no_argument, NULL, OPTION_HELP},
	{NULL, 0, NULL, 0},
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

void print_command_usage(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			print_usage(c, stdout);
}

int usage_error(const char *name, const char *spanish, const char *english, const char *what)
{
	bool no_command = !*name;
	fprintf(stderr, "rinde%s%s: ", no_command ? "" : " ", name);
	fprintf(stderr, speaks_english() ? english : spanish, what);
	fputc('\n', stderr);
	if (no_command)
		print_commands(stderr);
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			print_usage(c, stderr);
	return EXIT_USAGE;
}

static bool is_accepted(const char *accepted, const char *name)
{
	size_t length = strlen(name);
	for (const char *p = accepted; (p = strstr(p, name)); p += length)
		if ((p == accepted || p[-1] == ' ') && (p[length] == ' ' || !p[length]))
			return true;
	return false;
}

static struct instant clock_now(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	if (epoch && *epoch) {
		long long seconds = strtoll(epoch, &end, 10);
		if (!*end)
			return (struct instant){seconds, OFFSET_NONE};
	}
	return (struct instant){time(NULL), OFFSET_NONE};
}

static unsigned processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count > 0 ? (unsigned)count : 1;
}

/* Sets one option; returns NULL, or what is wrong with its value. */
static const char *set_option(struct options *options, int code, const char *value)
{
	char *end;
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
		options->jobs = (unsigned)strtoul(value, &end, 10);
		return *end || !options->jobs || options->jobs > 64 ? value : NULL;
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
	case OPTION_SIGNED:
		options->allowed_signers = value;
		return *value ? NULL : "--require-signed";
	case OPTION_EDITION:
		options->edition = value;
		break;
	default:
		options->help = true;
	}
	return NULL;
}

int options_read(struct options *options, int argc, char **argv, const char *accepted)
{
	int code, which = 0;
	*options = (struct options){.repo = ".", .out = "site", .now = clock_now(), .jobs = processors()};
	opterr = 0;
	optind = 1;
	while ((code = getopt_long(argc, argv, ":", all_options, &which)) != -1) {
		const char *name =
			code < OPTION_REPO || code > OPTION_HELP ? argv[optind - 1] : all_options[which].name;
		if (code == ':')
			return usage_error(
				argv[0], "falta el valor de «%s»", "option '%s' needs a value", name);
		if (code == '?' || (code != OPTION_HELP && !is_accepted(accepted, name)))
			return usage_error(argv[0], "opción desconocida «%s»", "unknown option '%s'", name);
		const char *wrong = set_option(options, code, optarg);
		if (wrong)
			return usage_error(argv[0], "valor inválido «%s»", "invalid value '%s'", wrong);
	}
	options->operands = argv + optind;
	options->operand_count = argc - optind;
	if (options->operand_count && !is_accepted(accepted, "operands"))
		return usage_error(argv[0], "sobra «%s»", "unexpected '%s'", options->operands[0]);
	if (options->csv && !is_accepted(accepted, "csv"))
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
