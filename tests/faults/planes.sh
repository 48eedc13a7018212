#!/bin/bash
# Regional plans from outside: sums of money computed a second time from the tables, editions that differ by their day
# alone, what is under embargo or withdrawn, and what an edition says is new. TAP.
set -u
. tests/tap.sh

# --- the project's own plans: the money, added up by another program
site=$scratch/site
exits 0 'a build' "$rinde" build --worktree --now 2021-01-20T09:00:00-05:00 --out "$site"
# Fields of a quoted row hold no comma here but in names, which stand after what is read.
awk -F, '
	FNR == 1 { next }
	FILENAME ~ /iniciativas/ { regions[$1] = $2; next }
	{
		scope = regions[$1] ~ /;/ ? "interregional," : "region," regions[$1]
		sum[scope "," $2 "," $4] += $3
		sum["nacional,," $2 "," $4] += $3
		seen[scope "," $2]
		seen["nacional,," $2]
	}
	END {
		for (key in seen)
			printf "%s,%.0f,%.0f\n", key, sum[key ",gestionado"], sum[key ",asignado"]
	}' data/iniciativas.csv data/recursos.csv | LC_ALL=C sort >"$scratch/computed"
tail -n +2 "$site/datos/recursos-por-fuente.csv" | awk -F, -v OFS=, '{ print $2, $3, $4, $(NF - 2), $(NF - 1) }' |
	LC_ALL=C sort >"$scratch/published"
equal 'each sum of the download is that of the tables' "$scratch/computed" "$scratch/published"
[ "$(wc -l <"$scratch/computed")" -gt 30 ]
result 'of many funds and regions' "$?"
awk -F, '{ part = $1 == "nacional"; managed[part] += $4; assigned[part] += $5 }
	END { exit !(managed[0] == managed[1] && assigned[0] == assigned[1] && managed[0] > 0) }' "$scratch/published"
result 'regions and interregional projects make the country' "$?"
# "26.800.000.000" of 26800000000
points() { sed -E ':a; s/^([0-9]+)([0-9]{3})/\1.\2/; ta'; }
for column in 4 5; do
	total=$(awk -F, -v column="$column" '$1 == "nacional" { sum += $column } END { printf "%.0f", sum }' "$scratch/computed" | points)
	has "$site/planes/index.html" "the page's total is $total" "<tfoot><tr><th scope=\"row\">Total</th>.*<td class=\"num\">$total</td>"
done
tail -n +2 "$site/datos/lineamientos.csv" | cut -d, -f3 | sort -u >"$scratch/regions"
grep '^sena,' data/regiones.csv | cut -d, -f2 | sort >"$scratch/all"
equal 'every region of the entity is in the matrix, and no other' "$scratch/all" "$scratch/regions"
[ "$(grep -c 'Sin plan publicado' "$site/planes/index.html")" = $((33 - $(find content/planes -name '*.md' | wc -l))) ]
result 'those without a plan say so' "$?"
for region in antioquia amazonas tarapaca; do
	sed -n '/<ol class="story">/,/<\/ol>/p' "$site/regiones/$region.html" | grep -o '<h3>[^<]*' | tr '\n' ' ' >"$scratch/story"
	[ "$(cat "$scratch/story")" = '<h3>El plan <h3>Los indicadores <h3>Los municipios <h3>La evaluación ' ]
	result "the page of $region tells one story" "$?" "$scratch/story"
done
has "$site/sitemap.xml" 'the site map lists a plan' 'planes/arauca-2021-2024.html'
has "$site/index.html" 'the home leads to the plans, and to the open consultation' 'planes/arauca-2021-2024.html'
has "$site/indice.html" 'so does the index' 'planes/arauca-2021-2024.html'

# --- a region with nothing at all
golden=$root/tests/golden/planes/expected/regiones/lejos.html
for words in 'Sin plan publicado' 'Ningún indicador' 'Sin municipios publicados' 'Sin evaluación publicada'; do
	has "$golden" "a region with nothing says: $words" "<p>$words"
done

