/* Any bytes as a Markdown document and as a YAML file: the tree is finite, bounded in depth, and inside the
 * file. */
#include "fuzz.h"

#include "documents/front_matter.h"

static void walk(const struct node *node, unsigned depth)
{
	must_hold(depth <= 16, "the tree is bounded in depth");
	must_hold(node->line >= 1 && node->column >= 1, "a value has a place");
	must_hold(node->kind != NODE_SCALAR || node->text, "a scalar has a text");
	size_t count = 0;
	for (const struct node *child = node->children; child; child = child->next, count++) {
		must_hold(node->kind != NODE_MAP || (child->key && node_get(node, child->key)),
			"a member of a map is found by its key");
		walk(child, depth + 1);
	}
	must_hold(count == node->count, "the members are counted");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	for (int whole = 0; whole < 2; whole++) {
		struct arena arena = {0};
		struct report report = {0};
		struct document document = {0};
		const char *bytes = (const char *)data;
		int result = (whole ? yaml_parse : document_parse)(
			&document, "content/x.md", bytes, size, &arena, &report);
		must_stand_in(&report, data, size);
		must_hold(!result || report.errors,
			"a document that cannot be used has an error that says why");
		if (!result)
			walk(document.data, 0);
		must_hold(!document.body_length ||
				  (document.body >= bytes &&
					  document.body + document.body_length <= bytes + size),
			"the body lies inside the file");
		arena_release(&arena);
		report_release(&report);
	}
	return 0;
}
