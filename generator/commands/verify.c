/* Room: commands. `rinde verify`: a published site against its manifests. */
#include "site/verify.h"
#include "commands/commands.h"

int command_verify(int argc, char **argv)
{
	struct options options;
	struct report report = {.english = speaks_english()};
	struct verified verified;
	int usage = options_read(&options, argc, argv);
	if (usage || options.help) {
		if (!usage)
			print_help(command_find("verify"));
		return usage;
	}
	if (options.operand_count != 1)
		return usage_error("verify", "se necesita una carpeta%s", "one folder is needed%s", "");
	int failed = site_verify(&verified, options.operands[0], &report);
	int status = print_report(&report, options.json);
	report_release(&report);
	if (!status && !failed && !options.json)
		printf(speaks_english() ? "%s: %zu files and %zu manifests, all as published\n"
					: "%s: %zu archivos y %zu manifiestos, todo como se publicó\n",
			options.operands[0], verified.files, verified.manifests);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}
