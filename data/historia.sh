#!/bin/sh
# Makes the git repository that the site is built from: replays the publication, day by day, into a bare
# repository whose last commit holds the files of this folder, byte for byte. Dates and authors are fixed, so
# commit ids depend on the files and nothing else. What happened when is told by data/historia.awk.
#
#   sh data/historia.sh DIR        DIR is made anew, in one step; the working directory is the project's root
set -eu

repository=$1.new
rm -rf "$repository"
mkdir -p "$repository"

# Nothing of the user's or the machine's configuration may reach the commits.
# shellcheck disable=SC2046 # a list of names
unset $(git rev-parse --local-env-vars)
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TZ=UTC0
export GIT_DIR="$repository"
git -c init.defaultBranch=main init -q --bare --template= "$repository"

# The files as they stand, as blobs: "<id> <path>". Hidden ones are no part of a publication.
find content data templates -type f ! -name '.*' | sort >"$repository/paths"
git hash-object -w --no-filters --stdin-paths <"$repository/paths" >"$repository/ids"
paste -d' ' "$repository/ids" "$repository/paths" >"$repository/today"

awk -f data/historia.awk data/regiones.csv data/calendario.csv "$repository/today" data/seguimiento/*/*.csv >"$repository/stream"
git -c fastimport.unpackLimit=0 -c core.compression=1 fast-import --quiet --done <"$repository/stream"

# What was told must end where we are.
git ls-tree -r main | sed 's/^100644 blob \([0-9a-f]*\)\t/\1 /' | sort -k2 >"$repository/told"
if ! diff "$repository/today" "$repository/told" >&2; then
	echo 'data/historia.sh: the history does not end in the files of this folder' >&2
	exit 1
fi
rm "$repository/paths" "$repository/ids" "$repository/today" "$repository/stream" "$repository/told"
rm -rf "$1"
mv "$repository" "$1"
