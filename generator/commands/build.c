/* Room: commands. `rinde build` writes the site; `rinde check` does the same work and writes nothing, so that
 * both find the same things. */
#include "commands/plan.h"

#include <string.h>
#include <unistd.h>

static int run(const struct options *options, bool dry, struct report *report, size_t *files)
{
	struct edition_plan plan = {0};
	struct progress progress;
	const struct publish_options publish = {.target = options->out,
		.jobs = options->jobs,
		.dry = dry,
		.copies = options->copies,
		.search = options->search,
		.progress = &progress};
	progress_begin(&progress);
	int lock = dry ? -1 : site_lock(options->out, report);
	struct early *early = lock < 0 ? NULL : early_new(&publish);
	int result = lock < 0 && !dry ? -1 : plan_make(&plan, options, early, &progress, report);
	if (!result)
		result = site_publish(&plan.site, &publish, report);
	for (size_t i = 0; i < plan.site.volume_count; i++)
		*files += plan.site.volumes[i].count;
	plan_release(&plan);
	early_free(early);
	progress_end(&progress);
	if (lock >= 0)
		close(lock);
	return result;
}

int command_build(int argc, char **argv)
{
	struct options options;
	struct report report = {.english = speaks_english()};
	size_t files = 0;
	int usage = options_read(&options, argc, argv);
	if (usage || options.help) {
		if (!usage)
			print_help(command_find("build"));
		return usage;
	}
	int failed = run(&options, false, &report, &files);
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
	int usage = options_read(&options, argc, argv);
	if (usage || options.help) {
		if (!usage)
			print_help(command_find("check"));
		return usage;
	}
	options.worktree = !options.revision;
	int failed = run(&options, true, &report, &files);
	int status = print_report(&report, options.json);
	report_release(&report);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}
