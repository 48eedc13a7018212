#!/bin/bash
# The action plan as published: its text is the seed's, word for word, white space folded; each table on the page has the
# rows of its download; a publication without a plan shows nothing of one. TAP. Needs the seeds, which lie beside the
# project (or at RINDE_SEEDS).
set -u
. tests/tap.sh

seed=${RINDE_SEEDS:-../shared/seeds}/sena-plan-de-accion-2020.txt
site=$scratch/site
page=$site/acciones/index.html
exits 0 'a build' "$rinde" build --worktree --now 2021-01-20T09:00:00-05:00 --out "$site"

cat >"$scratch/expected" <<'END'
accion,periodo,plazo,entregado,estado
comite-de-precios,2020,2020-12-31,,vencida
documento-equivalente,2020-T1,2020-03-31,2020-03-26,a_tiempo
documento-equivalente,2020-T2,2020-06-30,2020-06-21,a_tiempo
documento-equivalente,2020-T3,2020-09-30,2020-09-25,a_tiempo
documento-equivalente,2020-T4,2020-12-31,2021-01-12,tarde
recaudo-fiscalizacion,2020-S1,2020-06-30,2020-07-21,tarde
recaudo-fiscalizacion,2020-S2,2020-12-31,2020-12-19,a_tiempo
recursos-de-apertura,2020,2020-12-31,2020-12-25,a_tiempo
END
equal 'acciones.csv is what the rule gives by hand' "$scratch/expected" "$site/datos/acciones.csv"
for table in acciones entregas; do
	equal "data/$table.csv is published as it is" "data/$table.csv" "$site/datos/fuentes/$table.csv"
done
# The rows of the table below «Entrega por entrega»: action, period, deadline, day, state.
sed -n '/aria-labelledby="cap-e"/,/<\/table>/p' "$page" | grep '<tr><th scope="row">' | sed -E \
	-e 's/.*href="#a-([^"]*)".*<\/th><td>([^<]*)<\/td><td><span[^>]*>.*<\/svg>([^<]*)<\/span><\/td><td><time datetime="([^"]*)">[^<]*<\/time><\/td><td>(<time datetime="([^"]*)">[^<]*<\/time>|–)<\/td>.*/\1,\2,\4,\6,\3/' \
	-e 's/A tiempo$/a_tiempo/; s/Tarde$/tarde/; s/Vencida$/vencida/; s/Pendiente$/pendiente/' >"$scratch/rows"
equal 'the table on the page has the rows of its download' <(tail -n +2 "$site/datos/acciones.csv") "$scratch/rows"

# Made anew by its script, the simulated table is the one that is there.
mkdir "$scratch/simulated"
awk -v salida="$scratch/simulated" -f data/simulate_deliveries.awk data/acciones.csv
equal 'entregas.csv is what its script writes' data/entregas.csv "$scratch/simulated/entregas.csv"
for path in acciones/index.html datos/index.html index.html; do
	has "$site/$path" "$path says what is simulated" 'Datos simulados\.'
done
has "$site/datos/datapackage.json" 'so does the data package' '"origen": "simulado"'

exits 0 'a build without a plan' "$rinde" build --repo "$minima" --worktree --now "$now" --out "$scratch/none"
[ ! -e "$scratch/none/acciones" ] && [ ! -e "$scratch/none/datos/acciones.csv" ] &&
	! grep -rqi 'plan de acci' --include='*.html' "$scratch/none"
result 'has nothing of one' "$?"

# Time alone changes states: an edition of the same commit is another page, also where the site is not built afresh.
publication=$scratch/publicacion
make_repository "$publication" tests/golden/acciones
for edition in uno=2012-04-01 dos=2012-07-15; do
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=${edition#*=}T09:00:00-05:00 \
		git -C "$publication" tag -a -m "Corte" "${edition%=*}"
done
for day in 2012-04-02 2012-08-01; do
	exits 0 "the editions by $day" "$rinde" build --repo "$publication" --now "${day}T08:00:00-05:00" --out "$scratch/later"
done
exits 0 'afresh' "$rinde" build --repo "$publication" --now 2012-08-01T08:00:00-05:00 --out "$scratch/fresh"
diff -r "$scratch/later" "$scratch/fresh" >"$scratch/diff" 2>&1
result 'the same bytes' "$?" "$scratch/diff"
grep -h '^informe,2012-T2' "$scratch"/fresh/ediciones/{uno,dos}/datos/acciones.csv >"$scratch/states"
printf 'informe,2012-T2,2012-06-30,,%s\n' pendiente vencida >"$scratch/wanted"
equal 'what was pending is overdue' "$scratch/wanted" "$scratch/states"
! cmp -s "$scratch"/fresh/ediciones/{uno,dos}/acciones/index.html
result 'and its page says so' "$?"

if [ ! -f "$seed" ]; then
	echo "ok $((tap_count += 1)) - the text is the seed's # SKIP no seed at $seed"
	done_testing
	exit
fi

fold() { tr -s ' \t\r\n' '\n' | sed '/^$/d'; }
# The institution's own words on the page; the labels (dt) and our notes of errata (side) are the page's frame.
awk '/^<div class="doc">$/ { on = 1; next } /^<div class="sides">$/ { on = 0 } /^<\/div>/ { on = 0 } on' "$page" |
	sed -e 's/<dt>[^<]*<\/dt>/ /g' -e 's/<[^>]*>/ /g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g' |
	fold >"$scratch/published"
# The seed's frame: its title, the letterhead between two pages, the heads of each table, the bullets of its lists.
sed -e '1s/^\xef\xbb\xbf//' -e 's/<[^>]*>/ /g' -e 's/•/ /g' "$seed" | grep -vE \
	-e '^LINEAMIENTOS OPERATIVOS PLAN DE ACCIÓN 2020' -e '^(El empleo|es de todos|Mintrabajo)[[:space:]]*$' \
	-e '^Acción[[:space:]]+Resultado esperado[[:space:]]+Seguimiento' -e '^[[:space:]]*Herramienta[[:space:]]+Periodicidad' |
	fold >"$scratch/seed"
equal "the text is the seed's, word for word" "$scratch/seed" "$scratch/published"
[ "$(wc -l <"$scratch/published")" -gt 300 ]
result 'and all of it' "$?"
[ "$(grep -c '•' <(sed 's/<[^>]*>//g' "$seed"))" = "$(($(wc -l <data/acciones.csv) - 1))" ]
result 'an action for each row of its tables' "$?"

# The title and the heads of the tables are on the page as well.
for words in 'Plan de acción 2020' 'Lineamientos operativos' 'Acción' 'Resultado esperado' 'Seguimiento' 'Herramienta' \
	'Periodicidad' 'Observación' 'Responsables operativos'; do
	sed 's/<[^>]*>/ /g' "$page" | grep -qi -- "$words" || echo "$words"
done >"$scratch/missing"
[ ! -s "$scratch/missing" ]
result 'the title and the heads of its tables are there' "$?" "$scratch/missing"
# What the errata say of it stands in it.
errata=$(grep -cE '^(recaudo-fiscalizacion|comite-de-precios|documento-equivalente|recursos-de-apertura),' data/erratas.csv)
[ "$errata" -ge 4 ] && [ "$(grep -c '<b>Errata\.</b>' "$page")" = "$errata" ]
result 'each erratum stands beside the text' "$?"
done_testing
