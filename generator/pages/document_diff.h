/* Room: pages. The words of a document that changed, as HTML that a person can read. It must not know which
 * document it is. */
#ifndef PAGES_DOCUMENT_DIFF_H
#define PAGES_DOCUMENT_DIFF_H

#include "compliance/changes.h"
#include "pages/language.h"
#include "pages/view.h"

/* Sets `diferencia` (HTML: paragraphs with <del>, <ins> and some words around them), or `nota`, a sentence
 * that says why there is none. */
void document_difference(const struct voice *voice, struct view *view, const struct document_change *change);

#endif
