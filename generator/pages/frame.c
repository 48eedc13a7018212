/* Room: pages. Turns struct frame into the views of templates/pagina.mustache. It must not write HTML. */
#include "pages/frame.h"

#include <string.h>

char *path_to_root(struct arena *arena, const char *path)
{
	size_t depth = 0;
	for (const char *p = path; *p; p++)
		depth += *p == '/';
	char *root = arena_alloc(arena, depth * 3 + 1);
	for (size_t i = 0; i < depth; i++)
		memcpy(root + i * 3, "../", 3);
	return root;
}

/* The ways up: to the root of the page's edition in its language, to that of the site in it, and to that of
 * the edition's files, which have no language. An edition lies at ediciones/<id>/, a language in a folder. */
struct roots {
	const char *edition, *site, *files;
};

static const char *resolve(struct arena *arena, const struct roots *roots, const struct frame_link *link)
{
	size_t scheme = strcspn(link->href, ":/?#");
	if (link->href[scheme] == ':')
		return link->href;
	return arena_printf(arena, "%s%s",
		link->file	? roots->files
		: link->of_site ? roots->site
				: roots->edition,
		link->href);
}

/* "page" for the page itself, "true" for the section it is in, else "". */
static const char *current(const struct frame *frame, const struct frame_link *link)
{
	const char *slash = strrchr(link->href, '/');
	size_t folder = slash ? (size_t)(slash - link->href) + 1 : 0;
	if (strcmp(link->href, frame->path) == 0)
		return "page";
	return folder && strncmp(link->href, frame->path, folder) == 0 ? "true" : "";
}

static void add_links(struct arena *arena, struct view *map, const char *key, const struct frame *frame,
	const struct roots *roots, const struct frame_link *links, size_t count)
{
	struct view *list = view_set_list(map, key);
	for (size_t i = 0; i < count; i++) {
		struct view *item = view_add_map(list);
		view_set_text(item, "href", resolve(arena, roots, &links[i]));
		view_set_text(item, "titulo", links[i].title);
		view_set_text(item, "actual", current(frame, &links[i]));
	}
}

static void add_glyphs(struct view *marco, const struct frame *frame)
{
	struct view *glyphs = view_set_map(marco, "glifos");
	for (size_t i = 0; i < GLYPH_COUNT; i++)
		view_set_truth(glyphs, glyph_ids[i], glyphs_has(&frame->glyphs, i));
	view_set_truth(marco, "con_glifos", frame->glyphs.used != 0);
}

/* permanente, solo_edicion, desde, vigente, ediciones, edicion, fuente: which of the two variants this is,
 * and the way to the other. */
static void add_variant(
	struct arena *arena, struct view *marco, const struct frame *frame, const struct roots *roots)
{
	bool edition = frame->variant == VARIANT_EDITION;
	const char *now = edition && !frame->gone && !frame->only_edition
				  ? arena_printf(arena, "%s%s", roots->site, frame->path)
				  : NULL;
	const char *kept = !edition && frame->since ? arena_printf(arena, "%sediciones/%s/%s", roots->files,
							      frame->since, frame->path)
						    : NULL;
	view_set_truth(marco, "permanente", edition);
	view_set_truth(marco, "solo_edicion", frame->only_edition);
	view_set_text(marco, "fuente",
		frame->feed && !edition ? arena_printf(arena, "%sfeed.xml", roots->files) : NULL);
	view_set_text(marco, "desde", frame->since);
	view_set_text(marco, "vigente", now);
	view_set_text(marco, "edicion", kept);
	view_set_text(marco, "ediciones", arena_printf(arena, "%sediciones/index.html", roots->site));
}

/* What a reader who searches may ask for alone: by the address, the first that fits. Lists are pages like any
 * other. */
static enum word search_kind(const char *path)
{
	static const struct {
		const char *begin;
		enum word kind;
	} kinds[] = {{"acciones/index.html", W_clase_accion}, {"circulares/", W_clase_circular},
		{"evaluaciones/", W_clase_evaluacion}, {"indicadores/", W_n_indicador},
		{"municipios/", W_n_municipio}, {"planes/", W_n_plan}, {"regiones/", W_n_region}};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		size_t length = strlen(kinds[i].begin);
		if (!strncmp(path, kinds[i].begin, length) && strcmp(path + length, "index.html") != 0)
			return kinds[i].kind;
	}
	return W_clase_pagina;
}

