/* Room: pages. ediciones/<id>/cambios.html: what an edition changes against the one before, corrections first
 * (4-site "Changes"). */
#include "pages/change_lists.h"

/* The sections in their order; what is new is told apart. */
static const struct {
	enum change_kind kind;
	const char *id, *title, *lede, *one, *many;
} sections[] = {
	{CHANGE_CORRECTED, "correcciones", "Correcciones", "Cifras publicadas que estaban mal.", "corrección",
		"correcciones"},
	{CHANGE_REVISED, "revisiones", "Revisiones",
		"Cifras publicadas que cambiaron sin que nadie declarara un error: casi siempre, reportes "
		"que "
		"llegaron tarde y entran en las sumas.",
		"revisión", "revisiones"},
	{CHANGE_TARGET, "metas", "Metas que cambiaron",
		"Metas al corte, y los estados que cambiaron con ellas.", "cambio de meta",
		"cambios de meta"},
	{CHANGE_WITHDRAWN, "retiros", "Cifras retiradas", "Estaban en la edición anterior y ya no están.",
		"cifra retirada", "cifras retiradas"},
};
enum { SECTIONS = sizeof(sections) / sizeof(*sections) };

static size_t count_kind(const struct changes *changes, enum change_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < changes->figure_count; i++)
		count += changes->figures[i].kind == kind;
	return count;
}

static void add_sections(struct page_draft *draft)
{
	struct view *list = view_set_list(draft->content, "secciones");
	for (size_t i = 0; i < SECTIONS; i++) {
		size_t count = count_kind(draft->publication->changes, sections[i].kind);
		if (!count)
			continue;
		struct view *section = view_add_map(list);
		view_set_text(section, "id", sections[i].id);
		view_set_text(section, "titulo", sections[i].title);
		view_set_text(section, "entrada", sections[i].lede);
		view_set(section, "causas", change_causes(draft, sections[i].kind));
	}
}

static void add_documents(struct page_draft *draft)
{
	static const struct {
		const char *key;
		enum document_change_kind kind;
	} lists[] = {{"agregados", DOCUMENT_ADDED}, {"modificados", DOCUMENT_CHANGED},
		{"quitados", DOCUMENT_REMOVED}};
	bool any = false;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		struct view *list = changed_documents(draft, lists[i].kind, true);
		view_set(draft->content, lists[i].key, list);
		view_set_truth(draft->content, arena_printf(draft->arena, "con_%s", lists[i].key),
			view_count(list) > 0);
		any = any || view_count(list) > 0;
	}
	view_set_truth(draft->content, "con_documentos", any);
}

/* "1 corrección, 3 revisiones y 327 cifras nuevas" */
static const char *summary(struct page_draft *draft, size_t fresh)
{
	const char *parts[SECTIONS + 2];
	size_t count = 0;
	for (size_t i = 0; i < SECTIONS; i++) {
		size_t of_kind = count_kind(draft->publication->changes, sections[i].kind);
		if (of_kind)
			parts[count++] =
				counted(draft->arena, (long)of_kind, sections[i].one, sections[i].many);
	}
	if (fresh)
		parts[count++] = counted(draft->arena, (long)fresh, "cifra nueva de las regiones",
			"cifras nuevas de las regiones");
	if (draft->publication->changes->document_count)
		parts[count++] = counted(draft->arena, (long)draft->publication->changes->document_count,
			"documento nuevo o distinto", "documentos nuevos o distintos");
	return count ? listed(draft->arena, parts, count) : "";
}

static int render_changes(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	size_t fresh, regions;
	page_begin(&draft, publication, page, &scratch);
	draft.only_edition = true;
	draft.title = arena_printf(&scratch, "Qué cambió en la edición %s", publication->edition->id);
	draft.crumb = "Cambios";
	const struct edition *before = publication->before;
	struct view *new = new_figures(&draft, &fresh, &regions);
	const char *sum = summary(&draft, fresh);
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "anterior", before ? before->id : "");
	view_set_text(draft.content, "anterior_href",
		before ? arena_printf(&scratch, "../%s/index.html", before->id) : "");
	view_set_text(draft.content, "resumen", before ? sum : "");
	view_set(draft.content, "nuevas", new);
	view_set_truth(draft.content, "con_nuevas", view_count(new) > 0);
	view_set_text(draft.content, "nuevas_frase",
		fresh ? arena_printf(&scratch, "Resultados de %s: %s de %s.", new_months(&draft),
				counted(&scratch, (long)fresh, "cifra nueva", "cifras nuevas"),
				counted(&scratch, (long)regions, "región", "regiones"))
		      : "");
	view_set_text(draft.content, "csv", href(&draft, "datos/cambios.csv"));
	view_set_text(draft.content, "json", href(&draft, "datos/cambios.json"));
	add_sections(&draft);
	add_documents(&draft);
	draft.description = before ? arena_printf(&scratch, "Frente a la edición %s: %s.", before->id,
					     *sum ? sum : "ningún cambio")
				   : "Es la primera edición: no hay otra con que compararla.";
	for (size_t i = 0; i < publication->assessment->count && publication->changes->figure_count; i++)
		draft.simulated |= publication->assessment->figures[i].simulated;
	for (size_t i = 0; i < publication->changes->document_count; i++)
		draft.simulated |= path_is_simulated(draft.model, publication->changes->documents[i].path);
	return page_finish(&draft, "cambios", out, report);
}

void plan_changes(struct page_adder *adder)
{
	if (!adder->publication->permanent || !adder->publication->edition)
		return;
	plan_add(adder, render_changes, 0, 0, "cambios.html");
	adder->pages[adder->count - 1].gone = true; /* the root tells of no changes */
}
