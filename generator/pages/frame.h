/*
 * Room: pages. The frame that every page shares: title, menu, breadcrumb, notices, footer, and the relative
 * path to the site's root. A page's bytes may not change with the edition (4-site "Editions"), so nothing
 * here names the current edition, cut or date. It must not know models or figures.
 */
#ifndef PAGES_FRAME_H
#define PAGES_FRAME_H

#include "base/arena.h"
#include "base/date.h"
#include "pages/view.h"
#include "pages/words.h"

#include <stdbool.h>
#include <stddef.h>

/* An address within the edition, as "regiones/index.html"; one with a scheme ("mailto:…") is left as it
 * is. */
struct frame_link {
	const char *href, *title;
	bool of_site; /* a page that only the site's root has, such as the list of editions */
	bool file;    /* no page of a language: a download, an asset */
};

/* What the law wants on each page, as the agency gives it: NULL and 0 are left out. */
struct frame_government {
	struct frame_link bar; /* href NULL: none */
	const struct frame_link *menu, *policies;
	size_t menu_count, policy_count;
	const char *address, *phone, *hours, *mail, *judicial;
};

enum variant { VARIANT_ROOT, VARIANT_EDITION };

/* What the frame is made of. NULL texts are left out of the page, unless said otherwise. */
struct frame {
	const char *path; /* of the page, from the root of its edition and language; required */
	const struct language *language; /* required */
	bool translated;		 /* the page stands in the other languages too, in their folders */
	const char *title;		 /* required, unique in the site; the site's title is appended */
	const char *description;
	const char *site_title; /* required */
	const char *entity;	/* "Servicio Nacional de Aprendizaje, SENA"; required */
	const char *licence;
	const struct frame_link *menu, *help; /* only sections and pages that exist; help: the footer */
	size_t menu_count, help_count;
	const struct frame_link *crumbs; /* from the home to the page above, without this one */
	size_t crumb_count;
	const char *crumb;	   /* this page's name in the breadcrumb; NULL: the page has none */
	struct glyphs glyphs;	   /* used on the page */
	struct view *explanations; /* of explain.h; required */
	bool simulated;		   /* a row the page shows is simulated */
	const char *simulated_note,
		*origin_href; /* what is simulated; where it is told ("datos/index.html#origen") */
	const char *base_url; /* with a final '/', or "": then the page cannot say its own whole address */
	const char *report;   /* where an error of this page is reported */
	struct frame_government government;
	bool search; /* the site's root has buscar.html */
	enum variant variant;
	const char
		*since; /* id of the edition since which the page stands unchanged; required of an edition */
	bool gone;	/* edition: the current site no longer has the page */
	bool only_edition;			  /* edition: the current site never has such a page */
	bool feed;				  /* root: the site has feed.xml */
	const char *style_version, *icon_version; /* hashes of the assets; required */
	const char *tables_version;		  /* of tablas.js, where the page has tables */
	const char *root; /* 404.html alone: the root-absolute prefix, "/" or "/cuentas/" */
};

/* Returns the map that the page's template gets, for the page to add its own members to. It sets:
 *   raiz     "../../", what the addresses of assets and downloads begin with
 *   marco    the members that templates/pagina.mustache and its partials use (see frame.c)
 * All belongs to the arena. */
struct view *frame_view(struct arena *arena, const struct frame *frame);

/* The length of a path as its address shows it: an index.html is known by its folder. */
size_t address_length(const char *path);

/* "../../" for "regiones/antioquia/cv.html", "" for a page at the root. */
char *path_to_root(struct arena *arena, const char *path);

/* For partials/estado and partials/signo: `clase`, `glifo`, `palabra`. Notes the glyph. `id` as for
 * state_words(). */
struct view *state_view(const struct voice *voice, const char *id, struct glyphs *glyphs);

/* For partials/fecha: `iso`, `texto`. The text is day_and_month() when `short_form`, else long_date(). */
struct view *date_view(const struct voice *voice, date day, bool short_form);

/* The same with short_date(), for the cells of a table; false for DATE_NONE, which a template shows as "–".
 */
struct view *day_view(const struct voice *voice, date day);

#endif
