/* Any bytes as Markdown: the HTML has only elements that we write, and no address outside the list of
 * schemes. */
#include "fuzz.h"

#include "documents/markdown.h"
#include "documents/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const never[] = {"<script", "<iframe", "<img src=\"//",
		"href=\"javascript:", "href=\"data:", "href=\"//", "<style", "<!--"};
	struct report report = {0};
	struct buffer out = {0}, plain = {0};
	const char *text = (const char *)data;
	struct markdown_note note = {.says = "a b", .note_html = "<p>n</p>"};
	struct markdown_options options = {
		.path = "content/x.md", .first_line = 1, .id_prefix = "p-", .notes = &note, .note_count = 1};
	if (text_check_encoding("content/x.md", text, size, &report) ||
		text_check_controls("content/x.md", text, size, &report)) {
		report_release(&report);
		return 0; /* document_parse() lets no such text through */
	}
	markdown_render(&out, text, size, &options, &report);
	must_stand_in(&report, data, size);
	for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
		must_hold(!out.data || !strstr(out.data, never[i]), never[i]);
	markdown_plain(&plain, text, size);
	buffer_release(&plain);
	buffer_release(&out);
	report_release(&report);
	return 0;
}
