#!/bin/bash
# A hostile repository and a damaged target: every command ends by itself with a finding or a right result, says no control
# character, and what stood in the target before stands there after. TAP.
set -u
. tests/tap.sh
. tests/example.sh
rinde=${RINDE_ASAN:-$rinde}
[ -x "$rinde" ] || rinde=$root/build/rinde

base=$scratch/base here=$scratch/aqui
make_repository "$base" "$minima"
git -C "$base" tag corte-1
# commands NAME: all of them, over $here as it is.
commands() {
	local words status
	: >"$scratch/wrong"
	for words in check 'check --rev HEAD' 'check --staged' "build --out $scratch/sitio" editions 'explain ct norte 2012-03' 'diff corte-1 HEAD'; do
		# shellcheck disable=SC2086 # words
		timeout 120 "$rinde" $words --repo "$here" --now 2012-06-01T00:00Z >"$scratch/out" 2>"$scratch/err" </dev/null
		status=$?
		[ "$status" -le 1 ] || echo "$words: exit $status" >>"$scratch/wrong"
		[ "$status" -eq 0 ] || grep -q ' error: ' "$scratch/err" || echo "$words: it does not say why" >>"$scratch/wrong"
		grep -aE 'Sanitizer|runtime error' "$scratch/err" >>"$scratch/wrong"
		LC_ALL=C grep -aq $'[\x01-\x08\x0b-\x1f\x7f]' "$scratch/err" "$scratch/out" && echo "$words: a control character" >>"$scratch/wrong"
	done
	[ ! -s "$scratch/wrong" ]
	result "$1" "$?" "$scratch/wrong"
	rm -rf "$here" "$scratch/sitio"
	cp -R "$base" "$here"
}
save() { commit "$here" x 2012-04-02T08:00:00-05:00; git -C "$here" tag corte-2; }
cp -R "$base" "$here"
commands 'as it should be'
head -c 200000 /dev/zero | tr '\0' '>' >"$here/content/paginas/hondo.md"; save; commands 'deep quotes'
printf -- '---\ntitulo: "a\0b"\n---\n\0\n' >"$here/content/paginas/nul.md"; save; commands 'NUL in a text'
: >"$here/content/paginas/$(printf 'a\nb\033').md"; save; commands 'a path with a line end'
: >"$here/content/paginas/$(printf 'a\xff').md"; save; commands 'a path that is no UTF-8'
ln -s / "$here/data/raiz"; save; commands 'a link to the root'
rm -rf "$here/content"; ln -s ../base/content "$here/content"; save; commands 'content as a link'
git -C "$here" update-index --add --cacheinfo "160000,$(git -C "$here" rev-parse HEAD),data/otro"
git -C "$here" -c user.name=A -c user.email=a commit -q -m x; commands 'a submodule'
find "$here/content" "$here/data" -type f -exec truncate -s 0 {} +; save; commands 'every file empty'
find "$here/content" "$here/data" -type f -exec sed -i 's/$/\r/; 1s/^/\xef\xbb\xbf/' {} +; save; commands 'CRLF and a BOM everywhere'
for _ in {1..3000}; do echo x,narte,9,y,z; done | sed '1i indicador,region,periodo,variable,valor' >"$here/data/seguimiento/2012/mal.csv"; save
commands 'thousands of findings'
mkdir "$here/templates"; echo '{{>pagina}}' >"$here/templates/pagina.mustache"; save; commands 'a template without end'
git -C "$here" checkout -q --orphan nada; commands 'no commit yet'
echo basura >"$here/.git/HEAD"; commands 'a damaged HEAD'
printf '%040d\n' 1 >"$here/.git/refs/tags/corte-3"; commands 'a tag on nothing'
blob=$(git -C "$here" rev-parse HEAD:data/metas.csv)
blob=$here/.git/objects/${blob:0:2}/${blob:2}
chmod u+w "$blob"; truncate -s 15 "$blob"; commands 'a truncated object'
git -C "$here" tag arbol 'HEAD^{tree}'; git -C "$here" tag blob HEAD:data/metas.csv; commands 'tags on no commit'
# shellcheck disable=SC2016 # a name, not a command
for tag in 'ñ' 'a/b' '%41' '<b>' '$(id)' 'o"x' 'x&y' "$(printf 'a\xff')"; do git -C "$here" update-ref "refs/tags/$tag" HEAD; done
commands 'tags with odd names'
dates=0
tree=$(git -C "$here" rev-parse 'HEAD^{tree}')
for when in '-99999999999 +0000' '99999999999999 +1400' 'x y' '4102444800 +9999' '-1 -1200'; do
	id=$(printf 'tree %s\nauthor A <a> %s\ncommitter A <a> %s\n\nx\n' "$tree" "$when" "$when" | git -C "$here" hash-object -t commit -w --stdin --literally)
	git -C "$here" update-ref "refs/tags/fecha-$((++dates))" "$id"
done
commands 'dates before and after all time'
previous=HEAD
for n in {1..60}; do
	GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a git -C "$here" tag -a -m x "t$n" "$previous" 2>/dev/null
	previous=t$n
done
commands 'tags on tags on tags'
printf '[core]\n\trepositoryformatversion = 9\n' >"$here/.git/config"; commands 'a format of tomorrow'

# The target. What a hand or a disk damaged there costs a build its memory, never a wrong page.
publication=$scratch/publicacion site=$scratch/web/site
make_example "$publication"
build() { exits "$1" "$2" "$rinde" build --repo "$publication" --now 2012-09-01T00:00Z --out "$site"; }
build 0 'a site'
print_tree "$site" >"$scratch/first"
sed -i 's,\tregiones/meta.html$,\t../../../etc/passwd,' "$site/.rinde-estado"
git -C "$publication" tag -f corte-2012-06 HEAD >/dev/null 2>&1
build 0 'after a line of the state was changed'
print_tree "$site" >"$scratch/second"
equal 'the site is as it was' "$scratch/first" "$scratch/second"
rm "$site/ediciones/corte-2012-05/index.html" "$site/.rinde-estado"
echo x >"$site/ediciones/corte-2012-06/regiones/meta.html"
build 0 'after damage, without the state, as the cure says'
exits 0 'all is as published' "$rinde" verify "$site"
for n in 1 2 3 4; do "$rinde" build --repo "$publication" --now 2012-09-01T00:00Z --out "$site" >"$scratch/b$n" 2>&1 & done
wait
exits 0 'four builds at once' "$rinde" verify "$site"
[ "$(ls -A "$scratch/web")" = site ]
result 'nothing is left beside it' "$?"
echo hola >"$scratch/archivo"
exits 1 'a target that is a file' "$rinde" build --repo "$publication" --out "$scratch/archivo"
exits 1 'a target that is the repository' "$rinde" build --repo "$publication" --out "$publication"
[ "$(cat "$scratch/archivo")" = hola ] && [ -f "$publication/content/sitio.yaml" ]
result 'both are as they were' "$?"
done_testing
