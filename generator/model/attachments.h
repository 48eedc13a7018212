/*
 * Room: model. The files that documents show or offer: attachments and images. Which they are, and whether
 * their bytes are what their names say (2-formats "Attachments and images"). It must not know where they are
 * copied to.
 */
#ifndef MODEL_ATTACHMENTS_H
#define MODEL_ATTACHMENTS_H

#include "model/fields.h"

/* No attachment may be larger, in bytes. */
#define ATTACHMENT_MOST (20 << 20)

/* Notes that a text leads to the file at `path` of the snapshot. */
void note_file(struct loader *loader, const char *path);

/* Resolves the `adjuntos` of every circular and the `evidencia` of every plan that is a file, then checks all
 * files noted and leaves them in the model, sorted, each once. Findings: UNKNOWN_LINK at the item,
 * BAD_ATTACHMENT at the file. To be called when all texts have been checked. */
void check_attachments(struct loader *loader);

/* Whether the name ends as that of an attachment must. */
bool can_be_attached(const char *path);

/* Why a file with that name and those bytes cannot be published, in Spanish or English, or NULL when it can.
 */
const char *attachment_fault(const char *path, const char *bytes, size_t length, bool english);

/* The same of an SVG: it must be UTF-8 and hold no script, no event handler, no document type with
 * declarations, and nothing called from elsewhere (svg.c). */
const char *svg_fault(const char *bytes, size_t length, bool english);

#endif
