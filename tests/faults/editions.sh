#!/bin/bash
# `rinde editions`: every edition, and what becomes of it at that instant. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
make_repository "$publication" "$minima"
tag() {
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$2 \
		git -C "$publication" tag -a -m "$3" "$1"
}
editions() {
	exits "$1" "$2" "$rinde" editions --repo "$publication" --now "$3"
}
editions 0 'no edition' 2012-06-01T00:00:00Z
[ ! -s "$scratch/out" ]
result 'nothing is listed' "$?" "$scratch/out"

tag corte-uno 2012-04-01T08:00:00-05:00 "Corte $(printf '\033[31m')uno"
cp "$publication/data/metas.csv" "$scratch/metas.csv"
echo 'ct,atlantida,,2012,1,1-2012,' >>"$publication/data/metas.csv"
commit "$publication" 'Un error' 2012-04-15T08:00:00-05:00
tag Corte/Dos 2012-04-15T08:00:00-05:00 'Corte dos'
cp "$scratch/metas.csv" "$publication/data/metas.csv"
printf '%s\n' 'fecha,titulo,edicion' '2012-06-01,Cuarto,corte-cuatro' >"$publication/data/calendario.csv"
commit "$publication" 'Calendario' 2012-05-02T08:00:00-05:00
tag corte-tres 2012-05-02T08:00:00-05:00 'Corte tres'
git -C "$publication" tag corte-cuatro
three=$(git -C "$publication" rev-parse --short=10 HEAD)
# list NAME: what is listed, columns apart by one space.
list() {
	sed -E 's/ {2,}/ | /g' "$scratch/out" >"$scratch/listed"
	equal "$1" "$scratch/wanted" "$scratch/listed"
}
one=$(git -C "$publication" rev-parse --short=10 'corte-uno^{commit}') two=$(git -C "$publication" rev-parse --short=10 'Corte/Dos^{commit}')
editions 0 'before the day of the last' 2012-06-01T04:59:59Z
cat >"$scratch/wanted" <<END
corte-uno | 2012-04-01 | $one | publicada | sin firma | Corte ?[31muno
corte-dos | 2012-04-15 | $two | omitida | sin firma | Corte dos
corte-cuatro | 2012-05-02 | $three | embargada hasta 2012-06-01 | sin firma | corte-cuatro
corte-tres | 2012-05-02 | $three | publicada | sin firma | Corte tres
END
list 'each says what becomes of it'
has "$scratch/err" 'and why one is left out' 'aviso: .*corte-dos.*atlantida'
editions 0 'on its day' 2012-06-01T05:00:00Z
sed -i 's/embargada hasta 2012-06-01/publicada/' "$scratch/wanted"
list 'it is published'
exits 0 'in English' env LC_ALL=en_US.UTF-8 "$rinde" editions --repo "$publication" --now 2012-06-01T04:59:59Z
has "$scratch/out" 'words are English' '^corte-cuatro .*held until 2012-06-01 +not signed'

# What it says is what a build does.
exits 0 'a build' "$rinde" build --repo "$publication" --now 2012-06-01T04:59:59Z --out "$scratch/site"
(cd "$scratch/site/ediciones" && ls -d -- */) | tr -d / >"$scratch/built"
printf '%s\n' corte-tres corte-uno >"$scratch/wanted"
equal 'a build publishes those' "$scratch/wanted" "$scratch/built"

echo 'ct,atlantida,,2012,1,1-2012,' >>"$publication/data/metas.csv"
commit "$publication" 'Otro error' 2012-06-02T08:00:00-05:00
tag corte-cinco 2012-06-02T08:00:00-05:00 'Corte cinco'
editions 1 'a malformed latest' 2012-06-03T00:00:00Z
has "$scratch/out" 'nothing would be published' 'no se publica'
has "$scratch/err" 'it says why' '^data/metas.csv:[0-9]+:[0-9]+: error: .*atlantida'
# Templates and what they call are the latest edition's, in every edition.
publication=$scratch/plantillas
make_repository "$publication" "$minima"
mkdir -p "$publication/templates/assets"
echo 'h1 { color: navy }' >"$publication/templates/assets/site.css"
cat >"$publication/content/paginas/enlaces.md" <<END
---
titulo: Enlaces
---
Lea la [guía](aparte.html), otra vez la [guía](aparte.html),
y la [guía](aparte.html#fin).
END
printf -- '---\ntitulo: Aparte\n---\nUn texto.\n' >"$publication/content/paginas/aparte.md"
commit "$publication" 'Uno' 2012-04-01T08:00:00-05:00
tag uno 2012-04-01T08:00:00-05:00 'Uno'
echo 'h1 { color: black }' >"$publication/templates/assets/site.css"
commit "$publication" 'Dos' 2012-05-01T08:00:00-05:00
tag dos 2012-05-01T08:00:00-05:00 'Dos'
exits 0 'a style sheet that was mended' "$rinde" build --repo "$publication" --now 2012-06-01T00:00:00Z --out "$scratch/estilo"
cmp -s "$publication/templates/assets/site.css" "$scratch/estilo/ediciones/uno/site.css" &&
	cmp -s "$publication/templates/assets/site.css" "$scratch/estilo/site.css"
result 'reaches every edition' "$?"

# A text that did not change leads to one that went.
git -C "$publication" rm -q content/paginas/aparte.md
commit "$publication" 'Tres' 2012-05-02T08:00:00-05:00
tag tres 2012-05-02T08:00:00-05:00 'Tres'
exits 1 'a link that the latest edition broke' "$rinde" build --repo "$publication" --now 2012-06-01T00:00:00Z --out "$scratch/estilo"
grep -oE '^content/paginas/enlaces.md:[0-9]+:[0-9]+: error' "$scratch/err" >"$scratch/listed"
printf 'content/paginas/enlaces.md:%s: error\n' 4:8 4:41 5:6 >"$scratch/wanted"
equal 'is found at each of its places' "$scratch/wanted" "$scratch/listed"
: >"$publication/content/sitio.yaml"
commit "$publication" 'Sin ajustes' 2012-06-02T09:00:00-05:00
editions 1 'settings that do not read' 2012-06-03T00:00:00Z
has "$scratch/out" 'the editions are listed' 'no se publica'
ln -s sitio.yaml "$publication/content/enlace.yaml"
commit "$publication" 'Con un enlace' 2012-06-02T10:00:00-05:00
editions 1 'a latest commit that does not read' 2012-06-03T00:00:00Z
has "$scratch/err" 'it says why' '^content/enlace.yaml:1:1: error: .*\[enlace-simbolico\]$'
exits 1 'a folder that is no repository' "$rinde" editions --repo "$scratch"
exits 2 'an operand' "$rinde" editions corte-uno
done_testing
