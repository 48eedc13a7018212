/* Room: pages. All that a page may look at: one edition's model and assessment, and the templates. It must
 * not know files or processes. */
#ifndef PAGES_PUBLICATION_H
#define PAGES_PUBLICATION_H

#include "compliance/assessment.h"
#include "model/model.h"
#include "pages/template.h"

/* Read-only once pages are being rendered. */
struct publication {
	const struct model *model;
	const struct assessment *assessment;
	const struct template_set *templates;
	const char *edition;  /* its id, or "borrador" */
	const char *base_url; /* with a final '/', or "" */
	bool permanent;	      /* the variant under ediciones/<id>/ (4-site "Editions") */
	struct arena *arena;  /* of the edition; a page's scratch is its own */
};

#endif
