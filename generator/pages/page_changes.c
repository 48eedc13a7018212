/* Room: pages. ediciones/<id>/cambios.html: what an edition changes against the one before, corrections first
 * (4-site "Changes"). */
#include "pages/change_lists.h"
#include "pages/page_table.h"

/* The sections in their order; what is new is told apart. */
static const struct {
	enum change_kind kind;
	const char *id;
	enum word title, lede, one, many;
} sections[] = {
	{CHANGE_CORRECTED, "correcciones", W_correcciones, W_correcciones_lema, W_n_correccion,
		W_n_correcciones},
	{CHANGE_REVISED, "revisiones", W_revisiones, W_revisiones_lema, W_n_revision, W_n_revisiones},
	{CHANGE_TARGET, "metas", W_metas_que_cambiaron, W_metas_que_cambiaron_lema, W_n_cambio_de_meta,
		W_n_cambios_de_meta},
	{CHANGE_WITHDRAWN, "retiros", W_cifras_retiradas, W_cifras_retiradas_lema, W_n_cifra_retirada,
		W_n_cifras_retiradas},
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
	struct view *empty = view_set_list(draft->content, "vacias");
	for (size_t i = 0; i < SECTIONS; i++) {
		size_t count = count_kind(draft->publication->changes, sections[i].kind);
		struct view *section = view_add_map(count ? list : empty);
		view_set_text(section, "id", sections[i].id);
		view_set_text(section, "titulo", word(&draft->voice, sections[i].title));
		view_set_text(section, "entrada", word(&draft->voice, sections[i].lede));
		view_set(section, "causas", change_causes(draft, sections[i].kind, section));
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
				counted(&draft->voice, (long)of_kind, sections[i].one, sections[i].many);
	}
	if (fresh)
		parts[count++] = counted(&draft->voice, (long)fresh, W_n_cifra_nueva_de_las_regiones,
			W_n_cifras_nuevas_de_las_regiones);
	if (draft->publication->changes->document_count)
		parts[count++] = counted(&draft->voice, (long)draft->publication->changes->document_count,
			W_n_documento_nuevo_o_distinto, W_n_documentos_nuevos_o_distintos);
	return count ? listed(&draft->voice, parts, count) : "";
}

static int render_changes(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	size_t fresh, regions;
	page_begin(&draft, publication, page, &scratch);
	draft.only_edition = true;
	draft.title = phrase(&draft.voice, W_cambios_titulo, publication->edition->id);
	draft.crumb = word(&draft.voice, W_ediciones_cambios);
	const struct edition *before = publication->before;
	struct view *new = new_figures(&draft, &fresh, &regions);
	const char *sum = summary(&draft, fresh);
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "anterior", before ? before->id : "");
	view_set_text(draft.content, "edicion", publication->edition->id);
	view_set_text(draft.content, "anterior_href",
		before ? arena_printf(&scratch, "../%s/index.html", before->id) : "");
	view_set_text(draft.content, "resumen", before ? sum : "");
	view_set(draft.content, "nuevas", new);
	view_set_truth(draft.content, "con_nuevas", view_count(new) > 0);
	view_set_text(draft.content, "nuevas_frase",
		fresh ? phrase(&draft.voice, W_cambios_nuevas_frase, new_months(&draft),
				counted(&draft.voice, (long)fresh, W_n_cifra_nueva, W_n_cifras_nuevas),
				counted(&draft.voice, (long)regions, W_n_region, W_n_regiones))
		      : "");
	view_set_text(draft.content, "csv", file_href(&draft, "datos/cambios.csv"));
	view_set_text(draft.content, "json", file_href(&draft, "datos/cambios.json"));
	add_sections(&draft);
	view_set_truth(draft.content, "con_vacias",
		!view_count(new) || view_count(view_get(draft.content, "vacias")) > 0);
	add_documents(&draft);
	draft.description = before ? phrase(&draft.voice, W_cambios_descripcion, before->id,
					     *sum ? sum : word(&draft.voice, W_cambios_ninguno))
				   : word(&draft.voice, W_cambios_es_la_primera_edicion_no_hay);
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
	/* What changed is not known yet: every file is there, and the page names those of nothing. */
	for (size_t i = 0; i < SECTIONS; i++)
		plan_table(adder, change_ids[sections[i].kind]);
	plan_table(adder, change_ids[CHANGE_NEW]);
}
