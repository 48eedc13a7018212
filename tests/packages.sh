#!/bin/sh
# Installs the Debian packages that are missing, and asks the network for nothing when none is.
# packages.sh PACKAGE… ; COMMAND/PACKAGE is there where the command is, whoever brought it.
set -eu

missing=
for wanted in "$@"; do
	package=${wanted##*/}
	if [ "$wanted" != "$package" ]; then
		command -v "${wanted%/*}" >/dev/null 2>&1 && continue
	elif [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || :)" = installed ]; then
		continue
	fi
	missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
	# Another system: its packages have other names, and the compiler will tell what is not there.
	echo "packages.sh: no apt-get here; these Debian packages may be missing:$missing" >&2
	exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
	echo "packages.sh: run as root: apt-get install$missing" >&2
	exit 1
fi
export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
apt-get update -q >/dev/null
# shellcheck disable=SC2086 # a list of names
apt-get install -q -y --no-install-recommends $missing >/dev/null </dev/null
