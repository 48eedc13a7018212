#!/bin/bash
# Runs every test there is, each part's output into build/test/<part>.tap, and adds all up.
# The last line is "N passed, N failed"; the status is 1 when anything failed.
# `make test` calls it, with BUILD and SANITIZE; the project's root is the working directory.
set -u

build=${BUILD:-build}
output=$build/test
jobs=$(nproc 2>/dev/null || echo 2)
passed=0 failed=0
rm -rf "$output"
mkdir -p "$output"
export RINDE=$PWD/$build/rinde RINDE_ASAN=$PWD/$build/asan/rinde TEST_OUTPUT=$PWD/$output
export CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
# A test says what it needs of the environment; nothing else of the machine's may decide.
mkdir "$output/home"
export LC_ALL=C.UTF-8 TZ=UTC HOME=$PWD/$output/home GIT_CONFIG_NOSYSTEM=1
unset GIT_CONFIG_GLOBAL XDG_CONFIG_HOME SOURCE_DATE_EPOCH LANG GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE MAKEFLAGS MFLAGS MAKELEVEL

# part NAME COMMAND…: counts the TAP lines and the "N passed, N failed" lines that the command prints. A plan
# that was not kept, a bad exit with nothing failed, and a part that ran nothing are failures too.
part() {
	local name=$1 log started status ok bad
	shift
	log=$output/${name//\//-}.tap
	started=$EPOCHREALTIME
	"$@" >"$log" 2>&1 </dev/null
	status=$?
	read -r ok bad < <(awk -v status="$status" '
		/^(not )?ok [0-9]* ?.*# *[Ss][Kk][Ii][Pp]/ { skipped++; next } # cmocka calls a skipped test "not ok"
		/^ok / { ok++ }
		/^not ok / { bad++ }
		/^1\.\.[0-9]+/ { planned += substr($0, 4) }
		/^[0-9]+ passed, [0-9]+ failed$/ { ok += $1; bad += $3 }
		END {
			if (planned > ok + bad + skipped) bad += planned - ok - bad - skipped
			if (status != 0 && !bad) bad = 1
			if (ok + bad + skipped == 0) bad = 1
			print ok + 0, bad + 0
		}' "$log")
	passed=$((passed + ok)) failed=$((failed + bad))
	printf '%-34s %5d passed %3d failed %8.1f s\n' "$name" "$ok" "$bad" \
		"$(awk "BEGIN { print $EPOCHREALTIME - $started }")"
	grep -E '# *SKIP|# skipped' "$log" | sort -u | head -n 5 | sed 's/^/    /'
	if [ "$bad" -gt 0 ]; then
		grep -vE '# *SKIP' "$log" | grep -nE -A 12 '^not ok|ERROR: |runtime error|rror:' | head -n 60 | cut -c1-400 | sed 's/^/    /'
		echo "    … exit status $status; last lines of $log:"
		tail -n 8 "$log" | cut -c1-400 | sed 's/^/    /'
	fi
}

# A build is a test: it passes without a warning, since every warning is an error.
builds() {
	if "$@"; then echo "ok 1 - $*"; else echo "not ok 1 - $*"; return 1; fi
}

part house bash tests/house.sh
for program in "$build"/tests/test_*; do
	[ -x "$program" ] && part "unit/${program##*/}" timeout 600 "$program"
done

part build/clang builds "${MAKE:-make}" -s -j"$jobs" BUILD="$build/clang" CC=clang CFLAGS='-O1' programs fuzzers
part build/asan builds "${MAKE:-make}" -s -j"$jobs" BUILD="$build/asan" CFLAGS="$SANITIZE" programs fuzzers
for program in "$build"/asan/tests/test_*; do
	[ -x "$program" ] && part "asan/${program##*/}" timeout 900 "$program"
done
part fuzz bash tests/fuzz/run.sh --corpus "$build/asan/fuzz"

part golden bash tests/golden/run.sh
for script in tests/faults/*.sh; do
	part "faults/$(basename "$script" .sh)" timeout 900 bash "$script"
done
for script in tests/browser/test_*.mjs; do
	part "browser/$(basename "$script" .mjs)" timeout 900 node "$script" site
done

[ "$failed" -eq 0 ] || status=1
echo "$passed passed, $failed failed"
exit "${status:-0}"