/* Pages that would be found for every name, or for none; and the list of editions, which lies among them. */
static bool is_found(const struct frame *frame)
{
	static const char *const others[] = {"buscar.html", "ediciones/index.html", "indice.html"};
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!strcmp(frame->path, others[i]))
			return false;
	return frame->search && frame->variant == VARIANT_ROOT && !frame->root;
}

/* busca, buscador: the box, which the search's own page has in its midst, and where it leads. `clase`: what
 * the index tells of the page. */
static void add_search(
	struct arena *arena, struct view *marco, const struct frame *frame, const struct roots *roots)
{
	view_set_truth(marco, "busca", frame->search && strcmp(frame->path, "buscar.html") != 0);
	view_set_text(marco, "buscador", arena_printf(arena, "%sbuscar.html", roots->site));
	view_set_text(
		marco, "clase", is_found(frame) ? frame->language->text(search_kind(frame->path)) : NULL);
}

size_t address_length(const char *path)
{
	static const char index[] = "index.html";
	size_t length = strlen(path), end = strlen(index);
	bool folder = length >= end && !strcmp(path + length - end, index) &&
		      (length == end || path[length - end - 1] == '/');
	return folder ? length - end : length;
}

/* direccion, local: what a page that is passed on by its address says of itself (Open Graph). A permanent
 * copy has many addresses. */
static void add_sharing(struct arena *arena, struct view *marco, const struct frame *frame)
{
	bool one = frame->base_url && *frame->base_url && frame->variant == VARIANT_ROOT && !frame->root;
	view_set_text(marco, "local", frame->language->locale);
	view_set_text(marco, "direccion",
		one ? arena_printf(arena, "%s%s%.*s", frame->base_url, frame->language->folder,
			      (int)address_length(frame->path), frame->path)
		    : NULL);
}

/* lenguas: the same page in the other languages, by the relative address and, for programs, the whole one. */
static void add_languages(
	struct arena *arena, struct view *marco, const struct frame *frame, const struct roots *roots)
{
	struct view *list = view_set_list(marco, "lenguas");
	bool whole = frame->base_url && *frame->base_url;
	for (size_t i = 0; frame->translated && i < LANGUAGE_COUNT; i++) {
		const struct language *other = languages[i];
		struct view *item = other == frame->language ? NULL : view_add_map(list);
		if (!item)
			continue;
		view_set_text(item, "href",
			arena_printf(arena, "%s%s%s", roots->files, other->folder, frame->path));
		view_set_text(item, "direccion",
			whole ? arena_printf(arena, "%s%s%.*s", frame->base_url, other->folder,
					(int)address_length(frame->path), frame->path)
			      : "");
		view_set_text(item, "idioma", other->tag);
		view_set_text(item, "nombre", other->text(W_nombre_del_idioma));
	}
	view_set_truth(marco, "con_lenguas", frame->translated);
	/* Texts stay in the first language, and say so on the pages of others. */
	view_set_text(marco, "lengua_de_textos", frame->language == languages[0] ? NULL : languages[0]->code);
}

static const char *full_title(struct arena *arena, const struct frame *frame)
{
	/* Titles are unique: a page in another language than the site's says which, since names are the same.
	 */
	const struct voice voice = {arena, frame->language};
	const char *site = phrase(&voice, W_sitio_en_lengua, frame->site_title);
	if (strcmp(frame->title, frame->site_title) == 0)
		return site;
	return arena_printf(arena, "%s · %s", frame->title, site);
}

