/* Room: commands, and for explain.c alone. A figure's derivation as lines of text. */
#ifndef COMMANDS_EXPLAIN_H
#define COMMANDS_EXPLAIN_H

#include "base/buffer.h"
#include "pages/publication.h"

/* Appends the whole derivation, every number in machine form, in English or Spanish; names of states, windows
 * and columns stay as the data write them. */
void explain_figure(
	struct buffer *out, const struct publication *publication, const struct figure *figure, bool english);

#endif
