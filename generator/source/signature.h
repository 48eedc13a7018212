/*
 * Room: source. Whether a tag is signed by somebody whom the person at the command line trusts. Neither the
 * configuration nor any file of the repository being read has a say: the tag object alone is copied to a
 * repository of our own, and `git verify-tag` looks at it there. It must not know what an unsigned edition
 * means.
 */
#ifndef SOURCE_SIGNATURE_H
#define SOURCE_SIGNATURE_H

#include "source/editions.h"

/*
 * Verifies the edition's tag with git against `allowed_signers`: OpenSSH's allowed-signers file
 * (ssh-keygen(1) "ALLOWED SIGNERS") for SSH signatures, or a file of OpenPGP public keys (gpg --export) for
 * OpenPGP ones. The tag must bear the name under which it stands: a signed tag cannot be passed off as
 * another. The result belongs to the arena; without an allowed-signers file it is NONE or UNCHECKED.
 */
struct tag_signature signature_check(struct repository *repository, const struct edition *edition,
	const char *allowed_signers, struct arena *arena);

#endif
