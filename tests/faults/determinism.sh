#!/bin/bash
# The same commit gives the same bytes, wherever and however it is built. TAP.
set -u
. tests/tap.sh

. tests/example.sh

publication=$scratch/publicacion
make_example "$publication"
GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=2012-07-20T08:00:00-05:00 \
	git -C "$publication" tag -a -m 'Con notas' anotada corte-2012-06
now=2012-09-01T08:00:00-05:00
exits 0 'a build' "$rinde" build --repo "$publication" --now "$now" --out "$scratch/uno"
[ "$(ls "$scratch/uno/ediciones" | wc -l)" -eq 4 ]
result 'of three editions and their list' "$?"
print_tree "$scratch/uno" >"$scratch/first"

# again NAME ENVIRONMENT… -- OPTION…
again() {
	local name=$1 settings=()
	shift
	while [ "$1" != -- ]; do
		settings+=("$1")
		shift
	done
	shift
	rm -rf "$scratch/otro"
	mkdir -p "$scratch/otro/lugar"
	(cd "$scratch/otro" && env "${settings[@]}" "$rinde" build --repo "$publication" --now "$now" --out lugar/site "$@") \
		>"$scratch/out" 2>&1
	result "$name: built" "$?" "$scratch/out"
	print_tree "$scratch/otro/lugar/site" >"$scratch/second"
	equal "$name: the same bytes" "$scratch/first" "$scratch/second"
}
again 'another time zone' TZ=Asia/Kathmandu --
again 'another language' LC_ALL=tr_TR.UTF-8 LANG=en_US.UTF-8 --
again 'no environment' -i PATH="$PATH" --
again 'one process' A=1 -- --jobs 1
again 'seven processes' A=1 -- --jobs 7
again 'another clock' SOURCE_DATE_EPOCH=1 --
umask 077
again 'another umask' A=1 --
umask 022

# The same commits and tags, however they are kept.
objects() { git -C "$publication" count-objects -v | sed -n "s/^$1: //p"; }
git clone -q --mirror "$publication" "$scratch/espejo.git"
publication=$scratch/espejo.git
again 'from a bare mirror' A=1 --
git -C "$publication" gc -q
[ "$(objects count)" -eq 0 ] && [ -s "$publication/packed-refs" ]
result 'a packed clone has no loose object, and packed tags' "$?"
again 'from a packed clone' A=1 --
git init -q "$scratch/suelta"
for pack in "$scratch"/espejo.git/objects/pack/*.pack; do
	git -C "$scratch/suelta" unpack-objects -q <"$pack"
done
publication=$scratch/suelta
git -C "$scratch/espejo.git" for-each-ref --format='update %(refname) %(objectname)' | git -C "$publication" update-ref --stdin
git -C "$publication" symbolic-ref HEAD refs/heads/main
[ "$(objects packs)" -eq 0 ] && [ "$(objects count)" -gt 30 ]
result 'a loose clone has no pack' "$?"
again 'from a loose clone' A=1 --
TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 git clone -q "$scratch/espejo.git" "$scratch/lejos"
publication=$scratch/lejos
again 'from a clone in another time zone and language' TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 --
git -C "$publication" config core.autocrlf true
git -C "$publication" config log.showSignature true
again 'whatever its configuration' A=1 --
done_testing
