#!/bin/sh
# Publish to a server over SSH: build here, copy beside the live site, switch
# in one step. The server needs nginx or Caddy with the configuration in hosts/.
#
#   hosts/rsync/publish.sh deploy@www.example.com /srv/www/example [--sample]
#   hosts/rsync/publish.sh deploy@www.example.com /srv/www/example rollback
set -eu
server=$1 folder=$2
shift 2

switch='
set -eu
cd "$1"
point() { ln -sfn "$2" "$1.partial" && mv -T "$1.partial" "$1"; }
whole() { ls -1d releases/*[0-9]; }  # oldest first: they are named by their time
newer() { whole | grep -A 99 -Fx "$1" | tail -n +2; }
if [ "$2" = rollback ]; then
  [ -L previous ] || { echo "No earlier release is kept." >&2; exit 1; }
  point current "$(readlink previous)"
  older=$(whole | grep -B 1 -Fx "$(readlink current)" | grep -vFx "$(readlink current)") || :
  if [ "$older" ]; then point previous "$older"; else rm previous; fi
  echo "$1/current is now $(readlink current)."
  exit
fi
# What was rolled back from is never what a rollback restores.
[ ! -L current ] || newer "$(readlink current)" | xargs -r rm -r
mv "releases/$2.partial" "releases/$2"
[ ! -L current ] || point previous "$(readlink current)"
point current "releases/$2"
rm -rf releases/*.partial
whole | head -n -3 | while read -r old; do
  case "$(readlink current) $(readlink previous)" in *"$old"*) ;; *) rm -rf "$old" ;; esac
done
'

if [ "${1:-}" = rollback ]; then
  exec ssh "$server" sh -s -- "$folder" rollback <<END
$switch
END
fi

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
./run publish --to "$here" "$@"

release=$(date -u +%Y%m%d%H%M%S)
ssh "$server" "umask 022; mkdir -p '$folder/releases'"
# By content, not by date: an unchanged file stays the same file on the server.
rsync --recursive --perms --checksum --link-dest="$folder/current/" \
  "$here/current/" "$server:$folder/releases/$release.partial/"
ssh "$server" sh -s -- "$folder" "$release" <<END
$switch
END
echo "$folder/current on $server is now $release."
