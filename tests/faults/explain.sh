#!/bin/bash
# `rinde explain`: the worked examples of the rule (README "How a figure comes to be"), told to the last row and commit.
# tests/faults/explain/*.txt hold what it must say. TAP. --regenerate writes them anew, for a person to judge.
set -u
. tests/tap.sh
. tests/example.sh
unset SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8
expected=$root/tests/faults/explain
r=$scratch/r
make_example "$r"

# tells NAME ARGUMENT…: what explain says of a figure is what tests/faults/explain/NAME.txt says.
tells() {
	local name=$1
	shift
	if [ "$regenerate" ]; then
		mkdir -p "$expected"
		env LC_ALL="$language" "$rinde" explain --repo "$r" "$@" >"$expected/$name.txt"
		return
	fi
	exits 0 "explain $*" env LC_ALL="$language" "$rinde" explain --repo "$r" "$@"
	equal "… says what it must" "$expected/$name.txt" "$scratch/out"
}
language=C.UTF-8 regenerate=
[ "${1:-}" = --regenerate ] && regenerate=1
tells cv-antioquia cv antioquia 2012-06
tells cv-antioquia-antes cv antioquia 2012-05 --edition corte-2012-05
tells cv-guainia cv guainia 2012-06
tells cv-cesar cv cesar 2012-06
tells cv-grande cv grande 2012-06
tells em-meta em meta 2012-05
tells em-nacional em nacional 2012-06
tells eg-meta eg meta 2012-06
tells eg-meta-sin-casos eg meta 2012-05
language=en_US.UTF-8
tells eg-meta-en eg meta 2012-06
language=C.UTF-8
sed -i 's/,150$/,151/' "$r/data/seguimiento/antioquia.csv"
tells cv-antioquia-en-disco cv antioquia 2012-06 --worktree --now 2012-07-03T08:00:00-05:00
[ "$regenerate" ] && exit 0

[ "$(grep -c '^valor: 1150$' "$expected/cv-antioquia.txt")" -eq 1 ] &&
	grep -q '^meta al corte: 2500 × 6 ÷ 12 = 1250$' "$expected/cv-antioquia.txt" &&
	grep -q '^cumplimiento: 1150 ÷ 1250 = 0.92$' "$expected/cv-antioquia.txt" &&
	grep -q '^estado: riesgo$' "$expected/cv-antioquia.txt"
result 'the worked example is 1150 of 1250, 0.92, riesgo' "$?" "$expected/cv-antioquia.txt"

explain=("$rinde" explain --repo "$r")
exits 1 'an unknown indicator' "${explain[@]}" cvv antioquia 2012-06
has "$scratch/err" 'the nearest is named' 'cvv.*¿quiso decir «cv»\?'
exits 1 'an unknown unit' "${explain[@]}" cv antiokia 2012-06
has "$scratch/err" 'the nearest is named' '¿quiso decir «antioquia»\?'
exits 1 'a month without figure' "${explain[@]}" cv antioquia 2012-11
has "$scratch/err" 'the months that have one are named' 'de 2012-01 a 2012-06'
exits 1 'an unknown edition' "${explain[@]}" cv antioquia 2012-06 --edition corte-2012-6
has "$scratch/err" 'the nearest is named' '¿quiso decir «corte-2012-06»\?'
exits 1 'no repository' "$rinde" explain --repo "$scratch/nada" cv antioquia 2012-06
exits 2 'an operand too few' "${explain[@]}" cv antioquia
exits 2 'a period that is no month' "${explain[@]}" cv antioquia 2012-T1
exits 2 'two ways to name the files' "${explain[@]}" cv antioquia 2012-06 --edition corte-2012-06 --worktree
done_testing
