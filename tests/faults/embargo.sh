#!/bin/bash
# What is under embargo reaches no byte of the output, and no file's name, before its instant; what the law
# withdrew leaves a notice and nothing else. The whole output is searched for planted words. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
site=$scratch/site
make_repository "$publication" "$minima"

plant() {
	mkdir -p "$(dirname "$publication/$1")"
	cat >"$publication/$1"
}
# indicator CODE NORM: an indicator whose words are planted.
indicator() {
	sed -e "s/^codigo: ct/codigo: $1/; s/^nombre: .*/nombre: Zorzal $1/; s/^norma: .*/norma: $2/" \
		-e 's/^objetivo: .*/objetivo: Contar zorzales./; s/^unidad: .*/unidad: zorzales/' \
		"$publication/content/indicadores/ct.md" | plant "content/indicadores/$1.md"
}
# tag NAME INSTANT OPTION…
tag() {
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$2 \
		git -C "$publication" tag -a "${@:3}" "$1"
}
# look NAME WORD…: none of the words is in a file, or in a file's name; look_for: each is.
look() {
	local name=$1 word
	shift
	for word in "$@"; do
		grep -rliaF -e "$word" "$site" | sed "s/^/$word: /"
		find "$site" -iname "*$word*" | sed "s/^/$word, name: /"
	done >"$scratch/found"
	[ ! -s "$scratch/found" ]
	result "$name" "$?" "$scratch/found"
}
look_for() {
	local name=$1 word
	shift
	for word in "$@"; do
		grep -rqiaF -e "$word" "$site" || echo "$word"
	done >"$scratch/missing"
	[ ! -s "$scratch/missing" ]
	result "$name" "$?" "$scratch/missing"
}
build() {
	exits 0 "$1" "$rinde" build --repo "$publication" --now "$2" --out "$site"
}

# --- under embargo
plant content/circulares/77-zorzal.md <<'END'
---
numero: 77
fecha: 2012-03-20
emisor: Oficina Turpial
entidad: agencia
asunto: Metas del zorzal
para: Las del sinsonte
firma: COPETÓN MIRLA
alias: [77-azulejo]
modifica: [1-2012]
desarrolla: [1-2012]
lineamientos:
  - {id: "1", titulo: Contar el bichofué}
adjuntos:
  - {archivo: anexo-guacharaca.csv, titulo: El guácharo}
embargo: 2012-04-05T09:30-05:00
---

El texto habla del [colibrí](circular:1-2012). ![carpintero](carpintero.png)
END
printf 'a,b\ncucarachero,1\n' | plant content/circulares/anexo-guacharaca.csv
printf '\211PNG\r\n\032\nTANGARA' | plant content/circulares/carpintero.png
indicator zz 77-zorzal
indicator yy 1-2012
printf '%s\n' 'zz,norte,,2012,818271645,1-2012,' 'yy,norte,,2012,929382756,77-zorzal,' 'yy,sur,,2012,5,1-2012,' >>"$publication/data/metas.csv"
sed -i 's/zorzal/contrato/g; s/Zorzal/Contrato/g' "$publication/content/indicadores/yy.md"
echo 'zz,norte,2012-02,contratos,737465564,2012-02-24,chamón' >>"$publication/data/seguimiento/2012/norte.csv"
printf '%s\n' 'indicador,region,periodo,variable,valor' 'zz,sur,2012-02,contratos,646573829' |
	plant data/seguimiento/2012/sur-zorzal.csv
echo '77-zorzal,colibrí,tominejo,Es el tominejo' >>"$publication/data/erratas.csv"
commit "$publication" 'Bajo embargo' 2012-03-21T08:00:00-05:00
tag corte-marzo 2012-03-21T09:00:00-05:00 -m 'Marzo'

words=(zorzal turpial sinsonte copetón mirla azulejo bichofué guacharaca guácharo colibrí carpintero cucarachero tangara
	818271645 929382756 737465564 646573829 chamón tominejo 77-)
build 'a second before' 2012-04-05T09:29:59-05:00
look 'before its instant nothing of it is anywhere' "${words[@]}"
build 'at its instant' 2012-04-05T14:30:00Z
look_for 'from its instant on all of it is there' "${words[@]}"
[ -f "$site/datos/fuentes/seguimiento/2012/sur-zorzal.csv" ] && [ -f "$site/circulares/77-azulejo.html" ] &&
	[ -f "$site/indicadores/zz.html" ]
result 'with its files' "$?"
build 'before again' 2012-04-05T09:29:59-05:00
look 'a site that had it loses it' "${words[@]}"

