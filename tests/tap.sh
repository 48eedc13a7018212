# Sourced by the shell tests: TAP, a scratch folder that goes at the end, and the program under test.
# shellcheck shell=bash disable=SC2034 # used by those that source it
root=$PWD
rinde=${RINDE:-$PWD/build/rinde}
minima=$root/tests/golden/minima
now=2012-04-01T08:00:00-05:00
tap_count=0 tap_bad=0
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT

# result NAME STATUS [FILE…]: what the files hold is shown when it failed.
result() {
	tap_count=$((tap_count + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $tap_count - $1"
		return 0
	fi
	tap_bad=$((tap_bad + 1))
	echo "not ok $tap_count - $1"
	shift 2
	local file
	for file in "$@"; do
		head -n 30 "$file" | sed 's/^/# /'
	done
}

# exits STATUS NAME COMMAND…: its output is in $scratch/out and $scratch/err.
exits() {
	local wanted=$1 name=$2 status
	shift 2
	"$@" >"$scratch/out" 2>"$scratch/err" </dev/null
	status=$?
	[ "$status" -eq "$wanted" ]
	result "$name: exit $wanted" "$?" "$scratch/err" "$scratch/out"
}

# has FILE NAME PATTERN: a line of the file matches the extended regular expression.
has() {
	grep -qE -- "$3" "$1"
	result "$2" "$?" "$1"
}

# print_tree DIR: one line a file, with its hash, and one an entry with its type; two folders with the same lines are the same.
print_tree() {
	(cd "$1" && find . -type f -print0 | sort -z | xargs -0 -r sha256sum && find . -printf '%y %p %l\n' | sort)
}

# equal NAME FILE FILE
equal() {
	diff "$2" "$3" >"$scratch/diff" 2>&1
	result "$1" "$?" "$scratch/diff"
}

# make_repository DIR SOURCE: a git repository with SOURCE's content, data and templates in one commit of fixed date.
make_repository() {
	mkdir -p "$1"
	local folder
	for folder in content data templates; do
		[ -d "$2/$folder" ] && cp -R "$2/$folder" "$1/"
	done
	git -C "$1" init -q --initial-branch=main
	commit "$1" 'Primera edición' 2012-04-01T08:00:00-05:00
}

# commit DIR MESSAGE INSTANT: all that is in the folder.
commit() {
	git -C "$1" add -A
	GIT_AUTHOR_NAME=Redacción GIT_AUTHOR_EMAIL=redaccion@example.org GIT_COMMITTER_NAME=Redacción \
		GIT_COMMITTER_EMAIL=redaccion@example.org GIT_AUTHOR_DATE=$3 GIT_COMMITTER_DATE=$3 git -C "$1" commit -q -m "$2"
}

done_testing() {
	echo "1..$tap_count"
	[ "$tap_bad" -eq 0 ]
}
