/* Room: source. A folder for one question: our own repository, our own configuration, an empty home. */
#include "source/signature.h"

#include "base/child.h"
#include "source/objects.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECONDS_MOST = 60 };

struct scratch {
	struct arena *arena;
	const char *folder;
	const char *environment[16];
};

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status;
	(void)kind;
	(void)where;
	return remove(path);
}

static bool scratch_make(struct scratch *scratch, struct arena *arena)
{
	const char *place = getenv("TMPDIR"), *path = getenv("PATH");
	char *folder = arena_printf(arena, "%s/rinde-XXXXXX", place && *place == '/' ? place : "/tmp");
	*scratch = (struct scratch){.arena = arena};
	if (!mkdtemp(folder))
		return false;
	scratch->folder = folder;
	const char *const variables[] = {
		arena_printf(arena, "PATH=%s", path && *path ? path : "/usr/local/bin:/usr/bin:/bin"),
		arena_printf(arena, "HOME=%s", folder), arena_printf(arena, "GNUPGHOME=%s/gnupg", folder),
		arena_printf(arena, "TMPDIR=%s", folder), "GIT_DIR=git", "GIT_CONFIG_NOSYSTEM=1",
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "TZ=UTC0", NULL};
	memcpy(scratch->environment, variables, sizeof(variables));
	return !mkdir(arena_printf(arena, "%s/gnupg", folder), 0700);
}

static void scratch_remove(const struct scratch *scratch)
{
	if (scratch->folder)
		nftw(scratch->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* The tag object alone, in a new repository; its id there must be the one it has here. */
static bool copy_tag(const struct scratch *scratch, const struct object *tag, const char *id)
{
	git_repository *git = NULL;
	git_odb *odb = NULL;
	git_oid written;
	char hex[GIT_OID_HEXSZ + 1];
	bool right = !git_repository_init(&git, arena_printf(scratch->arena, "%s/git", scratch->folder), 1) &&
		     !git_repository_odb(&odb, git) &&
		     !git_odb_write(&written, odb, tag->bytes, tag->length, GIT_OBJECT_TAG);
	right = right && !strcmp(git_oid_tostr(hex, sizeof(hex), &written), id);
	git_odb_free(odb);
	git_repository_free(git);
	return right;
}

/* The line `tag <name>` of the object, which the signature covers. */
static bool bears_name(const struct object *tag, const char *name, struct arena *arena)
{
	const char *line = strstr(tag->bytes, "\ntag "), *end = strstr(tag->bytes, "\n\n");
	if (!line || !end || line > end)
		return false;
	line += strlen("\ntag ");
	return !strcmp(text_clean(arena, line, strcspn(line, "\n")), name);
}

static bool is_openpgp(const char *path)
{
	static const char head[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
	char bytes[sizeof(head)] = "";
	FILE *file = fopen(path, "re");
	size_t count = file ? fread(bytes, 1, sizeof(head) - 1, file) : 0;
	if (file)
		fclose(file);
	/* In binary, a public key begins with its packet's tag: RFC 4880 sections 4.2 and 4.3. */
	unsigned char first = (unsigned char)bytes[0];
	return count && (!strcmp(bytes, head) || (first & 0xFC) == 0x98 || first == 0xC6);
}

/* Makes the keys of the file the only ones there are. */
static bool import_keys(const struct scratch *scratch, const char *keys)
{
	static const char settings[] = "batch\nno-autostart\nno-auto-key-retrieve\nno-auto-key-locate\n";
	const char *const arguments[] = {"gpg", "--import", keys, NULL};
	struct buffer unheard = {0};
	FILE *file = fopen(arena_printf(scratch->arena, "%s/gnupg/gpg.conf", scratch->folder), "we");
	if (!file)
		return false;
	fputs(settings, file);
	if (fclose(file))
		return false;
	int status = child_run(
		&(struct child){arguments, scratch->environment, scratch->folder, SECONDS_MOST}, &unheard);
	buffer_release(&unheard);
	return status == 0;
}

/* What stands between two words of the same line of the output; NULL when they are not there. */
static const char *between(struct arena *arena, const char *output, const char *head, const char *tail)
{
	for (const char *line = output; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		if (strncmp(line, head, strlen(head)) != 0)
			continue;
		const char *begin = line + strlen(head), *stop = begin + strcspn(begin, "\n"), *end = stop;
		for (const char *found = begin; *tail && (found = strstr(found, tail)) && found < stop;
			found++)
			end = found;
		return text_clean(arena, begin, (size_t)(end - begin));
	}
	return NULL;
}

/* Who signed, in git's words; NULL when they do not say that the signature is good. */
static const char *signer_of(struct arena *arena, const char *output)
{
	const char *ssh = between(arena, output, "Good \"git\" signature for ", " with ");
	const char *key = ssh ? NULL : between(arena, output, "[GNUPG:] GOODSIG ", "");
	const char *space = key ? strchr(key, ' ') : NULL;
	return ssh ? ssh : space ? space + 1 : key;
}

static struct tag_signature ask_git(const struct scratch *scratch, const char *tag, const char *signers)
{
	const char *const arguments[] = {"git", "-c",
		arena_printf(scratch->arena, "gpg.ssh.allowedSignersFile=%s", signers), "-c",
		"gpg.ssh.program=ssh-keygen", "-c", "gpg.program=gpg", "-c", "gpg.openpgp.program=gpg", "-c",
		"gpg.x509.program=false", "-c", "gpg.minTrustLevel=undefined", "verify-tag", "--raw", tag,
		NULL};
	struct buffer output = {0};
	struct tag_signature result = {SIGNATURE_UNTRIED, ""};
	buffer_add(&output, "", 0);
	int status = child_run(
		&(struct child){arguments, scratch->environment, scratch->folder, SECONDS_MOST}, &output);
	const char *signer = signer_of(scratch->arena, output.data);
	if (status == 0 && signer)
		result = (struct tag_signature){SIGNATURE_GOOD, signer};
	else if (status >= 0)
		result.state = SIGNATURE_BAD;
	buffer_release(&output);
	return result;
}

struct tag_signature signature_check(struct repository *repository, const struct edition *edition,
	const char *allowed_signers, struct arena *arena)
{
	struct tag_signature result = {SIGNATURE_UNTRIED, ""};
	struct scratch scratch = {0};
	struct object tag = {0};
	unsigned char id[ID_SIZE];
	size_t length;
	char signers[PATH_MAX];
	if (!*edition->tag || !edition->bears_signature)
		return (struct tag_signature){SIGNATURE_NONE, ""};
	if (!allowed_signers)
		return (struct tag_signature){SIGNATURE_UNCHECKED, ""};
	if (!realpath(allowed_signers, signers) || access(signers, R_OK) || !id_parse(id, edition->tag) ||
		object_try(&tag, repository, id, GIT_OBJECT_TAG, TEXT_MOST, &length) != OBJECT_OK)
		return result;
	if (!bears_name(&tag, edition->name, arena))
		result.state = SIGNATURE_MISNAMED;
	else if (scratch_make(&scratch, arena) && copy_tag(&scratch, &tag, edition->tag) &&
		 (!is_openpgp(signers) || import_keys(&scratch, signers)))
		result = ask_git(&scratch, edition->tag, signers);
	scratch_remove(&scratch);
	object_release(&tag);
	return result;
}
