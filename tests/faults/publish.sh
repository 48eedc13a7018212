#!/bin/bash
# Publishing: what was published stays whole and as it was, whatever goes wrong with the next build. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
site=$scratch/web/site
build=("$rinde" build --repo "$publication" --now "$now" --out "$site")
make_repository "$publication" "$minima"
mkdir -p "$scratch/web"
# Whatever a build leaves beside its target.
beside() { (cd "$scratch/web" && find . -mindepth 1 -maxdepth 1 ! -name site); }
alone() {
	beside >"$scratch/beside"
	[ ! -s "$scratch/beside" ]
	result "$1" "$?" "$scratch/beside"
}
is_as() {
	print_tree "$site" >"$scratch/after"
	equal "$2" "$1" "$scratch/after"
}

exits 0 'first build' "${build[@]}"
print_tree "$site" >"$scratch/first"
[ -s "$site/index.html" ] && [ -s "$site/manifest.sha256" ]
result 'there is a home and a manifest' "$?"
(cd "$site" && sha256sum -c --strict --quiet manifest.sha256) >"$scratch/out" 2>&1
result 'the manifest holds' "$?" "$scratch/out"
(cd "$site" && find . -type f ! -path './.*' ! -name manifest.sha256 | sed 's,^\./,,' | LC_ALL=C sort) >"$scratch/a"
sed 's/^[0-9a-f]*  //' "$site/manifest.sha256" | LC_ALL=C sort >"$scratch/b"
equal 'the manifest names every file' "$scratch/a" "$scratch/b"

exits 0 'second build of the same commit' "${build[@]}"
is_as "$scratch/first" 'it changes no byte'
alone 'nothing is left beside the target'

# What a server's administrator keeps in the root is no page and stays.
mkdir "$site/.well-known"
echo 'Contact: mailto:errores@example.org' >"$site/.well-known/security.txt"
echo 'deny' >"$site/.htaccess"
exits 0 'build over dot entries' "${build[@]}"
[ -s "$site/.well-known/security.txt" ] && [ -s "$site/.htaccess" ]
result 'dot entries of the target are carried over' "$?"
! grep -qE '  \.' "$site/manifest.sha256"
result 'and stand in no manifest' "$?"
print_tree "$site" >"$scratch/first"

# The administrator's link to the site stays a link, and the site is renewed where it leads.
ln -s web/site "$scratch/enlace"
exits 0 'build at a link' "$rinde" build --repo "$publication" --now "$now" --out "$scratch/enlace"
[ -L "$scratch/enlace" ] && [ -d "$site" ] && [ ! -L "$site" ]
result 'the link is still one' "$?"
is_as "$scratch/first" 'and the site is where it leads'
alone 'nothing is left beside it'

# An error stops the publication.
cp -R "$publication" "$scratch/sana"
sed -i '3s/norte/norde/' "$publication/data/seguimiento/2012/norte.csv"
commit "$publication" 'Con una falta' 2012-04-01T08:10:00-05:00
exits 1 'build of a faulty commit' "${build[@]}"
is_as "$scratch/first" 'the published site is as it was'
alone 'nothing is left beside the target'

# A full disk stands for every failed write: a limit on the size of files cuts the longest ones.
rm -rf "$publication"
cp -R "$scratch/sana" "$publication"
sed -i '2s/,100,/,90,/' "$publication/data/seguimiento/2012/norte.csv"
commit "$publication" 'Otra cifra' 2012-04-01T08:20:00-05:00
# shellcheck disable=SC2016 # for the inner shell
exits 1 'a write that fails' bash -c 'trap "" XFSZ; ulimit -f 2; exec "$@"' bash "${build[@]}"
is_as "$scratch/first" 'the published site is as it was'

# What a kill leaves is for killed.sh.
"$rinde" build --repo "$publication" --now "$now" --out "$scratch/nueva" >"$scratch/out" 2>&1
cp -R "$site"/.[!.]* "$scratch/nueva/"
print_tree "$scratch/nueva" >"$scratch/new"
exits 0 'the next build puts right what it finds' "${build[@]}"
is_as "$scratch/new" 'and publishes'
alone 'nothing is left beside the target'
done_testing
