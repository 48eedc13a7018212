/* Room: pages. Walks a template's tree with a stack of views and writes to a buffer. It must not know the
 * syntax of templates, nor pages. */
#include "pages/template.h"

#include "pages/template_tree.h"

#include <string.h>

enum { MOST_DEPTH = 100 };

/* The views that names are looked up in, innermost first. */
struct context {
	const struct view *view;
	const struct context *outer;
};

/* The parents being rendered, innermost first: their blocks override those of the same name. */
struct override {
	const struct node *parent;
	const struct override *outer;
};

/* What to write at the start of each line, the innermost piece last. */
struct indent {
	const char *text;
	size_t length;
	const struct indent *outer;
};

struct scope {
	const struct context *context;
	const struct override *override;
	const struct indent *indent;
	unsigned depth; /* of partials, parents and blocks */
};

struct renderer {
	const struct template_set *set;
	struct buffer *out;
	struct report *report;
	bool failed;
	bool endless; /* a template that includes itself was met: nothing more is rendered */
};

static void render_nodes(struct renderer *r, const struct node *nodes, struct scope scope);

static void fail(struct renderer *r, const struct node *node, const char *spanish, const char *english)
{
	template_finding(r->report, node->place, spanish, english, node->text);
	r->failed = true;
}

static const struct template *find_template(const struct template_set *set, const char *name)
{
	const struct template *template = set->first;
	while (template && strcmp(template->name, name) != 0)
		template = template->next;
	return template;
}

/* The first part of a name is looked up outward; the rest is of what was found, and nowhere else. */
static const struct view *look_up(struct renderer *r, const struct node *node, const struct context *context)
{
	const char *const *part = node->parts;
	const struct view *found = NULL;
	if (!*part)
		return context->view;
	for (; context && !found; context = context->outer)
		found = view_get(context->view, *part);
	while (found && *++part)
		found = view_get(found, *part);
	if (!found && r->set->strict)
		fail(r, node, "nombre desconocido", "unknown name");
	return found;
}

static void write_indent(struct renderer *r, const struct indent *indent)
{
	if (!indent)
		return;
	write_indent(r, indent->outer);
	buffer_add(r->out, indent->text, indent->length);
}

static void render_value(struct renderer *r, const struct node *node, const struct context *context)
{
	const struct view *view = look_up(r, node, context);
	if (!view)
		return;
	const char *string = view_string(view);
	switch (view_kind(view)) {
	case VIEW_HTML:
		buffer_string(r->out, string);
		return;
	case VIEW_TEXT:
		if (node->kind == NODE_VARIABLE)
			buffer_html(r->out, string, strlen(string));
		else if (r->set->strict)
			fail(r, node, "un texto no se escribe sin escapar", "text is not written unescaped");
		else
			buffer_string(r->out, string);
		return;
	case VIEW_TRUTH:
	case VIEW_LIST:
	case VIEW_MAP:
		break;
	}
	if (r->set->strict)
		fail(r, node, "no es un texto", "not a text");
	else if (view_kind(view) == VIEW_TRUTH)
		buffer_string(r->out, view_is_true(view) ? "true" : "false");
}

static void render_section(struct renderer *r, const struct node *node, struct scope scope)
{
	const struct view *view = look_up(r, node, scope.context);
	if (!view || !view_is_true(view))
		return;
	struct context inner = {view, scope.context};
	scope.context = &inner;
	if (view_kind(view) != VIEW_LIST) {
		render_nodes(r, node->children, scope);
		return;
	}
	for (size_t i = 0; i < view_count(view); i++) {
		inner.view = view_item(view, i);
		render_nodes(r, node->children, scope);
	}
}

static void render_inverted(struct renderer *r, const struct node *node, struct scope scope)
{
	const struct view *view = look_up(r, node, scope.context);
	if (!view || !view_is_true(view))
		render_nodes(r, node->children, scope);
}

static bool too_deep(struct renderer *r, const struct node *node, struct scope *scope)
{
	if (++scope->depth <= MOST_DEPTH)
		return false;
	r->endless = true;
	fail(r, node,
		"una plantilla se incluye a sí misma sin fin:", "a template includes itself without end:");
	return true;
}

/* A partial, or a parent with what it overrides. */
static void render_template(struct renderer *r, const struct node *node, struct scope scope)
{
	const struct template *template = find_template(r->set, node->text);
	if (!template) {
		if (r->set->strict)
			fail(r, node, "plantilla desconocida", "unknown template");
		return;
	}
	if (too_deep(r, node, &scope))
		return;
	/* Within a line, the lines of the other template are its own affair. */
	struct indent indent = {node->indent, node->indent_length, scope.indent};
	struct override override = {node, scope.override};
	scope.indent = node->own_line ? &indent : NULL;
	if (node->kind == NODE_PARENT)
		scope.override = &override;
	render_nodes(r, template->nodes, scope);
}

static const struct node *find_block(const struct node *parent, const char *name)
{
	const struct node *block = parent->children;
	while (block && strcmp(block->text, name) != 0)
		block = block->next;
	return block;
}

static void render_block(struct renderer *r, const struct node *node, struct scope scope)
{
	const struct node *content = node;
	const struct override *visible = scope.override;
	/* The outermost wins: it is the template that was asked for. Its content sees only what overrides
	 * that template in its turn. */
	for (const struct override *o = scope.override; o; o = o->outer) {
		const struct node *block = find_block(o->parent, node->text);
		if (block) {
			content = block;
			visible = o->outer;
		}
	}
	if (too_deep(r, node, &scope))
		return;
	struct indent indent = {node->indent, node->indent_length, scope.indent};
	scope.override = visible;
	if (node->own_line || node->starts_line)
		scope.indent = &indent;
	size_t before = r->out->length;
	if (!content->lines && content->children && (node->own_line || node->starts_line))
		write_indent(r, scope.indent);
	render_nodes(r, content->children, scope);
	bool wrote = r->out->length > before;
	if (node->own_line && node->closes_line && wrote && r->out->data[r->out->length - 1] != '\n')
		buffer_char(r->out, '\n');
}

static void render_nodes(struct renderer *r, const struct node *nodes, struct scope scope)
{
	for (const struct node *node = nodes; node && !r->endless; node = node->next) {
		switch (node->kind) {
		case NODE_TEXT:
			if (node->starts_line)
				write_indent(r, scope.indent);
			buffer_add(r->out, node->text, node->length);
			break;
		case NODE_VARIABLE:
		case NODE_UNESCAPED:
			render_value(r, node, scope.context);
			break;
		case NODE_SECTION:
			render_section(r, node, scope);
			break;
		case NODE_INVERTED:
			render_inverted(r, node, scope);
			break;
		case NODE_PARTIAL:
		case NODE_PARENT:
			render_template(r, node, scope);
			break;
		case NODE_BLOCK:
			render_block(r, node, scope);
			break;
		}
	}
}

int template_render(const struct template_set *set, const char *name, const struct view *view,
	struct buffer *out, struct report *report)
{
	struct renderer r = {.set = set, .out = out, .report = report};
	struct context context = {.view = view};
	const struct template *template = find_template(set, name);
	if (!template)
		return template_finding(report, (struct place){.path = "templates"}, "plantilla desconocida",
			"unknown template", name);
	render_nodes(&r, template->nodes, (struct scope){.context = &context});
	return r.failed ? -1 : 0;
}
