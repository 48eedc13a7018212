/* Room: commands. `rinde build` writes the site; `rinde check` does the same work and writes nothing, so that
 * both find the same things. */
#include "commands/load.h"
#include "site/publish.h"

#include <string.h>
#include <unistd.h>

static int render(const struct options *options, bool dry, struct report *report, size_t *files)
{
	struct loaded loaded;
	struct page_list list = {0};
	const struct publish_options publish = {
		.target = options->out, .jobs = options->jobs, .dry = dry, .progress = isatty(STDERR_FILENO)};
	int result = load_publication(&loaded, options, report);
	if (!result)
		result = pages_plan(&loaded.publication, &list, &loaded.arena, report);
	if (!result)
		result = site_publish(&loaded.publication, &list, &publish, report);
	*files = list.count;
	load_release(&loaded);
	return result;
}

int command_build(int argc, char **argv)
{
	struct options options;
	struct report report = {.english = speaks_english()};
	size_t files = 0;
	int usage = options_read(&options, argc, argv, "repo out rev worktree draft jobs now url-base");
	if (usage || options.help) {
		if (!usage)
			print_usage(&commands[0], stdout);
		return usage;
	}
	int failed = render(&options, false, &report, &files);
	int status = print_report(&report, false);
	report_release(&report);
	if (!status && !failed)
		printf(speaks_english() ? "%s: %zu files\n" : "%s: %zu archivos\n", options.out, files);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}

int command_check(int argc, char **argv)
{
	struct options options;
	struct report report = {.english = speaks_english()};
	size_t files = 0;
	int usage = options_read(&options, argc, argv, "repo rev worktree now format jobs");
	if (usage || options.help) {
		if (!usage)
			print_usage(&commands[1], stdout);
		return usage;
	}
	options.worktree = !options.revision;
	int failed = render(&options, true, &report, &files);
	int status = print_report(&report, options.json);
	report_release(&report);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}
