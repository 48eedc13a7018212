#!/bin/bash
# How long and how much memory the project's own publication takes, against the bars: well under a second and 100 MB.
# Information, never a test: a machine may be busy.
set -u

rinde=$PWD/build/rinde
repository=$PWD/build/publicacion
now=2012-07-02T09:00:00-05:00
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CC:-gcc}" -O2 -o "$work/peak" tests/bench/peak.c || exit 1

build=("$rinde" build --repo "$repository" --now "$now" --out "$work/site")
"$work/peak" "${build[@]}" 2>&1 >/dev/null | tail -n 1 >"$work/first"
read -r first megabytes <"$work/first"
files=$(find "$work/site" -type f | wc -l)
bytes=$(find "$work/site" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.1f", sum / 1e6 }')
echo "the project's own publication: $files files, $bytes MB"
printf '  first build   %6d ms, %4d MB at most\n' "$first" "$megabytes"

hyperfine --style none --warmup 2 --runs 12 --export-csv "$work/again.csv" "${build[*]}" >/dev/null 2>&1
hyperfine --style none --warmup 1 --runs 8 --export-csv "$work/one.csv" "${build[*]} --jobs 1" >/dev/null 2>&1
hyperfine --style none --warmup 1 --runs 8 --export-csv "$work/check.csv" "$rinde check --repo $repository --rev HEAD --now $now" >/dev/null 2>&1
row() { awk -F, -v name="$1" 'NR == 2 { printf "  %-13s %6.0f ms median, %.0f to %.0f ms\n", name, $4 * 1000, $7 * 1000, $8 * 1000 }' "$2"; }
row 'next build' "$work/again.csv"
row 'one process' "$work/one.csv"
row 'check' "$work/check.csv"
awk -F, -v megabytes="$megabytes" 'NR == 2 {
	printf "bars: a build under 1000 ms: %s; under 100 MB: %s\n", ($4 < 1 ? "met" : "MISSED"), (megabytes < 100 ? "met" : "MISSED")
}' "$work/again.csv"
bash tests/bench/editions.sh
bash tests/bench/history.sh
