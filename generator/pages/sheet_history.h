/*
 * Room: pages. What a figure's page tells of its past: which published values were revised or corrected, by
 * whom and why (4-site "Changes"), and the notice of it. Told alike in every edition. It must not know
 * rows' files.
 */
#ifndef PAGES_SHEET_HISTORY_H
#define PAGES_SHEET_HISTORY_H

#include "pages/layout.h"

enum telling_kind { TELLING_CORRECTION, TELLING_REVISION, TELLING_UNDECLARED };

/* One row that a commit changed after its figure was published; or, where its row is not known, the figure
 * itself. */
struct telling {
	enum telling_kind kind;
	month month;
	const char *variable;		 /* of the row; "" where the indicator sums but one */
	const char *before, *after;	 /* machine text; "" for no value */
	const char *reason;		 /* "" when none was declared */
	const struct revision *revision; /* NULL: not known */
	bool of_figure;			 /* before and after are the published figure's */
	const struct figure_change *change;
};

/* Those that concern the periods of `figures` (of one region and indicator), the latest first. Owned by the
 * draft's arena. */
size_t sheet_tellings(const struct page_draft *draft, const struct figure *figures, size_t count,
	struct telling **tellings);

/* Sets `historia` ({iso, fecha, tipo, correccion, periodo, antes, despues, motivo, autor, commit, enlace}),
 * `con_historia`, and `aviso_cambio` for partials/aviso-cambio: the latest correction, else the latest
 * revision. */
void add_history(
	struct page_draft *draft, const struct figure *figure, const struct telling *tellings, size_t count);

/* Whether a row of that month was corrected. */
bool month_is_corrected(const struct telling *tellings, size_t count, month m);

extern const enum word telling_titles[]; /* "Corrección" … */

#endif
