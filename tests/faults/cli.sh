#!/bin/bash
# The command line as a person calls it: what it exits with, and that it says what to do. TAP.
set -u
. tests/tap.sh
unset SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8

exits 0 'rinde --version' "$rinde" --version
has "$scratch/out" 'the version is "rinde" and a number' '^rinde [0-9]+\.[0-9]+'
exits 0 'rinde help' "$rinde" help
has "$scratch/out" 'help names the commands' '\bbuild\b'
cp "$scratch/out" "$scratch/help"
exits 0 'rinde --help' "$rinde" --help
equal '--help is help' "$scratch/help" "$scratch/out"
exits 0 'rinde help build' "$rinde" help build
has "$scratch/out" 'help build names --repo' '--repo'
cp "$scratch/out" "$scratch/help"
exits 0 'rinde build --help' "$rinde" build --help
equal 'build --help is help build' "$scratch/help" "$scratch/out"
has "$scratch/out" 'help build has an example' '^  rinde build .*--out'
exits 0 'rinde help build in English' env LC_ALL=en_US.UTF-8 "$rinde" help build
has "$scratch/out" 'it speaks English' '^Options:$'
# What the program tells of a command's options is what its manual page has in the synopsis.
for command in build check diff editions explain verify help; do
	"$rinde" help "$command" | sed -nE '/^  --help/d; s/^  --([a-z-]+).*/\1/p' | sort >"$scratch/told"
	sed -n "/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p" generator/rinde.1 | sed -n "/^\.Cm $command$/,/^\.Nm$/p" |
		grep -oE 'Fl -[a-z-]+' | sed 's/^Fl -//' | sort >"$scratch/page"
	equal "help $command and the manual page name the same options" "$scratch/page" "$scratch/told"
	for option in $(cat "$scratch/told"); do
		(cd "$scratch" && "$rinde" "$command" "--$option" --help </dev/null 2>&1) | grep -q 'opción desconocida' && echo "$command --$option"
	done >"$scratch/refused"
	[ ! -s "$scratch/refused" ]
	result "$command takes the options that help tells" "$?" "$scratch/refused"
done
exits 0 'rinde help findings' "$rinde" help findings
has "$scratch/out" 'help findings has every finding' 'region-desconocida'
listed=$(grep -c '^FINDING(' generator/base/findings.def)
missing=$(sed -nE 's/^FINDING\(FINDING_[A-Z0-9_]+, "([^"]+)".*/\1/p' generator/base/findings.def | while IFS= read -r id; do
	grep -qw -- "$id" "$scratch/out" || echo "$id"
done)
[ "$listed" -gt 50 ] && [ -z "$missing" ]
result "help findings names all $listed" "$?"
exits 0 'rinde help in English' env LC_ALL=en_US.UTF-8 "$rinde" help
has "$scratch/out" 'help speaks English where the locale does' '[Uu]sage'

exits 2 'no command' "$rinde"
has "$scratch/err" 'it says which there are' '^  explain '
exits 2 'an unknown command' "$rinde" edificar
has "$scratch/err" 'it says which' 'edificar'
exits 2 'an unknown option' "$rinde" build --no-existe
has "$scratch/err" 'it says which' 'no-existe'
exits 2 'an option cut short' "$rinde" build --work
has "$scratch/err" 'it says which was meant' '«--work».*«--worktree»'
exits 2 'an option of another command' "$rinde" editions --out x
has "$scratch/err" 'it says which' '«--out»'
exits 2 'a mistyped option, in English' env LC_ALL=en_US.UTF-8 "$rinde" build --reqire-signed=x
has "$scratch/err" 'it says which was meant' "'--reqire-signed'; did you mean '--require-signed'"
exits 2 'a value where there is none' "$rinde" build --draft=1
exits 2 'a short option' "$rinde" build -o x
exits 2 'a mistyped command' "$rinde" bild
has "$scratch/err" 'it says which was meant' '«bild».*«build»'
exits 2 'an operand too many for help' "$rinde" help build check
for epoch in ayer 12x -1 99999999999999999999 253402300800; do
	exits 2 "SOURCE_DATE_EPOCH=$epoch" env SOURCE_DATE_EPOCH=$epoch "$rinde" check
	has "$scratch/err" 'it says so' 'SOURCE_DATE_EPOCH'
