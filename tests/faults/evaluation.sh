#!/bin/bash
# The SENCE evaluation as published: its text is the seed's, word for word, white space folded. TAP. Needs the seeds,
# which lie beside the project (or at RINDE_SEEDS).
set -u
. tests/tap.sh

seed=${RINDE_SEEDS:-../shared/seeds}/sence-2007-evaluacion-gestion-territorial.txt
site=$scratch/site
folder=$site/evaluaciones/gestion-territorial-2007
exits 0 'a build' "$rinde" build --worktree --now 2013-01-15T09:00:00-05:00 --out "$site"

offices='tarapaca antofagasta atacama coquimbo valparaiso ohiggins maule biobio araucania los-lagos aysen magallanes
	metropolitana sence-central'
answers=$(for office in $offices; do cat "$folder/$office.html"; done | grep -c '<h2 id="p-')
[ "$answers" = 55 ]
result 'the 55 answers are there' "$?"
[ "$(find "$folder" -name '*.html' | wc -l)" = 16 ]
result 'a page for each of the 14 offices, the index and the report' "$?"
for office in $offices; do
	grep -q "evaluaciones/gestion-territorial-2007/$office.html" "$site/regiones/$office.html"
	result "the page of $office leads to its answers" "$?"
done
grep -q 'evaluaciones/' <(sed -n '/<main/,$p' "$site/regiones/antioquia.html")
[ "$?" = 1 ]
result 'a region of the other entity has none' "$?"
[ "$(grep -c 'regiones/tarapaca' "$site/index.html")" = 0 ]
result 'the map and the matrix of the first entity have no region of the second' "$?"
[ "$(grep -c '^sence,' "$site/datos/cumplimiento.csv")" = 0 ]
result 'an entity without indicators has no figures' "$?"

if [ ! -f "$seed" ]; then
	echo "ok $((tap_count += 1)) - the text is the seed's # SKIP no seed at $seed"
	done_testing
	exit
fi

# words: the plain text of the institution's own words in pages, one word a line.
words() {
	awk '/^<div class="doc">$/ { on = 1; next } /^<\/div>/ { on = 0 } on' "$@" |
		sed -e 's/<[^>]*>/ /g' -e 's/&quot;/"/g' -e 's/&#39;/'"'"'/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g' |
		tr -s ' \t\r\n' '\n' | sed '/^$/d'
}
for office in $offices; do words "$folder/$office.html"; done >"$scratch/published"
words "$folder/informe-ejecutivo.html" >>"$scratch/published"
# The form's own lines, which are the page's frame: heads of the sheet, objectives, questions, heads of the columns.
frame='^(ETAPA N°4 - EVALUACIÓN|SERVICIO NACIONAL DE CAPACITACIÓN Y EMPLEO|DIRECCION REGIONAL: .*|OBJETIVO N°[12]:'
frame+='|OBJETIVO Nº 3: .*|Descripción del desarrollo alcanzado( en la .*)?|Desarrollo [aA]lcanzado|[12]\.[123]\. .*|¿.*'
frame+='|Recomendaciones para mejorar el diseño y la implementación (en el )?2008\.)$'
tr -d '\r' <"$seed" | sed -e '1s/^\xef\xbb\xbf//' -e 's/\xc2\xa0/ /g' -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' >"$scratch/lines"
grep -vE "$frame" "$scratch/lines" | tr -s ' \t\n' '\n' | sed '/^$/d' >"$scratch/seed"
equal "the text is the seed's, word for word" "$scratch/seed" "$scratch/published"
[ "$(wc -l <"$scratch/published")" -gt 5000 ]
result 'and all of it' "$?"

# What is frame is on the page too: the questions as they were asked.
tr -s ' \t\r\n' ' ' <"$folder/index.html" >"$scratch/index"
grep -E '^¿' "$scratch/lines" | tr -s ' ' | sort -u | while IFS= read -r question; do
	grep -qF -- "$question" "$scratch/index" || echo "$question"
done >"$scratch/unasked"
[ ! -s "$scratch/unasked" ]
result 'the questions are as they were asked' "$?" "$scratch/unasked"
done_testing
