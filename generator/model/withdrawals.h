/* Room: model. What the law took back: the latest commit's list empties a document in every edition, and a
 * notice stays (2-formats `retiros.csv`). Indicators and targets that a withdrawn circular set stay too: they
 * are figures, and the document's text is what was withdrawn. */
#ifndef MODEL_WITHDRAWALS_H
#define MODEL_WITHDRAWALS_H

#include "model/model.h"
#include "source/editions.h"

/* The withdrawal of the document with that id (a circular's, a page's, a plan's), or NULL. `latest` is the
 * model of the latest commit (HEAD); the row belongs to it. */
const struct withdrawal *withdrawal_find(const struct model *latest, const char *id);

/*
 * Empties, in an edition's model, the circulars and pages that `latest` (which may be the same model)
 * withdraws: `withdrawn` is set, and of the rest only id, date, former ids and relations to other circulars
 * stand, which tell the state of those. Their errata, what they cite and the files that only they show are
 * gone from the model. To be called once, after model_load() and before anything is assessed or rendered.
 * `latest` must outlive the model.
 */
void withdraw_documents(struct model *model, const struct model *latest);

/*
 * Reports WITHDRAWN_NOTHING for each withdrawal of `latest` whose document neither its files nor any edition
 * have or had: nothing is withdrawn by it. `known` is a loaded model, whose documents are suggested. Returns
 * 0 or -1.
 */
int report_idle_withdrawals(struct repository *repository, const struct model *latest,
	const struct model *known, const struct edition_list *editions, struct report *report);

#endif