done
exits 2 'an option without its value' "$rinde" build --repo
exits 2 'a wrong instant' "$rinde" build --now ayer
exits 2 'no processes' "$rinde" build --jobs 0
exits 2 'an operand too many' "$rinde" build sobra
exits 2 'help on what there is not' "$rinde" help edificar
exits 2 'two snapshots at once' "$rinde" build --worktree --rev HEAD
exits 2 'a draft of a revision' "$rinde" build --draft --rev HEAD
exits 2 'an index and the files on disk' "$rinde" check --staged --worktree
exits 2 'a build of the index' "$rinde" build --staged

mkdir "$scratch/vacia"
exits 1 'a folder that is no repository' "$rinde" build --repo "$scratch/vacia" --out "$scratch/site"
has "$scratch/err" 'the finding has its id' '\[repositorio-ausente\]$'
exits 1 'a repository that is not there' "$rinde" build --repo "$scratch/no-existe" --out "$scratch/site"
git init -q "$scratch/vacia"
exits 1 'a repository without a commit' "$rinde" build --repo "$scratch/vacia" --out "$scratch/site"
has "$scratch/err" 'the finding has its id' '\[rama-sin-commits\]$'
make_repository "$scratch/publicacion" "$minima"
exits 1 'an unknown revision' "$rinde" build --repo "$scratch/publicacion" --rev no-existe --out "$scratch/site"
has "$scratch/err" 'the finding has its id' '\[revision-desconocida\]$'
[ ! -e "$scratch/site" ]
result 'nothing was written' "$?"

exits 0 'check of a clean publication' "$rinde" check --repo "$scratch/publicacion" --now "$now"
[ ! -s "$scratch/err" ] && [ ! -s "$scratch/out" ]
result 'check has nothing to say of it' "$?" "$scratch/err" "$scratch/out"
exits 0 'check in JSON' "$rinde" check --repo "$scratch/publicacion" --now "$now" --format json
[ "$(tr -d ' \n' <"$scratch/out")" = '[]' ]
result 'no finding is an empty array' "$?" "$scratch/out"
echo nota >"$scratch/publicacion/nota"
git -C "$scratch/publicacion" add nota
commit "$scratch/publicacion" 'Una nota' 2012-04-01T08:10:00-05:00
git clone -q --depth 1 "file://$scratch/publicacion" "$scratch/superficial" 2>/dev/null
for revision in '' '--rev HEAD' '--worktree'; do
	# shellcheck disable=SC2086 # an option and its value, or nothing
	exits 1 "a shallow clone $revision" "$rinde" build --repo "$scratch/superficial" $revision --now "$now" --out "$scratch/site"
	has "$scratch/err" 'it says how to mend it' 'git fetch --unshallow.* \[clon-superficial\]$'
done
exits 1 'check of files in a shallow clone' "$rinde" check --repo "$scratch/superficial" --now "$now"
has "$scratch/err" 'it says so' '\[clon-superficial\]$'
exits 1 'check of the index of a shallow clone' "$rinde" check --staged --repo "$scratch/superficial" --now "$now"
has "$scratch/err" 'it says so' '\[clon-superficial\]$'
exits 1 'a figure of files in a shallow clone' "$rinde" explain cv norte 2012-03 --worktree --repo "$scratch/superficial" --now "$now"
has "$scratch/err" 'it says so' '\[clon-superficial\]$'
exits 2 'check in a format there is not' "$rinde" check --format xml

file=$scratch/publicacion/data/seguimiento/2012/norte.csv
sed -i '3s/norte/norde/' "$file"
exits 1 'check of a faulty working tree' "$rinde" check --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'the finding stands where it is mended, GCC style' \
	'^data/seguimiento/2012/norte\.csv:3:4: error: .*«norde».*«norte».* \[region-desconocida\]$'
