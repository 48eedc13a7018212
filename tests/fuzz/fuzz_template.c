/* Any bytes as a template, strict and not: it parses or says why, and what it renders of plain text is
 * escaped. */
#include "fuzz.h"

#include "pages/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	for (int strict = 0; strict < 2; strict++) {
		struct arena arena = {0};
		struct report report = {0};
		struct buffer out = {0};
		struct template_set set = {.arena = &arena, .strict = strict};
		struct view *view = view_map(&arena);
		view_set_text(view, "a", "<&>");
		view_set_truth(view, "si", true);
		for (int i = 0; i < 2; i++)
			view_set_text(view_add_map(i ? view_set_list(view, "l") : view_set_list(view, "m")),
				"b", "\"");
		const char *text = arena_copy(&arena, (const char *)data, size);
		if (!template_add(&set, "x", "templates/x.mustache", text, size, &report))
			template_render(&set, "x", view, &out, &report);
		must_hold(!strict || !out.data || memmem(data, size, "<&>", 3) ||
				  !memmem(out.data, out.length, "<&>", 3),
			"plain text is escaped");
		must_stand_in(&report, data, size);
		buffer_release(&out);
		arena_release(&arena);
		report_release(&report);
	}
	return 0;
}
