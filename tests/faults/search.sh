#!/bin/bash
# build --search: the index of the root's pages is part of the site, the same for the same pages, and a program that
# fails leaves the published site as it was. TAP.
set -u
. tests/tap.sh

pagefind=$(echo "$root"/generator/site/node_modules/@pagefind/*/bin/pagefind_extended)
[ -x "$pagefind" ]
result 'pagefind is there (make site installs it)' "$?"
publication=$scratch/publicacion
site=$scratch/web/site
mkdir "$scratch/web"
make_repository "$publication" "$minima"
git -C "$publication" tag corte-uno
sed -i '2s/,100,/,90,/' "$publication/data/seguimiento/2012/norte.csv"
commit "$publication" 'Otra cifra' 2012-04-15T08:00:00-05:00
git -C "$publication" tag corte-dos
build=("$rinde" build --repo "$publication" --now 2012-05-01T08:00:00-05:00 --out "$site")
alone() {
	(cd "$scratch/web" && find . -mindepth 1 -maxdepth 1 ! -name site) >"$scratch/beside"
	[ ! -s "$scratch/beside" ]
	result "$1: nothing is left beside the target" "$?" "$scratch/beside"
}
is_as() {
	print_tree "$site" >"$scratch/after"
	equal "$2" "$1" "$scratch/after"
}

exits 0 'without a search' "${build[@]}"
print_tree "$site" >"$scratch/without"
[ ! -e "$site/pagefind" ] && [ ! -e "$site/buscar.html" ] && [ ! -e "$site/buscar.js" ] && ! grep -rqF buscar.html "$site" --include='*.html'
result 'there is no box, no page and no index' "$?"

# fake NAME SCRIPT: a program in the place of pagefind.
fake() { printf '#!/bin/sh\n%s\n' "$2" >"$scratch/$1" && chmod +x "$scratch/$1"; }
fake fails 'echo one >&2; echo "no pages here" >&2; exit 3'
fake silent 'exit 0'
for program in /no/hay "$scratch/fails" "$scratch/silent" "$publication/content/sitio.yaml" "$scratch"; do
	exits 1 "--search ${program##*/}" "${build[@]}" --search "$program"
	has "$scratch/err" 'it says so' "error: .*${program##*/}.*\[busqueda-fallida\]"
	is_as "$scratch/without" 'the published site is as it was'
	alone "${program##*/}"
done
exits 1 'a program that complains' "${build[@]}" --search "$scratch/fails"
has "$scratch/err" 'its last words are told' 'no pages here'
fake mute 'exit 4'
exits 1 'a program that says nothing' "${build[@]}" --search "$scratch/mute"
has "$scratch/err" 'its exit status is told' 'estado de salida 4'

# Killed: the program goes with the build, and the next build finds a clean place.
fake slow "echo \$\$ >$scratch/pid; exec sleep 300"
"${build[@]}" --search "$scratch/slow" >/dev/null 2>&1 &
child=$!
for _ in $(seq 200); do
	[ -s "$scratch/pid" ] && break
	sleep 0.05
done
kill -9 "$child"
wait "$child" 2>/dev/null
sleep 0.2
! grep -qE '^State:\s+[^ZX]' "/proc/$(cat "$scratch/pid")/status" 2>/dev/null # a zombie is one that nobody buried
result 'the program does not outlive a killed build' "$?"
is_as "$scratch/without" 'the published site is as it was'

exits 0 'with a search' "${build[@]}" --search "$pagefind"
alone 'with a search'
exits 0 'it verifies' "$rinde" verify "$site"
grep -q '  pagefind/pagefind-entry.json$' "$site/manifest.sha256" && grep -q '  pagefind/fragment/' "$site/manifest.sha256"
result 'the index stands in the manifest' "$?"
grep -qF '"page_count":' "$site/pagefind/pagefind-entry.json"
result 'there is an index' "$?"
indexed=$(grep -o '"page_count":[0-9]*' "$site/pagefind/pagefind-entry.json" | tr -dc 0-9)
marked=$(find "$site" -name '*.html' ! -path "$site/ediciones/*" -exec grep -l data-pagefind-body {} + | wc -l)
[ "$indexed" -eq "$marked" ] && [ "$marked" -gt 5 ]
result "of the root's $marked pages, each once" "$?"
! grep -rqF data-pagefind-body "$site/ediciones"
result 'no page of an edition asks to be found' "$?"
print_tree "$site" >"$scratch/with"
exits 0 'again' "${build[@]}" --search "$pagefind"
is_as "$scratch/with" 'it changes no byte'

# same NAME OPTION…: a build from nothing gives the same bytes.
same() {
	local name=$1
	shift
	rm -rf "$scratch/otro"
	mkdir -p "$scratch/otro/lugar"
	(cd "$scratch/otro" && env -i PATH="$PATH" "$rinde" build --repo "$publication" --now 2012-05-01T08:00:00-05:00 --out lugar/site \
		--search "$pagefind" "$@") >"$scratch/out" 2>&1
	result "$name: built" "$?" "$scratch/out"
	print_tree "$scratch/otro/lugar/site" | grep -v ' ./.rinde-estado$' >"$scratch/second"
	grep -v ' ./.rinde-estado$' "$scratch/with" >"$scratch/first"
	equal "$name: the same bytes" "$scratch/first" "$scratch/second"
}
same 'elsewhere'
same 'seven processes' --jobs 7
same 'one process' --jobs 1
same 'without hard links' --no-hardlinks

# The index is taken over while its pages stand, and only if nobody touched it.
ino=$(stat -c %i "$site/pagefind/pagefind.js")
exits 0 'the same pages' "${build[@]}" --search "$pagefind"
[ "$ino" = "$(stat -c %i "$site/pagefind/pagefind.js")" ]
result 'the index is taken over' "$?"
exits 0 'the same pages, copied' "${build[@]}" --search "$pagefind" --no-hardlinks
[ "$ino" != "$(stat -c %i "$site/pagefind/pagefind.js")" ]
result 'and copied where links are not wanted' "$?"
for harm in 'echo x >>pagefind/pagefind.js' 'rm pagefind/fragment/*' 'echo x >pagefind/otro.js' 'echo x >>pagefind/origen.txt' 'rm -r pagefind'; do
	(cd "$site" && eval "$harm")
	exits 0 "after $harm" "${build[@]}" --search "$pagefind"
	is_as "$scratch/with" 'the index is made anew'
done
sed -i 's/^titulo: .*/titulo: Cuentas nuevas/' "$publication/content/sitio.yaml"
commit "$publication" 'Otro título' 2012-04-20T08:00:00-05:00
git -C "$publication" tag corte-tres
exits 0 'other pages' "${build[@]}" --search "$pagefind"
cp "$site/pagefind/origen.txt" "$scratch/origin"
print_tree "$site" >"$scratch/with"
same 'after other pages'
exits 0 'without a search again' "${build[@]}"
[ ! -e "$site/pagefind" ] && [ ! -e "$site/buscar.html" ] && ! grep -rqF buscar.html "$site" --include='*.html'
result 'nothing of it is left' "$?"
exits 0 'it verifies' "$rinde" verify "$site"
exits 0 'check needs none' "$rinde" check --repo "$publication" --rev HEAD
exits 2 'check --search' "$rinde" check --repo "$publication" --search "$pagefind"
done_testing
