#!/bin/bash
# Signed tags: with --require-signed only what a trusted person signed is published, and nothing in the repository
# that is read can change whom that is, or have a program run. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
site=$scratch/site
signers=$scratch/admitidos
make_repository "$publication" "$minima"
for who in directora ajena; do
	ssh-keygen -q -t ed25519 -N '' -C "$who" -f "$scratch/$who"
done
echo "directora@example.org $(cat "$scratch/directora.pub")" >"$signers"

# tag NAME INSTANT OPTION…: annotated, as a person of the agency; with -s, signed by $key.
key=$scratch/directora
tag() {
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$2 \
		git -C "$publication" -c gpg.format=ssh -c "user.signingKey=$key" tag -a -m "Edición $1" "${@:3}" "$1"
}
build() {
	exits "$1" "$2" "$rinde" build --repo "$publication" --now 2012-06-01T00:00:00Z --out "$site" --require-signed "$signers"
}
editions() {
	"$rinde" editions --repo "$publication" --now 2012-06-01T00:00:00Z "$@" >"$scratch/list" 2>"$scratch/err"
}
# refused NAME WHY: the edition that was added last stops the build, and the site stays as it was.
refused() {
	build 1 "$1"
	has "$scratch/err" "$1: it says why" "error: la edición «corte-dos» no se publica con --require-signed: $2 \[edicion-sin-firma\]$"
	print_tree "$site" >"$scratch/now"
	equal "$1: the site is as it was" "$scratch/before" "$scratch/now"
	[ ! -e "$scratch/canario" ]
	result "$1: nothing of the repository's was run" "$?"
	git -C "$publication" tag -d corte-dos >/dev/null 2>&1
}

tag corte-uno 2012-04-01T08:00:00-05:00 -s
build 0 'an edition that the director signed'
print_tree "$site" >"$scratch/before"
has "$site/ediciones.json" 'the site says who signed' '"firma":"directora@example\.org"'
has "$site/ediciones/index.html" 'for people too' 'Firma válida de directora@example\.org'
editions --require-signed "$signers"
has "$scratch/list" 'the list says who signed' '^corte-uno .* publicada +firma válida: directora@example\.org +Edición corte-uno$'
editions
has "$scratch/list" 'without a file of signers it is not checked' '^corte-uno .* publicada +firma sin verificar +Edición'
exits 0 'built without asking' "$rinde" build --repo "$publication" --now 2012-06-01T00:00:00Z --out "$scratch/otro"
[ "$(grep -c firma "$scratch/otro/ediciones.json")" = 0 ]
result 'a signature that nobody checked is not boasted of' "$?"

echo 'Más.' >>"$publication/content/paginas/acerca-de.md"
commit "$publication" 'Segunda' 2012-05-02T08:00:00-05:00
two=2012-05-02T09:00:00-05:00
tag corte-dos "$two"
editions
has "$scratch/list" 'the list tells an unsigned one' '^corte-dos .* publicada +sin firma +Edición corte-dos$'
refused 'no signature' 'sin firma'
git -C "$publication" tag corte-dos
refused 'a light tag' 'sin firma'
key=$scratch/ajena
tag corte-dos "$two" -s
refused 'the key of a stranger' 'firma que no vale'
key=$scratch/directora
tag corte-dos "$two" -s
git -C "$publication" cat-file tag corte-dos | sed "s/^object .*/object $(git -C "$publication" rev-parse 'corte-uno^{commit}')/" >"$scratch/tag"
git -C "$publication" update-ref refs/tags/corte-dos "$(git -C "$publication" hash-object -t tag -w "$scratch/tag")"
refused 'a signature of other words' 'firma que no vale'
git -C "$publication" update-ref refs/tags/corte-dos "$(git -C "$publication" rev-parse corte-uno)"
refused 'a signed tag under another name' 'firmada con otro nombre'

# What the repository would like.
key=$scratch/ajena
tag corte-dos "$two" -s
cat >"$scratch/malo" <<END
#!/bin/sh
: >$scratch/canario
echo 'Good "git" signature for directora@example.org with ED25519 key SHA256:x'
exit 0
END
chmod +x "$scratch/malo"
echo "directora@example.org $(cat "$scratch/ajena.pub")" >"$publication/admitidos"
cp "$publication/.git/config" "$scratch/config"
for setting in "gpg.ssh.program=$scratch/malo" "gpg.program=$scratch/malo" "gpg.openpgp.program=$scratch/malo" \
	"gpg.ssh.allowedSignersFile=$publication/admitidos" "gpg.ssh.defaultKeyCommand=$scratch/malo" \
	"core.fsmonitor=$scratch/malo" "core.pager=$scratch/malo" "core.sshCommand=$scratch/malo" "alias.verify-tag=!$scratch/malo"; do
	git -C "$publication" config "${setting%%=*}" "${setting#*=}"
