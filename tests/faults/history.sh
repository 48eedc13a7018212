#!/bin/bash
# The demonstration history (data/historia.sh): the same commits on every machine, ending in the files of today,
# with editions that can each be built. TAP.
set -u
. tests/tap.sh

replay() {
	exits 0 "$1" env "${@:3}" sh data/historia.sh "$2"
}
one=$scratch/una.git two=$scratch/otra.git
started=$EPOCHREALTIME
replay 'a replay' "$one" A=1
awk "BEGIN { exit !($EPOCHREALTIME - $started < 5) }"
result 'it takes less than five seconds' "$?"

mkdir -p "$scratch/hogar"
printf '[core]\n\tautocrlf = true\n[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = otra\n[user]\n\tname = Nadie\n' \
	>"$scratch/hogar/.gitconfig"
umask 077
replay 'a replay elsewhere' "$two" HOME="$scratch/hogar" GIT_CONFIG_GLOBAL="$scratch/hogar/.gitconfig" \
	TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 GIT_AUTHOR_NAME=Nadie GIT_DIR=/nonexistent
umask 022
git --git-dir="$one" for-each-ref >"$scratch/first"
git --git-dir="$two" for-each-ref >"$scratch/second"
equal 'every id is the same' "$scratch/first" "$scratch/second"

# Judged without the script's own check: git's view of the files against those on disk.
mkdir "$scratch/arbol"
git --git-dir="$one" archive main | tar -x -C "$scratch/arbol"
for folder in content data templates; do
	diff -r --exclude='.*' "$folder" "$scratch/arbol/$folder" || exit 1
done >"$scratch/diff" 2>&1
result 'it ends in the files of today' "$?" "$scratch/diff"

git --git-dir="$one" log --format='%at %ct' main | awk '$1 != $2 || ($1 > later && NR > 1) { exit 1 } { later = $1 }'
result 'time runs one way' "$?"
git --git-dir="$one" log --format='%ae %ce' main | tr ' ' '\n' | grep -v '@example\.org$' >"$scratch/out"
[ ! -s "$scratch/out" ]
result 'the authors are institutions' "$?" "$scratch/out"
git --git-dir="$one" for-each-ref --sort=taggerdate --format='%(taggerdate:short),%(contents:subject),%(refname:short)' refs/tags >"$scratch/out"
awk -F, 'NR > 1 && $3 != "" && $1 <= "2021-01-20"' data/calendario.csv | diff - "$scratch/out" >"$scratch/diff"
result 'an edition for each day of the calendar that has come' "$?" "$scratch/diff"
day=$(git --git-dir="$one" log -1 --format=%as --grep="^Reporta abril" --author="Regional Antioquia ")
[ "$day" = 2012-05-04 ]
result 'who reports late appears late' "$?"
for tag in $(git --git-dir="$one" tag); do
	exits 0 "$tag can be built" "$rinde" check --repo "$one" --rev "$tag" --now 2021-01-20T09:00:00-05:00
	[ ! -s "$scratch/err" ]
	result "$tag has nothing to remark" "$?" "$scratch/err"
done

# What was published before a correction is not what stands after it.
value() {
	git --git-dir="$one" show "$1:data/seguimiento/2012/$2.csv" | awk -F, -v key="$3" '$1 "," $3 "," $4 == key { print $5 }'
}
[ "$(value corte-2012-05 antioquia cv,2012-05,contratos)" = 148 ] && [ "$(value corte-2012-06 antioquia cv,2012-05,contratos)" = 157 ]
result 'a correction changes a published value' "$?"
[ -n "$(value corte-2012-10 tolima cv,2012-10,contratos)" ] && [ -z "$(value corte-2012-11 tolima cv,2012-10,contratos)" ]
result 'a value is withdrawn' "$?"
git --git-dir="$one" log --format='%(trailers:only)' main >"$scratch/out"
[ "$(grep -c '^Correccion: ' "$scratch/out")" -ge 3 ] && [ "$(grep -c '^Revision: ' "$scratch/out")" -ge 3 ]
result 'both trailers occur' "$?" "$scratch/out"
done_testing
