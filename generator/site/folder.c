/* Room: site. The few operations on trees that publishing needs, each leaving errno for the finding. */
#include "site/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	(void)status;
	(void)kind;
	(void)walk;
	return remove(path);
}

int folder_remove(const char *path)
{
	if (nftw(path, remove_entry, 32, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
		return 0;
	return -1;
}

int folder_make(const char *path)
{
	char part[4096];
	size_t length = strlen(path);
	if (length >= sizeof(part)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	for (size_t i = 1; i <= length; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (mkdir(part, 0777) && errno != EEXIST)
			return -1;
	}
	return 0;
}

static int copy_file(const char *from, const char *to, mode_t mode)
{
	char bytes[65536];
	ssize_t count = 0;
	int result = -1, in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
	if (in < 0)
		return -1;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777);
	while (out >= 0 && (count = read(in, bytes, sizeof(bytes))) > 0)
		if (write(out, bytes, (size_t)count) != count)
			goto done;
	if (out >= 0 && count == 0)
		result = 0;
done:
	if (out >= 0 && close(out))
		result = -1;
	close(in);
	return result;
}

int folder_copy_file(const char *from, const char *to)
{
	return copy_file(from, to, 0666);
}

char *folder_read_file(struct arena *arena, int folder, const char *path, size_t *length)
{
	struct stat status;
	int file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char *bytes = NULL;
	*length = 0;
	if (file >= 0 && !fstat(file, &status) && S_ISREG(status.st_mode)) {
		bytes = arena_alloc(arena, (size_t)status.st_size + 1);
		for (ssize_t count; *length < (size_t)status.st_size; *length += (size_t)count)
			if ((count = read(file, bytes + *length, (size_t)status.st_size - *length)) <= 0)
				break;
	}
	if (file >= 0)
		close(file);
	return bytes;
}

int folder_link_entry(const char *from, const char *to)
{
	struct stat status;
	char target[4096];
	if (lstat(from, &status))
		return -1;
	if (S_ISDIR(status.st_mode))
		return folder_link(from, to);
	if (S_ISLNK(status.st_mode)) {
		ssize_t length = readlink(from, target, sizeof(target) - 1);
		if (length < 0)
			return -1;
		target[length] = '\0';
		return symlink(target, to);
	}
	return link(from, to) == 0 ? 0 : copy_file(from, to, status.st_mode);
}

int folder_link(const char *from, const char *to)
{
	DIR *folder = opendir(from);
	struct dirent *entry;
	struct buffer source = {0}, copy = {0};
	int result = 0;
	if (!folder)
		return -1;
	if (mkdir(to, 0777) && errno != EEXIST)
		result = -1;
	while (!result && (entry = readdir(folder))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		buffer_clear(&source);
		buffer_clear(&copy);
		buffer_printf(&source, "%s/%s", from, entry->d_name);
		buffer_printf(&copy, "%s/%s", to, entry->d_name);
		result = folder_link_entry(source.data, copy.data);
	}
	buffer_release(&source);
	buffer_release(&copy);
	closedir(folder);
	return result;
}

int folder_exchange(const char *fresh, const char *target)
{
	if (renameat2(AT_FDCWD, fresh, AT_FDCWD, target, RENAME_EXCHANGE) == 0)
		return 0;
	if (errno == ENOENT)
		return rename(fresh, target);
	return -1;
}

bool folder_may_be_replaced(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool other = false, manifest = false;
	if (!folder)
		return errno == ENOENT;
	while ((entry = readdir(folder))) {
		manifest |= !strcmp(entry->d_name, "manifest.sha256");
		other |= entry->d_name[0] != '.';
	}
	closedir(folder);
	return manifest || !other;
}

int folder_write_file(const char *path, const struct buffer *bytes)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	size_t written = 0;
	if (file < 0)
		return -1;
	while (written < bytes->length) {
		ssize_t count = write(file, bytes->data + written, bytes->length - written);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0) {
			int problem = errno;
			close(file);
			errno = problem;
			return -1;
		}
		written += (size_t)count;
	}
	return close(file);
}

bool folder_hash_file(int file, unsigned char hash[HASH_BYTES])
{
	static const size_t chunk_size = 1 << 16;
	char *chunk = memory_alloc(chunk_size);
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	ssize_t count = -1;
	bool right = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1;
	while (right && (count = read(file, chunk, chunk_size)) > 0)
		right = EVP_DigestUpdate(context, chunk, (size_t)count) == 1;
	right = right && count == 0 && EVP_DigestFinal_ex(context, hash, NULL) == 1;
	EVP_MD_CTX_free(context);
	free(chunk);
	return right;
}