done
mkdir -p "$publication/.git/hooks"
for hook in reference-transaction post-index-change pre-auto-gc; do
	cp "$scratch/malo" "$publication/.git/hooks/$hook"
done
build 1 'a repository that vouches for itself'
has "$scratch/err" 'it is not believed' 'corte-dos.*firma que no vale'
[ ! -e "$scratch/canario" ]
result 'no program of its choice is run' "$?"
rm -rf "$publication/.git/hooks"
cp "$scratch/config" "$publication/.git/config"
git -C "$publication" tag -d corte-dos >/dev/null

# What is signed is named by hashes: bytes that do not have theirs are refused.
key=$scratch/directora
tag corte-dos "$two" -s
build 0 'signed as it should be'
print_tree "$site" >"$scratch/before"
blob=$(git -C "$publication" rev-parse corte-dos:content/paginas/acerca-de.md)
cp -a "$publication" "$scratch/falso"
printf 'blob 3\0hey' | openssl zlib >"$scratch/objeto" 2>/dev/null ||
	python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.compress(b"blob 3\0hey"))' >"$scratch/objeto"
chmod u+w "$scratch/falso/.git/objects/${blob:0:2}/${blob:2}"
cp "$scratch/objeto" "$scratch/falso/.git/objects/${blob:0:2}/${blob:2}"
exits 1 'a file with the name of another' "$rinde" build --repo "$scratch/falso" --now 2012-06-01T00:00:00Z --out "$scratch/nuevo" \
	--require-signed "$signers"
has "$scratch/err" 'is damaged' '\[objeto-danado\]$'

# It fails closed.
signers=$scratch/no-esta
build 1 'no file of signers'
has "$scratch/err" 'it could not be checked' 'corte-uno.*no se pudo verificar.*\[edicion-sin-firma\]'
signers=$scratch/admitidos
mkdir "$scratch/pocos"
ln -s "$(command -v git)" "$scratch/pocos/git"
exits 1 'a machine without ssh-keygen' env PATH="$scratch/pocos" "$rinde" build --repo "$publication" --now 2012-06-01T00:00:00Z \
	--out "$site" --require-signed "$signers"
exits 1 'a machine without git' env PATH="$scratch/no" "$rinde" build --repo "$publication" --now 2012-06-01T00:00:00Z \
	--out "$site" --require-signed "$signers"
has "$scratch/err" 'it could not be checked either' 'no se pudo verificar'
exits 1 'a draft' "$rinde" build --repo "$publication" --rev HEAD --out "$scratch/borrador" --require-signed "$signers"
[ ! -e "$scratch/borrador" ]
result 'nobody signed that' "$?"
print_tree "$site" >"$scratch/now"
equal 'the site is as it was' "$scratch/before" "$scratch/now"
find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'rinde-??????' -newer "$scratch/pocos" >"$scratch/left"
[ ! -s "$scratch/left" ]
result 'nothing is left behind' "$?" "$scratch/left"

# OpenPGP
export GNUPGHOME=$scratch/gnupg
mkdir -m 700 "$GNUPGHOME"
openpgp() {
	gpg --batch --quiet --pinentry-mode loopback --passphrase '' "$@" 2>"$scratch/gpg"
}
openpgp --quick-generate-key 'Directora <directora@example.org>' ed25519 sign never
openpgp --armor --export >"$scratch/claves.asc"
openpgp --export >"$scratch/claves.gpg"
git -C "$publication" tag -d corte-uno corte-dos >/dev/null
GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$two \
	git -C "$publication" -c gpg.format=openpgp -c user.signingKey=directora@example.org tag -s -m 'Edición corte-dos' corte-dos
gpgconf --kill gpg-agent
for keys in claves.asc claves.gpg; do
	signers=$scratch/$keys
	build 0 "signed with OpenPGP, keys in $keys"
	has "$site/ediciones.json" "$keys: the site says who signed" '"firma":"Directora <directora@example\.org>"'
done
print_tree "$site" >"$scratch/before"
signers=$scratch/admitidos
refused 'an OpenPGP signature, and SSH keys' 'firma que no vale'
done_testing
