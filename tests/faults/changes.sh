#!/bin/bash
# What changes from edition to edition, as a reader meets it: cambios.csv, the page of changes, the home, the feed,
# `rinde diff`, and the warning of `rinde check` about a change that nobody explained. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
data=$publication/data/seguimiento/2012
site=$scratch/site
# tag NAME INSTANT
tag() {
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$2 \
		git -C "$publication" tag -a -m "Corte $1" -m "Notas de <$1>" "$1"
}
full() { git -C "$publication" rev-parse HEAD; }

make_repository "$publication" "$minima"
tag uno 2012-04-01T09:00:00-05:00
sed -i 's/^ct,norte,2012-01,contratos,100,/ct,norte,2012-01,contratos,107,/' "$data/norte.csv"
printf 'Correccion: se habían contado dos veces <siete>\n' >"$scratch/message"
commit "$publication" "$(printf 'Corrige enero\n\n'; cat "$scratch/message")" 2012-04-10T23:00:00-05:00
correction=$(full)
sed -i 's/^Acerca de/Acerca de nosotros y de/' "$publication"/content/paginas/acerca-de.md
echo 'Un párrafo que se agregó.' >>"$publication/content/paginas/acerca-de.md"
commit "$publication" 'Texto' 2012-04-11T08:00:00-05:00
tag dos 2012-04-12T09:00:00-05:00

build=("$rinde" build --repo "$publication" --now 2012-05-01T08:00:00-05:00 --url-base https://cuentas.example.org:8443/a)
exits 0 'build of two editions' "${build[@]}" --out "$site"
header='tipo,indicador,ambito,region,rol,periodo,campo,antes,despues,commit,fecha,autor,motivo'
for folder in "$site" "$site/ediciones/uno" "$site/ediciones/dos"; do
	[ "$(head -n 1 "$folder/datos/cambios.csv")" = "$header" ]
	result "cambios.csv has its columns in ${folder#"$scratch/"}" "$?"
done
[ "$(wc -l <"$site/ediciones/uno/datos/cambios.csv")" -eq 1 ]
result 'of the first edition nothing is new' "$?"
cat >"$scratch/wanted" <<EOF
corregido,ct,region,norte,,2012-01,valor,100,107,$correction,2012-04-10,Redacción,se habían contado dos veces <siete>
corregido,ct,region,norte,,2012-02,valor,92,99,$correction,2012-04-10,Redacción,se habían contado dos veces <siete>
corregido,ct,region,norte,,2012-03,valor,275,282,$correction,2012-04-10,Redacción,se habían contado dos veces <siete>
EOF
grep ',region,norte,' "$site/ediciones/dos/datos/cambios.csv" | grep ,valor, >"$scratch/got"
equal 'the correction is told with its commit, day, author and reason' "$scratch/wanted" "$scratch/got"
cmp "$site/datos/cambios.csv" "$site/ediciones/dos/datos/cambios.csv"
result 'the root tells what its edition tells' "$?"

page=$site/ediciones/dos/cambios.html
has "$page" 'the page tells the correction' '<del>100</del>.*<ins>107</ins>'
has "$page" 'and why' 'Se habían contado dos veces &lt;siete&gt;\.'
has "$page" 'and what was added to a text' '<ins>Un párrafo que se agregó\.</ins>'
has "$site/ediciones/uno/cambios.html" 'the first edition has none before' 'Es la primera edición'
has "$site/index.html" 'the home tells the last correction' 'CT, Norte, enero de 2012.*<del>100</del> → <ins>107</ins>'
has "$site/index.html" 'and leads to all of them' 'href="ediciones/dos/cambios\.html"'
! grep -q 'Qué se corrigió' "$site/ediciones/uno/index.html"
result 'an edition does not tell what was corrected after it' "$?"

feed=$site/feed.xml
has "$feed" 'an edition has an entry with a lasting id' '<id>tag:cuentas\.example\.org,2012-04-12:edicion/dos</id>'
has "$feed" 'so has a correction' "<id>tag:cuentas\.example\.org,2012-04-10:correccion/dos/$correction/ct</id>"
has "$feed" 'its notes are escaped' 'Notas de &lt;dos&gt;'
has "$feed" 'it was updated when its newest entry was' '^<updated>2012-04-12T09:00:00-05:00</updated>$'
[ "$(grep -c '<entry>' "$feed")" -eq 3 ]
result 'an entry for each edition and each correction' "$?" "$feed"
has "$site/index.html" 'pages name the feed' '<link rel="alternate" type="application/atom\+xml"[^>]* href="feed\.xml">'
[ ! -e "$site/ediciones/dos/feed.xml" ] && ! grep -q 'atom+xml' "$site/ediciones/dos/index.html"
result 'editions have none' "$?"

print_tree "$site" >"$scratch/a"
exits 0 'a second build' "${build[@]}" --out "$site"
print_tree "$site" >"$scratch/b"
equal 'it tells the same changes' "$scratch/a" "$scratch/b"
rm -rf "$site/ediciones/dos"
exits 0 'a build over a lost edition' "${build[@]}" --out "$site"
print_tree "$site" >"$scratch/b"
equal 'tells the same changes too' "$scratch/a" "$scratch/b"

exits 0 'diff' "$rinde" diff --repo "$publication" uno dos
has "$scratch/out" 'tells the correction' '^  ct norte 2012-01 valor: 100 → 107 \([0-9a-f]{10}, 2012-04-10, Redacción: se habían'
has "$scratch/out" 'and the text' '^  modificado: content/paginas/acerca-de\.md$'
exits 0 'diff as CSV' "$rinde" diff --repo "$publication" uno dos --format csv
equal 'is cambios.csv' "$site/datos/cambios.csv" "$scratch/out"
exits 0 'diff as JSON' "$rinde" diff --repo "$publication" uno dos --format json
equal 'is cambios.json' "$site/datos/cambios.json" "$scratch/out"
exits 0 'diff of an edition with itself' env LANG=en_US.UTF-8 LC_ALL= "$rinde" diff --repo "$publication" dos dos
has "$scratch/out" 'finds nothing' '^No changes\.$'
exits 1 'diff of what there is not' "$rinde" diff --repo "$publication" dos tres
exits 2 'diff of one edition' "$rinde" diff --repo "$publication" dos
exits 2 'diff in a format there is not' "$rinde" diff --repo "$publication" uno dos --format xml

check=("$rinde" check --repo "$publication" --now 2012-05-01T08:00:00-05:00)
exits 0 'check right after an edition' "${check[@]}"
[ ! -s "$scratch/err" ]
result 'has nothing to say' "$?" "$scratch/err"
sed -i 's/^ct,norte,2012-03,contratos,183,/ct,norte,2012-03,contratos,190,/' "$data/norte.csv"
echo 'ct,sur,2012-03,contratos,4,2012-04-20' >>"$data/sur.csv"
commit "$publication" 'Cambia marzo' 2012-04-20T08:00:00-05:00
exits 0 'check of a change without a reason' "${check[@]}"
has "$scratch/err" 'warns at the row' '^data/seguimiento/2012/norte\.csv:4:1: aviso: .* 183 a 190 .*\[cambio-sin-motivo\]$'
[ "$(wc -l <"$scratch/err")" -eq 1 ]
result 'and of no row that is new' "$?" "$scratch/err"
exits 0 'check of the commit' "${check[@]}" --rev HEAD
has "$scratch/err" 'warns as well' '\[cambio-sin-motivo\]$'
exits 0 'check of the edition' "${check[@]}" --rev dos
[ ! -s "$scratch/err" ]
result 'does not: the change came later' "$?" "$scratch/err"
done_testing