# --- editions of one commit, on different days
publication=$scratch/publicacion
make_repository "$publication" "$root/tests/golden/planes"
tag() {
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$2 git -C "$publication" tag -a -m Corte "$1"
}
# Between these two days no cut falls due: only the plans' own dates tell the editions apart.
tag corte-1 2012-04-27T09:00:00-05:00
exits 0 'the first edition' "$rinde" build --repo "$publication" --now 2012-04-28T08:00:00-05:00 --out "$scratch/grown"
tag corte-2 2012-05-03T09:00:00-05:00
exits 0 'the second, of the same commit' "$rinde" build --repo "$publication" --now 2012-05-04T08:00:00-05:00 --out "$scratch/grown"
one=$scratch/grown/ediciones/corte-1 two=$scratch/grown/ediciones/corte-2
has "$one/planes/sur-2012.html" 'a consultation is open in one' 'abierta hasta el 30 de abril'
has "$one/planes/sur-2012.html" 'and says how to take part' 'mailto:cuentas@example.org'
has "$two/planes/sur-2012.html" 'and closed in the next' 'estuvo abierta del'
has "$one/regiones/norte.html" 'a milestone is announced in one' 'falta socializarlo'
has "$two/regiones/norte.html" 'and done in the next' 'Socializado el 2 de mayo'
[ "$one/planes/norte-2012-2014.html" -ef "$two/planes/norte-2012-2014.html" ]
[ "$?" = 1 ]
result 'so that the plan is another page' "$?"
exits 0 'both at once' "$rinde" build --repo "$publication" --now 2012-05-04T08:00:00-05:00 --out "$scratch/fresh"
print_tree "$scratch/grown" >"$scratch/grown.txt"
print_tree "$scratch/fresh" >"$scratch/fresh.txt"
equal 'and the site is the same, grown or built at once' "$scratch/grown.txt" "$scratch/fresh.txt"

# --- embargo: not a word of the plan, its initiatives and their money before its instant
hidden='este-2012|[Nn]ada de esto se ve|secreta|818271645'
grep -rlE "$hidden" "$scratch/grown" >"$scratch/found"
[ ! -s "$scratch/found" ]
result 'nothing under embargo is in any file' "$?" "$scratch/found"
find "$scratch/grown" -name '*este-2012*' >"$scratch/found"
[ ! -s "$scratch/found" ]
result "nor in a file's name" "$?" "$scratch/found"
tag corte-3 2012-06-02T09:00:00-05:00
exits 0 'after its instant' "$rinde" build --repo "$publication" --now 2012-06-03T08:00:00-05:00 --out "$scratch/grown"
three=$scratch/grown/ediciones/corte-3
has "$three/planes/este-2012.html" 'it is there' 'Nada de esto se ve'
has "$three/datos/fuentes/recursos.csv" 'with its money' '818271645'
has "$three/datos/recursos-por-fuente.csv" 'in the sums too' 'region,este,propios,.*,818271645,'

# --- what is new
sed -i 's/^Está en consulta/Estuvo en consulta/' "$publication/content/planes/sur-2012.md"
sed 's/^region: norte/region: oeste/; /^hitos/,/^consulta/d; s/region:norte/region:oeste/' "$publication/content/planes/norte-2012-2014.md" \
	>"$publication/content/planes/oeste-2012-2014.md"
commit "$publication" 'Otro plan' 2012-06-10T09:00:00-05:00
tag corte-4 2012-06-10T10:00:00-05:00
exits 0 'with another plan' "$rinde" build --repo "$publication" --now 2012-06-11T08:00:00-05:00 --out "$scratch/grown"
changes=$scratch/grown/ediciones/corte-4/cambios.html
has "$changes" 'a new plan is told' 'planes/oeste-2012-2014.html">Plan estratégico: Oeste, 2012-2014'
has "$changes" 'a changed one too' 'planes/sur-2012.html">Plan estratégico: Sur, 2012<'
has "$changes" 'with its words' '<ins>Estuvo</ins>'

# --- withdrawn
printf 'documento,fecha,motivo\nnorte-2012-2014,2012-06-12,Lo ordenó el fallo 12\n' >"$publication/data/retiros.csv"
commit "$publication" 'Retiro' 2012-06-12T09:00:00-05:00
exits 0 'with a plan withdrawn' "$rinde" build --repo "$publication" --now 2012-06-13T08:00:00-05:00 --out "$scratch/grown"
grep -rlE 'Una cosa|acta-3|asistente,voto' "$scratch/grown" | grep -v oeste-2012-2014 >"$scratch/found"
[ ! -s "$scratch/found" ]
result 'nothing of its text is in any edition' "$?" "$scratch/found"
for edition in . ediciones/corte-1; do
	has "$scratch/grown/$edition/planes/norte-2012-2014.html" "a notice stands in $edition" 'Lo ordenó el fallo 12'
	has "$scratch/grown/$edition/planes/index.html" 'and the matrix says so' 'Plan retirado'
	has "$scratch/grown/$edition/regiones/norte.html" 'as the page of its region does' 'Se retiró el 12 de junio de 2012'
done
done_testing
