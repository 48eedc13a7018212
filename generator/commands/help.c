/* Room: commands. `rinde help`: the commands, one of them, or every finding with its example and cure. */
#include "commands/commands.h"

#include <string.h>

void print_commands(FILE *out)
{
	bool english = speaks_english();
	fputs(english ? "usage: rinde COMMAND [OPTIONS]\n\n" : "uso: rinde ORDEN [OPCIONES]\n\n", out);
	for (const struct command *c = commands; c->name; c++)
		fprintf(out, "  %-8s %s\n", c->name, english ? c->english : c->spanish);
	fputs(english ? "\nrinde help COMMAND tells its options, man rinde what they mean; rinde help "
			"findings, every "
			"finding and its cure.\n"
		      : "\nrinde help ORDEN dice sus opciones, man rinde lo que significan; rinde help "
			"findings, "
			"cada hallazgo y cómo se corrige.\n",
		out);
}

static void print_findings(void)
{
	bool english = speaks_english();
	for (size_t i = 0; i < FINDING_COUNT; i++) {
		const struct finding_kind *kind = &finding_kinds[i];
		printf("%s (%s)\n  %s\n  %s: %s\n  %s: %s\n\n", kind->id,
			kind->level == LEVEL_ERROR ? "error" : "aviso",
			english ? kind->english : kind->spanish, english ? "example" : "ejemplo",
			kind->example, english ? "cure" : "cura", kind->cure);
	}
}

int unknown_command(const char *asked, const char *name)
{
	const char *known[32];
	size_t count = 0;
	for (const struct command *c = commands; c->name; c++)
		known[count++] = c->name;
	return unknown_name(asked, "no hay ninguna orden %s", "there is no command %s", name, known, count);
}

int command_help(int argc, char **argv)
{
	struct options options;
	int usage = options_read(&options, argc, argv);
	if (usage)
		return usage;
	if (options.operand_count > 1)
		return usage_error("help", "sobra «%s»", "unexpected '%s'", options.operands[1]);
	if (!options.operand_count) {
		print_commands(stdout);
		return EXIT_CLEAN;
	}
	if (!strcmp(options.operands[0], "findings")) {
		print_findings();
		return EXIT_CLEAN;
	}
	const struct command *command = command_find(options.operands[0]);
	if (!command)
		return unknown_command("help", options.operands[0]);
	print_help(command);
	return EXIT_CLEAN;
}
