/* Room: site. Render, hash, write. */
#include "site/render.h"

#include "site/folder.h"

#include <errno.h>
#include <openssl/sha.h>
#include <string.h>

void renderer_release(struct renderer *renderer)
{
	buffer_release(&renderer->bytes);
	buffer_release(&renderer->path);
}

/* The first file of a folder makes it. */
static int write_into_folder(struct buffer *path, const struct buffer *bytes)
{
	char *slash = strrchr(path->data, '/');
	if (!folder_write_file(path->data, bytes))
		return 0;
	if (errno != ENOENT || !slash)
		return -1;
	*slash = '\0';
	int result = folder_make(path->data);
	*slash = '/';
	return result ? -1 : folder_write_file(path->data, bytes);
}

int render_file(struct renderer *renderer, const struct site_item *item, const struct site_volume *volume,
	unsigned char hash[HASH_BYTES], struct report *report)
{
	struct buffer *bytes = &renderer->bytes;
	buffer_clear(bytes);
	buffer_add(bytes, "", 0);
	if (renderer->render(renderer->context, item, bytes, report))
		return -1;
	SHA256((const unsigned char *)bytes->data, bytes->length, hash);
	if (!volume)
		return 0;
	staging_path(renderer->staging, volume, item->path, &renderer->path);
	return write_into_folder(&renderer->path, bytes) ? cannot_write(report, item->path) : 0;
}
