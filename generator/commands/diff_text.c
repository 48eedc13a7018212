/* Room: commands. `rinde diff` in words. It must not know repositories. */
#include "commands/diff_text.h"

#include <string.h>

static const struct {
	enum change_kind kind;
	const char *spanish, *english;
} sections[] = {{CHANGE_CORRECTED, "Correcciones", "Corrections"},
	{CHANGE_REVISED, "Revisiones", "Revisions"},
	{CHANGE_TARGET, "Metas que cambiaron", "Targets that changed"},
	{CHANGE_WITHDRAWN, "Retiradas", "Withdrawn"}};

/* Text from the repository, without what could command a terminal. */
static void add_clean(struct buffer *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		bool c1 = (unsigned char)*p == 0xC2 && (unsigned char)p[1] >= 0x80 &&
			  (unsigned char)p[1] < 0xA0;
		if (c1)
			p++;
		else if ((unsigned char)*p >= ' ' && *p != 0x7F)
			buffer_char(out, *p);
	}
}

/* "cv antioquia 2012-06", as `rinde explain` takes it. */
static void add_figure(struct buffer *out, const struct figure_change *change, struct arena *arena)
{
	buffer_printf(out, "  %s %s%s%s %s", change->indicator, *change->region ? change->region : "nacional",
		*change->role ? "/" : "", change->role, month_text(arena, change->period));
}

static void add_change(
	struct buffer *out, const struct figure_change *change, bool english, struct arena *arena)
{
	const struct revision *revision = change->revision;
	add_figure(out, change, arena);
	buffer_printf(out, " %s: %s → %s", change->field, *change->before ? change->before : "–",
		*change->after ? change->after : "–");
	if (revision) {
		buffer_printf(out, " (%.10s, %s, ", revision->commit,
			date_text(arena, instant_date(revision->when)));
		add_clean(out, revision->author);
		buffer_string(out, ": ");
		if (*change->reason)
			add_clean(out, change->reason);
		else
			buffer_string(out, english ? "no reason declared" : "sin motivo declarado");
		buffer_char(out, ')');
	}
	buffer_char(out, '\n');
}

static void add_section(struct buffer *out, const struct changes *changes, enum change_kind kind,
	const char *title, bool english, struct arena *arena)
{
	bool begun = false;
	for (size_t i = 0; i < changes->figure_count; i++) {
		if (changes->figures[i].kind != kind)
			continue;
		if (!begun)
			buffer_printf(out, "\n%s\n", title);
		begun = true;
		add_change(out, &changes->figures[i], english, arena);
	}
}

/* Counts of new values, and of the other fields that came with them. */
static void add_new(struct buffer *out, const struct changes *changes, bool english)
{
	bool begun = false;
	for (size_t i = 0, next; i < changes->figure_count; i = next) {
		size_t regions = 0, sums = 0, rest = 0;
		for (next = i; next < changes->figure_count; next++) {
			const struct figure_change *c = &changes->figures[next];
			if (strcmp(c->entity, changes->figures[i].entity) != 0 ||
				strcmp(c->indicator, changes->figures[i].indicator) != 0)
				break;
			bool value = c->kind == CHANGE_NEW && !strcmp(c->field, "valor");
			regions += value && c->scope == SCOPE_REGION;
			sums += value && c->scope != SCOPE_REGION;
			rest += c->kind == CHANGE_NEW && !value;
		}
		if (!regions && !sums && !rest)
			continue;
		if (!begun)
			buffer_printf(out, "\n%s\n", english ? "New" : "Nuevas");
		begun = true;
		buffer_printf(out,
			english ? "  %s: values of regions %zu, sums %zu; targets and states %zu\n"
				: "  %s: valores de regiones %zu, sumas %zu; metas y estados %zu\n",
			changes->figures[i].indicator, regions, sums, rest);
	}
}

static void add_documents(struct buffer *out, const struct changes *changes, bool english)
{
	static const char *const words[][2] = {
		{"agregado", "added"}, {"modificado", "changed"}, {"quitado", "removed"}};
	if (changes->document_count)
		buffer_printf(out, "\n%s\n", english ? "Documents" : "Documentos");
	for (size_t i = 0; i < changes->document_count; i++) {
		buffer_printf(out, "  %s: ", words[changes->documents[i].kind][english]);
		add_clean(out, changes->documents[i].path);
		buffer_char(out, '\n');
	}
}

void diff_text(struct buffer *out, const struct changes *changes, const char *before, const char *after,
	bool english)
{
	struct arena arena = {0};
	add_clean(out, before);
	buffer_string(out, " → ");
	add_clean(out, after);
	buffer_char(out, '\n');
	if (!changes->figure_count && !changes->document_count)
		buffer_string(out, english ? "\nNo changes.\n" : "\nSin cambios.\n");
	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++)
		add_section(out, changes, sections[i].kind,
			english ? sections[i].english : sections[i].spanish, english, &arena);
	add_new(out, changes, english);
	add_documents(out, changes, english);
	arena_release(&arena);
}
