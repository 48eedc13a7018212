/*
 * Room: base. A growing string of bytes, always followed by a NUL. Scratch: whoever makes one releases it.
 * It must not know what the bytes mean.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

/* Zero-initialise before the first use. `data` is NULL until something was added. */
struct buffer {
	char *data;
	size_t length, capacity;
};

/* Frees the bytes; the buffer is empty and usable again. */
void buffer_release(struct buffer *buffer);

/* Empties the buffer and keeps its memory for the next use. */
void buffer_clear(struct buffer *buffer);

/* Appends bytes, a string, one byte, formatted text. */
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_string(struct buffer *buffer, const char *string);
void buffer_char(struct buffer *buffer, char byte);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends text with & < > " ' escaped, for HTML text and quoted attributes alike; control characters other
 * than TAB and LF become U+FFFD, so that every output is well-formed. */
void buffer_html(struct buffer *buffer, const char *bytes, size_t length);

/* Appends a JSON string, quotes included. `bytes` must be valid UTF-8. */
void buffer_json(struct buffer *buffer, const char *string);

#endif