static void add_texts(
	struct arena *arena, struct view *marco, const struct frame *frame, const struct roots *roots)
{
	struct frame_link home = {.href = "index.html"};
	struct frame_link origin = {.href = frame->origin_href};
	view_set_text(marco, "idioma", frame->language->tag);
	view_set_text(marco, "titulo", frame->title);
	view_set_text(marco, "titulo_completo", full_title(arena, frame));
	view_set_text(marco, "descripcion", frame->description);
	view_set_text(marco, "sitio", frame->site_title);
	view_set_text(marco, "entidad", frame->entity);
	view_set_text(marco, "licencia", frame->licence);
	view_set_text(marco, "informar", frame->report);
	view_set_text(marco, "inicio", resolve(arena, roots, &home));
	view_set_text(marco, "version_estilo", frame->style_version);
	view_set_text(marco, "version_icono", frame->icon_version);
	view_set_text(marco, "version_tablas", frame->tables_version);
	view_set_truth(marco, "simulado", frame->simulated);
	view_set_text(marco, "nota_simulado", frame->simulated_note);
	view_set_text(marco, "origen", frame->origin_href ? resolve(arena, roots, &origin) : NULL);
	view_set_truth(marco, "con_ruta", frame->crumb != NULL);
	view_set_text(marco, "miga", frame->crumb);
}

/* gobierno: the bar, the menu of transparency, the policies, and how to reach the entity. */
static void add_government(
	struct arena *arena, struct view *marco, const struct frame *frame, const struct roots *roots)
{
	const struct frame_government *government = &frame->government;
	struct view *map = view_set_map(marco, "gobierno");
	view_set_text(map, "barra", government->bar.title);
	view_set_text(map, "barra_href", government->bar.href);
	add_links(arena, map, "transparencia", frame, roots, government->menu, government->menu_count);
	add_links(arena, map, "politicas", frame, roots, government->policies, government->policy_count);
	view_set_truth(map, "con_transparencia", government->menu_count > 0);
	view_set_truth(map, "con_politicas", government->policy_count > 0);
	view_set_text(map, "direccion", government->address);
	view_set_text(map, "telefono", government->phone);
	view_set_text(map, "horario", government->hours);
	view_set_text(map, "correo", government->mail);
	view_set_text(map, "notificaciones", government->judicial);
}

struct view *frame_view(struct arena *arena, const struct frame *frame)
{
	struct view *view = view_map(arena), *marco = view_set_map(view, "marco");
	const char *root = frame->root ? frame->root : path_to_root(arena, frame->path);
	struct roots roots = {root, root, root};
	if (*frame->language->folder)
		roots.files = arena_printf(arena, "%s../", root);
	if (frame->variant == VARIANT_EDITION)
		roots.site = arena_printf(arena, "%s../../", root);
	view_set_text(view, "raiz", roots.files);
	add_texts(arena, marco, frame, &roots);
	add_variant(arena, marco, frame, &roots);
	add_search(arena, marco, frame, &roots);
	add_sharing(arena, marco, frame);
	add_languages(arena, marco, frame, &roots);
	add_government(arena, marco, frame, &roots);
	view_set(marco, "explica", frame->explanations);
	view_set_truth(marco, "con_explica", view_count(frame->explanations) > 0);
	view_set_text(marco, "metodo", arena_printf(arena, "%smetodo.html", root));
	add_glyphs(marco, frame);
	add_links(arena, marco, "menu", frame, &roots, frame->menu, frame->menu_count);
	add_links(arena, marco, "ruta", frame, &roots, frame->crumbs, frame->crumb_count);
	add_links(arena, marco, "ayuda", frame, &roots, frame->help, frame->help_count);
	view_set_truth(marco, "con_ayuda", frame->help_count > 0);
	return view;
}

struct view *state_view(const struct voice *voice, const char *id, struct glyphs *glyphs)
{
	const struct state_words *words = state_words(id);
	struct view *view = view_map(voice->arena);
	state_use(glyphs, words);
	view_set_text(view, "clase", words->glyph);
	view_set_text(view, "glifo", words->glyph);
	view_set_text(view, "palabra", word(voice, words->word));
	return view;
}

struct view *date_view(const struct voice *voice, date day, bool short_form)
{
	struct arena *arena = voice->arena;
	struct view *view = view_map(arena);
	view_set_text(view, "iso", date_text(arena, day));
	view_set_text(view, "texto", short_form ? day_and_month(voice, day) : long_date(voice, day));
	return view;
}

struct view *day_view(const struct voice *voice, date day)
{
	if (day == DATE_NONE)
		return view_truth(voice->arena, false);
	struct view *view = view_map(voice->arena);
	view_set_text(view, "iso", date_text(voice->arena, day));
	view_set_text(view, "texto", short_date(voice, day));
	return view;
}
