#!/bin/sh
# Makes the git repository that the site is built from: the publication's files as they stand in this folder,
# in one commit with a fixed author and date, so that its id depends on the files and nothing else.
#
#   sh data/historia.sh DIR        DIR is made anew; the working directory is the project's root
set -eu

repository=$1
rm -rf "$repository"
mkdir -p "$repository"

# Nothing of the user's or the machine's configuration may reach the commit.
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_COUNT=0
export GIT_AUTHOR_NAME='Dirección General' GIT_AUTHOR_EMAIL=direccion-general@example.org
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY

git init -q --bare --initial-branch=main "$repository"
export GIT_DIR="$repository" GIT_WORK_TREE=.
git config core.bare false
# `git add -f`: what the project's own .gitignore says is no business of the publication.
git add -f -A content data templates

# commit MESSAGE INSTANT: what is staged, dated when the agency published it.
commit() {
	GIT_AUTHOR_DATE=$2 GIT_COMMITTER_DATE=$2 git commit -q -m "$1"
}
commit 'Publicación de demostración' 2012-07-02T09:00:00-05:00
git config core.bare true
