#!/bin/bash
# What a figure's page tells of where it comes from: rows and commits, what was corrected, in every edition and for
# machines too. TAP.
set -u
. tests/tap.sh
. tests/example.sh
unset SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8
r=$scratch/r site=$scratch/site
make_example "$r"
# A revision without a word: a month that arrives late.
rows "$r" cesar cv,2012-04,contratos,6
commit "$r" 'Completa abril' 2012-07-20T09:00:00-05:00
git -C "$r" tag corte-2012-07
id() { git -C "$r" log --format=%H --grep="$1" | cut -c "1-${2:-40}"; }

exits 0 'build' "$rinde" build --repo "$r" --out "$site" --now 2012-08-01T08:00:00-05:00
root_page=$site/regiones/antioquia/cv.html
first=$site/ediciones/corte-2012-05/regiones/antioquia/cv.html
second=$site/ediciones/corte-2012-06/regiones/antioquia/cv.html

has "$root_page" 'a row shows its commit, which links to the repository' \
	"<td class=\"num\">2</td><td><a href=\"https://git.example.org/cuentas/commit/$(id 'Reporta marzo')\"><code>$(id 'Reporta marzo' 10)</code></a></td><td><time>2012-03-21</time></td>"
has "$root_page" 'and the edition in which it first stood' '<a href="../../ediciones/corte-2012-05/regiones/antioquia/cv.html">corte-2012-05</a>'
has "$second" 'from an edition too' '<a href="../../../../ediciones/corte-2012-05/regiones/antioquia/cv.html">corte-2012-05</a>'
has "$second" 'a corrected row comes from the correction' "<td class=\"num\">210</td>.*<code>$(id 'Corrige mayo' 10)</code></a></td><td><time>2012-07-02</time></td>"
notice='<strong>Cifra corregida\.</strong> El 2 de julio de 2012 el valor de mayo pasó de <del>201</del> a <ins>210</ins>: nueve contratos se habían cargado a otra regional\.'
for page in "$root_page" "$first" "$second"; do
	has "$page" "the correction is told: ${page#"$site"/}" "$notice"
	has "$page" '… in its history' "<td><time>2012-07-02</time></td><td><strong>Corrección</strong></td><td>mayo</td><td class=\"num\"><del>201</del></td><td class=\"num\"><ins>210</ins></td><td>nueve contratos se habían cargado a otra regional</td><td>Redacción, <a href=\"https://git.example.org/cuentas/commit/$(id 'Corrige mayo')\">"
	has "$page" '… and beside its month' '>Mayo<.*<sup><a href="#historia">c<span class="vh">orregido</span></a></sup>'
	[ "$(grep -c 'orregido</span>' "$page")" -eq 1 ]
	result '… and no other' "$?" "$page"
done
has "$first" 'the old edition keeps its number' '<td class="num">201</td>'
has "$site/regiones/cesar/cv.html" 'a revision without a reason is told as such' \
	'<td>Revisión sin motivo declarado</td><td>abril</td><td class="num"><del>sin dato</del></td><td class="num"><ins>6</ins></td><td></td>'
has "$site/regiones/cesar/cv.html" 'and noticed' '<strong>Dato completado\.</strong> El 20 de julio de 2012 el valor de abril pasó de <del>sin dato</del> a <ins>6</ins>, sin motivo declarado\.'
has "$site/regiones/guainia/cv.html" 'what was never changed says so' '<p>Ningún valor de esta ficha ha cambiado después de publicado\.'
[ "$(wc -l <"$site/regiones/guainia/cv.historia.csv")" = 1 ] && [ "$(wc -l <"$site/regiones/cesar/cv.historia.csv")" -gt 1 ]
result 'and the file of its history has no row' "$?" "$site/regiones/guainia/cv.historia.csv"

cite=$site/regiones/meta/em.html
has "$cite" 'a citation names the edition, its commit and the commits of its rows' \
	"Edición corte-2012-0[67], confirmación [0-9a-f]{10}\. Filas de la confirmación $(id 'Reporta mayo' 10)\. <a href=\"https://cuentas.example.org/ediciones/corte-2012-0[67]/regiones/meta/em.html\">"

# Every link of every sheet leads to a file.
find "$site" -path '*/regiones/*/*.html' | while IFS= read -r page; do
	grep -oE 'href="[^"#?:]+["#?]' "$page" | sed -E 's/href="//; s/.$//' | while IFS= read -r link; do
		[ -e "$(dirname "$page")/$link" ] || echo "$page: $link"
	done
