#!/bin/bash
# What 200 editions of a publication with 1 000 pages cost, 1 % of the pages changing from each to the next, against the bars:
# bytes on disk and time by those of one edition, the 201st by one, memory by that of 20. Information, never a test.
set -u

rinde=$PWD/build/rinde
now=2014-01-01T00:00:00Z
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
"${CC:-gcc}" -O2 -o "$work/peak" tests/bench/peak.c || exit 1
history() {
	git init -q --bare -b main "$work/$1" && awk -v editions="$1" -f tests/bench/many_editions.awk | git -C "$work/$1" fast-import --quiet
}
# built EDITIONS FOLDER: milliseconds and megabytes of a build of that history into the folder.
built() {
	"$work/peak" "$rinde" build --repo "$work/$1" --now "$now" --out "$work/$2" 2>&1 >/dev/null | tail -n 1
}
disk() { du -sk "$work/$1" | cut -f 1; }
met() { awk -v value="$1" -v bar="$2" 'BEGIN { print value <= bar ? "met" : "MISSED" }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

for editions in 1 20 200 201; do
	history $editions || exit 1
done
read -r one_time _ < <(built 1 one)
rm -rf "$work/one"
read -r again _ < <(built 1 one)
[ "$again" -lt "$one_time" ] && one_time=$again
read -r _ twenty_memory < <(built 20 twenty)
rm -rf "$work/twenty"
read -r all_time all_memory < <(built 200 all)
one_disk=$(disk one) all_disk=$(disk all)
pages=$(find "$work/one/ediciones/e-0001" -name '*.html' | wc -l)
start=${EPOCHREALTIME/./}
cp -al "$work/all" "$work/copy"
copy=$(((${EPOCHREALTIME/./} - start) / 1000))
rm -rf "$work/copy"
read -r next_time _ < <(built 201 all)
bar=$((3 * one_time + 2 * copy))

echo "200 editions of 1 000 pages ($pages with lists and sheets), 1 % of them changing from each to the next"
printf '  one edition   %6d ms, %6d KB on disk\n' "$one_time" "$one_disk"
printf '  200 editions  %6d ms, %6d KB on disk, %d MB at most (20 editions: %d MB); cp -al of the site %d ms\n' \
	"$all_time" "$all_disk" "$all_memory" "$twenty_memory" "$copy"
printf '  the 201st     %6d ms\n' "$next_time"
echo "bars: at most 4 times the bytes of one: $(ratio "$all_disk" "$one_disk"), $(met "$all_disk" $((4 * one_disk)))"
echo "  at most 3 times one and twice cp -al, $bar ms: $all_time ms, $(met "$all_time" "$bar")"
echo "  the 201st at most 1.3 times one: $(ratio "$next_time" "$one_time"), $(met $((10 * next_time)) $((13 * one_time)))"
echo "  memory of 200 less than 1.3 times that of 20: $(ratio "$all_memory" "$twenty_memory"), $(met $((10 * all_memory)) $((13 * twenty_memory)))"
