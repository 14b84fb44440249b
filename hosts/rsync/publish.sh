#!/bin/sh
# Publish to a server over SSH: build here, copy beside the live site, switch
# in one step. The server needs nginx or Caddy with the configuration in hosts/.
#
#   hosts/rsync/publish.sh deploy@www.example.com /srv/www/example [--sample]
#   hosts/rsync/publish.sh deploy@www.example.com /srv/www/example rollback
set -eu
server=$1 folder=$2
shift 2

# ssh hands its words to a shell over there, so each is put into quotes.
quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
there() { ssh "$server" "sh -s -- $(quoted "$folder") $(quoted "$1")"; }

# shellcheck disable=SC2016 # it runs over there
program='
set -eu
cd -- "$1"
exec 9>.turning
flock 9 # links and old releases change for one at a time
point() { ln -sfn "releases/$2" "$1.partial" && mv -T "$1.partial" "$1"; }
linked() { [ ! -L "$1" ] || basename "$(readlink "$1")"; }
names() { ls -1 releases | grep -Ex "[0-9]+" || :; } # by time, oldest first
whole() { # each file as it was written down, and no other
  (cd "releases/$1" && sha256sum --check --strict "../$1.files" &&
    [ "$(find . -type f | wc -l)" -eq "$(wc -l <"../$1.files")" ]) >/dev/null 2>&1
}
drop() {
  mv "releases/$1" "releases/$1.partial"
  rm -rf "releases/$1.partial" "releases/$1.files"
}
refuse() { echo "$1 Nothing was changed." >&2 && exit 1; }
live=$(linked current)

if [ "$2" = rollback ]; then
  earlier=$(linked previous)
  [ "$earlier" ] || refuse "No earlier release is kept."
  whole "$earlier" || refuse "$1/releases/$earlier is not whole: files are missing or were changed."
  older=$(names | grep -B 1 -Fx "$earlier" | grep -vFx "$earlier") || :
  if [ "$older" ]; then point previous "$older"; else rm previous; fi
  point current "$earlier"
  echo "$1/current is now $earlier."
  exit
fi

mv "releases/$2.partial" "releases/$2"
whole "$2" || { drop "$2" && refuse "Not every file arrived."; }
# What was rolled back from is never what a rollback restores.
[ ! "$live" ] || names | grep -A 99 -Fx "$live" | grep -vFx -e "$live" -e "$2" |
  while read -r newer; do drop "$newer"; done
[ ! "$live" ] || point previous "$live"
point current "$2"
names | head -n -3 | grep -vFx -e "$live" -e "$2" | while read -r old; do drop "$old"; done
find releases -maxdepth 1 -name "*.partial" -mmin +1440 -exec rm -rf {} +
echo "$1/current is now $2."
'

if [ "${1:-}" = rollback ]; then
  echo "$program" | there rollback
  exit
fi

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
./run publish --to "$here" "$@"
site=$(readlink -f "$here/current")

# Its folder is made by one: a second publish of the same second is told so.
release=$(date -u +%Y%m%d%H%M%S)
place=$(quoted "$folder/releases")
ssh "$server" "umask 022; mkdir -p $place && mkdir $place/$release.partial"
# By content, not by date: an unchanged file stays the same file on the server.
rsync --protect-args --recursive --perms --checksum \
  --link-dest="$folder/current/" "$site/" "$server:$folder/releases/$release.partial/"
rsync --protect-args "$site.files" "$server:$folder/releases/$release.files"
echo "$program" | there "$release"
