/* Room: pages. ediciones/index.html and ediciones.json: every edition with its date, its commit and the hash
 * of its manifest. They are made last, because they alone tell the hashes of the other folders. */
#include "pages/layout.h"

#include <string.h>

static const char *local_date(struct arena *arena, struct instant when)
{
	return date_text(arena, instant_date(when));
}

static int render_list(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct edition_list *list = publication->editions;
	const char *repository = publication->latest->site.repository;
	page_begin(&draft, publication, page, &scratch);
	draft.tables = true; /* ediciones.json has its rows */
	draft.crumb = draft.title = word(&draft.voice, W_ediciones);
	draft.description = word(&draft.voice, W_ediciones_descripcion);
	struct view *rows = view_set_list(draft.content, "ediciones");
	for (size_t i = list->count; i-- > 0;) {
		const struct edition *edition = &list->editions[i];
		if (!publication->manifests[i])
			continue;
		struct view *row = view_add_map(rows);
		view_set_text(row, "id", edition->id);
		view_set_text(row, "titulo", edition->title);
		view_set_text(row, "notas", edition->notes);
		view_set_text(row, "firma", edition->signature.signer);
		view_set(row, "fecha", date_view(&draft.voice, instant_date(edition->when), false));
		view_set_text(row, "href", site_href(&draft, "ediciones/%s/index.html", edition->id));
		view_set_text(row, "cambios", site_href(&draft, "ediciones/%s/cambios.html", edition->id));
		view_set_text(
			row, "manifiesto", site_href(&draft, "ediciones/%s/manifest.sha256", edition->id));
		view_set_text(row, "suma", publication->manifests[i]);
		view_set_text(row, "commit", arena_copy(&scratch, edition->commit, 10));
		view_set_text(row, "commit_href",
			*repository ? arena_printf(&scratch, "%s/commit/%s", repository, edition->commit)
				    : "");
		view_set_truth(row, "ultima", view_count(rows) == 1);
	}
	view_set_text(draft.content, "json", file_href(&draft, "ediciones.json"));
	return page_finish(&draft, "ediciones", out, report);
}

static void json_field(struct buffer *out, const char *name, const char *value)
{
	buffer_printf(out, ",\"%s\":", name);
	buffer_json(out, value);
}

static int render_json(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	const struct edition_list *list = publication->editions;
	bool first = true;
	(void)page;
	(void)report;
	buffer_char(out, '[');
	for (size_t i = 0; i < list->count; i++) {
		const struct edition *edition = &list->editions[i];
		if (!publication->manifests[i])
			continue;
		buffer_string(out, first ? "\n{\"id\":" : ",\n{\"id\":");
		buffer_json(out, edition->id);
		json_field(out, "etiqueta", edition->name);
		json_field(out, "titulo", edition->title);
		json_field(out, "notas", edition->notes);
		json_field(out, "fecha", local_date(&scratch, edition->when));
		json_field(out, "instante", instant_text(&scratch, edition->when));
		json_field(out, "commit", edition->commit);
		json_field(out, "carpeta", arena_printf(&scratch, "ediciones/%s/", edition->id));
		if (*edition->signature.signer)
			json_field(out, "firma", edition->signature.signer);
		json_field(out, "manifiesto", publication->manifests[i]);
		buffer_char(out, '}');
		first = false;
	}
	buffer_string(out, "\n]\n");
	arena_release(&scratch);
	return 0;
}

void plan_editions_list(struct page_adder *adder)
{
	if (adder->publication->permanent || !adder->publication->editions)
		return;
	plan_add(adder, render_list, NONE, NONE, "ediciones/index.html");
	adder->pages[adder->count - 1].late = true;
	plan_add(adder, render_json, NONE, NONE, "ediciones.json");
	adder->pages[adder->count - 1].late = true;
}
