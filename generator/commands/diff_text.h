/* Room: commands. What changed between two editions, as text for a terminal. It must not know how it was
 * found. */
#ifndef COMMANDS_DIFF_TEXT_H
#define COMMANDS_DIFF_TEXT_H

#include "base/buffer.h"
#include "compliance/changes.h"

#include <stdbool.h>

/* Appends a line for each change but for new figures, which are counted by indicator. Control characters of
 * names and motives are left out. */
void diff_text(struct buffer *out, const struct changes *changes, const char *before, const char *after,
	bool english);

#endif
