#!/bin/bash
# How long and how much memory the project's own publication takes, against the bars: well under a second and 100 MB.
# Information, never a test: a machine may be busy.
set -u

rinde=$PWD/build/rinde
repository=$PWD/build/publicacion
now=${NOW:?make bench sets it}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CC:-gcc}" -O2 -o "$work/peak" tests/bench/peak.c || exit 1

build=("$rinde" build --repo "$repository" --now "$now" --out "$work/site")
"$work/peak" "${build[@]}" 2>&1 >/dev/null | tail -n 1 >"$work/first"
read -r _ megabytes <"$work/first"
files=$(find "$work/site" -type f | wc -l)
bytes=$(find "$work/site" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.1f", sum / 1e6 }')
echo "the project's own publication: $files files, $bytes MB"

# measure NAME OPTION… : a row of the table; what hyperfine says stays in $work/NAME.csv.
measure() {
	local name=$1
	shift
	hyperfine --style none --warmup 1 --runs 6 --export-csv "$work/$name.csv" "$@" >/dev/null 2>&1
	awk -F, -v name="${name//-/ }" 'NR == 2 {
		printf "  %-13s %6.0f ms median, %.0f to %.0f ms\n", name, $4 * 1000, $7 * 1000, $8 * 1000
	}' "$work/$name.csv"
}
# Each first build has a folder of its own: on ext4, writing just after a large removal takes ten times as long.
anew="-\$(date +%s%N)"
measure first-build "${build[*]}$anew"
measure one-process "${build[*]}$anew --jobs 1"
measure next-build "${build[*]}"
measure check "$rinde check --repo $repository --rev HEAD --now $now"
awk -F, -v megabytes="$megabytes" 'NR == 2 {
	printf "bars: the first build under 1000 ms: %s; under 100 MB (%d): %s\n", ($4 < 1 ? "met" : "MISSED"),
		megabytes, (megabytes < 100 ? "met" : "MISSED")
}' "$work/first-build.csv"
bash tests/bench/editions.sh
bash tests/bench/history.sh
echo
echo "Lighthouse, mobile profile: performance of four pages, the middle of three runs"
node tests/browser/test_lighthouse.mjs site performance
