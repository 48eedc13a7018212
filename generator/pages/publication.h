/* Room: pages. All that a page may look at: one edition's model and assessment, its neighbours' changes, and
 * the templates. It must not know files or processes. */
#ifndef PAGES_PUBLICATION_H
#define PAGES_PUBLICATION_H

#include "compliance/assessment.h"
#include "compliance/changes.h"
#include "model/model.h"
#include "model/provenance.h"
#include "pages/templates.h"

/* Corrections and revisions of published figures, in all editions: a figure's page bears them in every
 * edition (4-site "Changes"). */
struct corrections {
	const struct figure_change *const *items; /* of kind corregido or revisado, field valor; by indicator,
						     scope, region, role, then edition order */
	size_t count;
};

struct told_tables;

/* Read-only once pages are being rendered, but for what `tables` remembers. */
struct publication {
	const struct model *model;
	const struct assessment *assessment;
	const struct template_set *templates;
	const struct asset_list *assets; /* those that the templates call */
	const char *base_url;		 /* with a final '/', or "" */
	bool search;			 /* the site's root has buscar.html and its index */
	bool permanent;			 /* the variant under ediciones/<id>/ (4-site "Editions") */
	bool digest;			 /* HTML pages give their views instead of HTML: for page_digest() */
	/* Editions: NULL or 0 for a draft, which has none. */
	const struct edition *edition; /* this one; NULL: "borrador" */
	const struct edition *before;  /* the published one before it; NULL: this is the first */
	const struct edition_list *editions;
	const char *const
		*manifests; /* for late pages alone: per edition its manifest's SHA-256, or NULL: left out */
	const struct provenance *provenance;   /* NULL: files on disk that are in no repository */
	size_t position;		       /* of this edition in the history */
	const struct changes *changes;	       /* of this edition against the one before; never NULL */
	const struct corrections *corrections; /* never NULL */
	const struct model
		*latest; /* of the latest edition: calendar, repository address, withdrawals; never NULL */
	struct told_tables *tables; /* NULL: nothing is remembered (page_table.h) */
	struct arena *arena;	    /* of the edition; a page's scratch is its own */
};

#endif