[ "$(wc -l <"$scratch/err")" -eq 1 ]
result 'one fault is one finding' "$?" "$scratch/err"
exits 1 'the same in English' env LC_ALL=en_US.UTF-8 "$rinde" check --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it speaks English' "^data/seguimiento/2012/norte\.csv:3:4: error: unknown region 'norde'"
exits 1 'the same in JSON' "$rinde" check --repo "$scratch/publicacion" --now "$now" --format json
has "$scratch/out" 'it has the id' '"region-desconocida"'
exits 0 'the commit is still clean' "$rinde" check --repo "$scratch/publicacion" --rev HEAD --now "$now"
exits 1 'build finds the same' "$rinde" build --repo "$scratch/publicacion" --worktree --now "$now" --out "$scratch/site"
has "$scratch/err" 'with the same words' '^data/seguimiento/2012/norte\.csv:3:4: error: .*\[region-desconocida\]$'
exits 0 'what is not staged is none of the index' "$rinde" check --repo "$scratch/publicacion" --staged --now "$now"
git -C "$scratch/publicacion" add data
sed -i '3s/norde/norte/' "$file"
exits 1 'what is staged, whatever lies on disk' "$rinde" check --repo "$scratch/publicacion" --staged --now "$now"
has "$scratch/err" 'the finding stands in the file' '^data/seguimiento/2012/norte\.csv:3:4: error: .*\[region-desconocida\]$'
cp "$scratch/publicacion/.git/index" "$scratch/indice"
git -C "$scratch/publicacion" reset -q
exits 1 'the index that a hook names' env GIT_INDEX_FILE="$scratch/indice" "$rinde" check --repo "$scratch/publicacion" --staged --now "$now"
blob=$(git -C "$scratch/publicacion" rev-parse HEAD:data/metas.csv)
printf '0 %040d 0\tdata/metas.csv\n100644 %s 1\tdata/metas.csv\n100644 %s 2\tdata/metas.csv\n' 0 "$blob" "$blob" |
	git -C "$scratch/publicacion" update-index --index-info
exits 1 'a merge that is not resolved' "$rinde" check --repo "$scratch/publicacion" --staged --now "$now"
has "$scratch/err" 'the finding has its id' '^data/metas\.csv:1:1: error: .*\[conflicto-de-fusion\]$'
git -C "$scratch/publicacion" reset -q
sed -i '3s/norte/no\x1b[31mrde/' "$file"
exits 1 'a control character in a cell' "$rinde" check --repo "$scratch/publicacion" --now "$now"
! grep -q "$(printf '\033')" "$scratch/err"
result 'control characters are never echoed' "$?"

exits 0 'SOURCE_DATE_EPOCH stands in for --now' env SOURCE_DATE_EPOCH=1333285200 "$rinde" build --repo "$scratch/publicacion" \
	--rev HEAD --out "$scratch/epoca"
exits 0 'build of a commit' "$rinde" build --repo "$scratch/publicacion" --rev HEAD --now "$now" --out "$scratch/ahora"
print_tree "$scratch/epoca" >"$scratch/a"
print_tree "$scratch/ahora" >"$scratch/b"
equal 'both are the same site' "$scratch/a" "$scratch/b"
git -C "$scratch/publicacion" tag corte-2012-04 HEAD
exits 1 'diff with a mistyped edition' "$rinde" diff corte-2012-04 corte-2012-4 --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it says which was meant' '«corte-2012-4»; ¿quiso decir «corte-2012-04»\? \[edicion-desconocida\]$'
exits 1 'diff with what there is nothing like' "$rinde" diff corte-2012-04 nada --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it says so' '\[revision-desconocida\]$'
# explain says which indicator, which unit and which months there are.
first=$(sed -n 's/^codigo: *//p' "$scratch/publicacion"/content/indicadores/*.md | head -n 1)
exits 1 'explain of a mistyped indicator' "$rinde" explain "${first}x" norte 2012-03 --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it says which was meant' "«${first}x»; ¿quiso decir «$first»"
exits 1 'explain of a mistyped region' "$rinde" explain "$first" nortee 2012-03 --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it says which was meant' '«nortee»; ¿quiso decir «norte»'
exits 1 'explain of a month without a figure' "$rinde" explain "$first" norte 2019-03 --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it says which there are' 'las hay de 2012-'
exits 2 'explain of what is no month' "$rinde" explain "$first" norte marzo --repo "$scratch/publicacion" --now "$now"
has "$scratch/err" 'it shows one' '2012-06'

# What does not reach its reader is not done.
if [ -w /dev/full ]; then
	cd "$scratch/publicacion" || exit 1
	for words in 'editions' 'diff corte-2012-04 HEAD' "explain $first norte 2012-03" 'help' 'help build' 'help findings' \
		'check --format json' '--version'; do
		# shellcheck disable=SC2086 # words
		"$rinde" $words >/dev/full 2>"$scratch/err"
		[ $? -eq 1 ] && grep -q 'salida estándar' "$scratch/err"
		result "rinde $words to a full device says so" "$?" "$scratch/err"
	done
	cd "$root" || exit 1
fi
"$rinde" help >&- 2>"$scratch/err"
[ $? -eq 1 ]
result 'and so does a closed one' "$?" "$scratch/err"
exits 1 'a target that cannot be written' "$rinde" build --repo "$scratch/publicacion" --rev HEAD --now "$now" --out /proc/sitio
has "$scratch/err" 'the finding has its id' '\[no-se-puede-escribir\]$'
done_testing