# A text that links to it may not be published, and the finding does not tell its title.
cp "$publication/content/paginas/acerca-de.md" "$scratch/acerca-de.md"
echo 'Lea [lo nuevo](circular:77-zorzal).' >>"$publication/content/paginas/acerca-de.md"
commit "$publication" 'Un enlace' 2012-03-22T08:00:00-05:00
exits 1 'a link to it' "$rinde" build --repo "$publication" --rev HEAD --now 2012-04-05T09:29:59-05:00 --out "$site"
has "$scratch/err" 'is an error where it stands' '^content/paginas/acerca-de.md:7:5: error: .*\[documento-embargado\]$'
grep -qiE 'metas del zorzal|turpial' "$scratch/err"
[ $? -eq 1 ]
result 'that does not tell more' "$?" "$scratch/err"
look 'and nothing of it is published' "${words[@]}"
cp "$scratch/acerca-de.md" "$publication/content/paginas/acerca-de.md"
commit "$publication" 'Sin el enlace' 2012-03-22T09:00:00-05:00

# --- withdrawn
after=2012-04-06T08:00:00-05:00
printf '%s\n' '---' 'titulo: Página del ñandú' 'alias: avestruz' '---' '' 'Habla del flamenco. ![foto](../pelicano.png)' |
	plant content/paginas/nandu.md
printf '\211PNG\r\n\032\nPELICANO' | plant content/pelicano.png
sed -i 's/^asunto: .*/asunto: Metas del zorzal y la fragata/' "$publication/content/circulares/77-zorzal.md"
echo 'Lea [la vieja](circular:77-zorzal) y [otra](nandu.html).' >>"$publication/content/paginas/acerca-de.md"
commit "$publication" 'Antes del retiro' 2012-04-06T07:00:00-05:00
tag corte-abril 2012-04-06T07:00:00-05:00 -m 'Abril'
build 'before the withdrawal' "$after"
look_for 'all is there' turpial sinsonte ñandú flamenco pelicano fragata
plant data/retiros.csv <<'END'
documento,fecha,motivo
77-zorzal,2012-04-06,Lo ordenó el fallo 12
nandu,2012-04-05,Reserva de ley
END
commit "$publication" 'Retiro' 2012-04-06T07:30:00-05:00
tag corte-mayo 2012-04-06T07:30:00-05:00 -m 'Abril, con retiros'
build 'after the withdrawal' "$after"
look 'nothing of the documents is left' turpial sinsonte copetón mirla bichofué guacharaca guácharo colibrí carpintero \
	cucarachero tangara tominejo 'metas del zorzal' fragata ñandú flamenco pelicano
find "$site" -path '*/circulares/77-zorzal.html' -o -name nandu.html >"$scratch/notices"
while IFS= read -r notice; do
	has "$notice" "${notice#"$site"/} is a notice" '<h1 id="h1">Documento retirado</h1>'
done <"$scratch/notices"
has "$site/circulares/77-zorzal.html" 'it gives the reason' 'Lo ordenó el fallo 12'
has "$site/circulares/77-zorzal.html" 'and the day' 'datetime="2012-04-06"'
has "$site/acerca-de.html" 'links to it stay' 'href="circulares/77-zorzal.html"'
has "$site/circulares/77-azulejo.html" 'a former id leads on' 'url=.*circulares/77-zorzal.html'
has "$site/datos/cumplimiento.csv" 'figures that it set stay' 'zz,region,norte,.*,737465564,'
! grep -qF 77-zorzal "$site/sitemap.xml"
result 'the site map leaves the notice out' "$?"

# --- an edition before its day
cat >"$publication/data/calendario.csv" <<'END'
fecha,titulo,edicion
2012-05-02,Corte anunciado,corte-quetzal
END
echo 'ct,sur,2012-03,contratos,515162738,2012-03-24' >>"$publication/data/seguimiento/2012/sur.csv"
commit "$publication" 'Del sur' 2012-04-07T08:00:00-05:00
tag corte-quetzal 2012-04-07T08:00:00-05:00 -m 'Tucán' -m 'Notas del tucán'
build 'a second before its day' 2012-05-01T23:59:59-05:00
look 'nothing of the edition is anywhere' tucán 515162738
find "$site" -name '*quetzal*' >"$scratch/found"
[ ! -s "$scratch/found" ]
result 'nor its folder' "$?" "$scratch/found"
has "$site/calendario.html" 'but it is announced' 'Corte anunciado'
has "$site/index.html" 'on the home too' 'Corte anunciado'
build 'on its day' 2012-05-02T00:00:00-05:00
look_for 'it is there' tucán 515162738
[ -f "$site/ediciones/corte-quetzal/index.html" ]
result 'with its folder' "$?"
has "$site/calendario.html" 'the calendar leads to it' 'href="ediciones/corte-quetzal/index.html">Corte anunciado'
done_testing