done >"$scratch/broken"
[ ! -s "$scratch/broken" ] && [ "$(find "$site" -path '*/regiones/*/*.html' | wc -l)" -gt 40 ]
result 'no link of a sheet is broken' "$?" "$scratch/broken"

# The same for machines.
for page in "$root_page" "$first" "$second"; do
	has "$page" 'the page names its data' '<link rel="alternate" type="application/ld\+json" href="cv.json">'
done
cat >"$scratch/graph.mjs" <<'END'
import { readFileSync } from 'node:fs';
const [file, period, value, commit] = process.argv.slice(2);
const graph = new Map(JSON.parse(readFileSync(file, 'utf8'))['@graph'].map((node) => [node['@id'], node]));
const figure = graph.get('#' + period);
const rows = figure['prov:wasDerivedFrom'].map((link) => graph.get(link['@id'])).filter((row) => row['@id'].startsWith('#fila'));
const sum = rows.reduce((total, row) => total + Number(row.valor), 0);
const makers = rows.map((row) => graph.get(row['prov:wasGeneratedBy']['@id']));
for (const node of graph.values())
	for (const link of [node['prov:wasGeneratedBy'], ...(node['prov:wasDerivedFrom'] ?? []), ...(node['prov:hadMember'] ?? [])])
		if (link && !graph.has(link['@id'])) throw new Error('nowhere: ' + link['@id']);
if (figure.valor !== value || sum !== Number(value)) throw new Error(`${figure.valor} is not the sum ${sum}`);
if (!makers.some((maker) => maker['schema:identifier'] === commit && maker['@type'] === 'prov:Activity')) throw new Error('no such commit');
END
if command -v node >/dev/null 2>&1; then
	for case in "$site 2012-06 1150 $(id 'Corrige mayo')" "$site/ediciones/corte-2012-05 2012-05 991 $(id 'Reporta mayo')"; do
		read -r folder period value commit_id <<<"$case"
		exits 0 "the graph of $period: a figure is the sum of the rows it derives from, each made by a commit" \
			node "$scratch/graph.mjs" "$folder/regiones/antioquia/cv.json" "$period" "$value" "$commit_id"
	done
fi

# Without a repository nothing is said of commits; without a tag nothing of editions.
cp -R "$r/content" "$r/data" "$scratch/" 2>/dev/null
mkdir "$scratch/bare" && mv "$scratch/content" "$scratch/data" "$scratch/bare/"
exits 0 'files on disk' "$rinde" build --repo "$scratch/bare" --worktree --out "$scratch/draft" --now 2012-08-01T08:00:00-05:00
! grep -qE 'Confirmación|Primera edición' "$scratch/draft/regiones/antioquia/cv.html"
result 'a draft without repository names no commit' "$?" "$scratch/draft/regiones/antioquia/cv.html"
exits 0 'a revision' "$rinde" build --repo "$r" --rev HEAD --out "$scratch/revision" --now 2012-08-01T08:00:00-05:00
grep -q 'Confirmación' "$scratch/revision/regiones/antioquia/cv.html" && ! grep -q 'Primera edición' "$scratch/revision/regiones/antioquia/cv.html"
result 'a draft of a revision names commits and no edition' "$?" "$scratch/revision/regiones/antioquia/cv.html"

# An edition that cannot be published is not named as the first of anything.
git -C "$r" checkout -q corte-2012-05 -b rota
echo 'cv,antiokia,2012-05,contratos,1' >>"$r/data/seguimiento/cesar.csv"
commit "$r" 'Rota' 2012-05-29T09:00:00-05:00
git -C "$r" tag -d corte-2012-05 >"$scratch/out" 2>&1
git -C "$r" checkout -q main
git -C "$r" tag corte-2012-04 "$(id 'Publica la Circular')"
git -C "$r" tag corte-2012-05 rota
exits 0 'build with a malformed edition' "$rinde" build --repo "$r" --out "$scratch/left" --now 2012-08-01T08:00:00-05:00
has "$scratch/err" 'it is left out with a notice' 'aviso'
[ ! -e "$scratch/left/ediciones/corte-2012-05" ] && ! grep -rq 'ediciones/corte-2012-05/' "$scratch/left/regiones"
result 'and no row says it first stood there' "$?"
has "$scratch/left/regiones/antioquia/cv.html" 'but in the next' '>corte-2012-06</a>'
done_testing
