/* Room: base. Growing byte strings and the two escapers every output needs. */
#include "base/buffer.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_release(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->data)
		buffer->data[0] = '\0';
}

static void reserve(struct buffer *buffer, size_t more)
{
	size_t needed = buffer->length + more + 1;
	if (needed <= buffer->capacity)
		return;
	size_t capacity = buffer->capacity ? buffer->capacity : 256;
	while (capacity < needed)
		capacity *= 2;
	buffer->data = memory_resize(buffer->data, capacity);
	buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	reserve(buffer, length);
	if (length)
		memcpy(buffer->data + buffer->length, bytes, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

void buffer_char(struct buffer *buffer, char byte)
{
	buffer_add(buffer, &byte, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list values, again;
	va_start(values, format);
	va_copy(again, values);
	reserve(buffer, 32);
	size_t room = buffer->capacity - buffer->length;
	int length = vsnprintf(buffer->data + buffer->length, room, format, values);
	va_end(values);
	if (length > 0 && (size_t)length >= room) {
		reserve(buffer, (size_t)length);
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
	}
	buffer->length += length > 0 ? (size_t)length : 0;
	buffer->data[buffer->length] = '\0';
	va_end(again);
}

static const char *html_escape(unsigned char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
		return NULL;
	default:
		return byte < 0x20 || byte == 0x7f ? "\xEF\xBF\xBD" : NULL;
	}
}

void buffer_html(struct buffer *buffer, const char *bytes, size_t length)
{
	size_t plain = 0;
	for (size_t i = 0; i < length; i++) {
		const char *escaped = html_escape((unsigned char)bytes[i]);
		if (!escaped)
			continue;
		buffer_add(buffer, bytes + plain, i - plain);
		buffer_string(buffer, escaped);
		plain = i + 1;
	}
	buffer_add(buffer, bytes + plain, length - plain);
}

void buffer_json(struct buffer *buffer, const char *string)
{
	buffer_char(buffer, '"');
	for (const char *p = string; *p; p++) {
		unsigned char byte = (unsigned char)*p;
		if (byte == '"' || byte == '\\')
			buffer_printf(buffer, "\\%c", byte);
		else if (byte == '\n')
			buffer_string(buffer, "\\n");
		else if (byte < 0x20 || byte == 0x7f)
			buffer_printf(buffer, "\\u%04x", byte);
		else
			buffer_char(buffer, (char)byte);
	}
	buffer_char(buffer, '"');
}
