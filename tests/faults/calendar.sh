#!/bin/bash
# The release calendar: page, file for calendar programs, and what the home announces. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
site=$scratch/site
make_repository "$publication" "$minima"
cat >"$publication/data/calendario.csv" <<'END'
fecha,titulo,edicion
2012-06-01,"Corte de mayo; con comas, barras \ y una línea tan larga que el archivo de calendario tiene que plegarla entre ñandúes",corte-mayo
2012-03-01,Anuncio,
2012-05-02,Corte de abril,corte-abril
END
commit "$publication" 'Calendario' 2012-04-01T09:00:00-05:00
exits 0 'a build' "$rinde" build --repo "$publication" --now 2012-04-02T08:00:00-05:00 --out "$site"
ics=$site/calendario.ics
has "$site/index.html" 'the home announces the next one' '2 de mayo de 2012.*Corte de abril'
has "$site/calendario.html" 'the page has a title' '<h1 id="h1">Calendario de publicaciones</h1>'
has "$site/indicadores/index.html" 'every page leads to it' 'href="\.\./calendario\.html"'
grep -oE 'datetime="[0-9-]+"|id="(proximas|publicadas)"' "$site/calendario.html" >"$scratch/out"
printf '%s\n' 'id="proximas"' 'datetime="2012-05-02"' 'datetime="2012-06-01"' 'id="publicadas"' 'datetime="2012-03-01"' >"$scratch/wanted"
equal 'what comes, in order, and what was' "$scratch/wanted" "$scratch/out"

awk '!/\r$/ { exit 1 }' "$ics"
result 'lines end with CRLF' "$?" "$ics"
LC_ALL=C awk '{ sub(/\r$/, "") } length($0) > 75 { exit 1 }' "$ics"
result 'no line is longer than 75 octets' "$?" "$ics"
iconv -f UTF-8 -t UTF-8 "$ics" >/dev/null
result 'each line is UTF-8' "$?"
tr -d '\r' <"$ics" | sed -e ':more' -e '$!N' -e 's/\n //' -e 't more' -e 'P' -e 'D' >"$scratch/unfolded"
has "$scratch/unfolded" 'texts are escaped, and whole' '^SUMMARY:Corte de mayo\\; con comas\\, barras \\\\ y una línea .* ñandúes$'
[ "$(grep -c '^BEGIN:VEVENT' "$scratch/unfolded")" = 3 ] && [ "$(grep '^UID:' "$scratch/unfolded" | sort -u | wc -l)" = 3 ]
result 'an event a row, each with its UID' "$?" "$scratch/unfolded"
has "$scratch/unfolded" 'an event lasts its day' '^DTEND;VALUE=DATE:20120602$'

grep '^UID:edicion' "$scratch/unfolded" | sort >"$scratch/uids"
sed -i 's/^2012-05-02/2012-05-09/' "$publication/data/calendario.csv"
commit "$publication" 'Otro día' 2012-04-01T10:00:00-05:00
exits 0 'another day' "$rinde" build --repo "$publication" --now 2013-09-09T08:00:00-05:00 --out "$site"
tr -d '\r' <"$ics" | grep '^UID:edicion' | sort | diff - "$scratch/uids" >"$scratch/diff"
result 'an edition keeps its UID when its day changes' "$?" "$scratch/diff"
has "$ics" 'and has the new day' '^DTSTART;VALUE=DATE:20120509'
done_testing
