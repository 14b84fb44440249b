#!/bin/sh
# Take the rules that a build made into nginx's own folder, as root. nginx reads its
# configuration as root, so it must not read files of the account that publishes: a
# line such as "access_log /etc/…" would write anywhere. What is taken holds nothing
# but the kinds of lines that a build makes; nginx looks at it before it is used.
#
#   take-rules.sh /srv/www/example/current /etc/nginx/clinic-site
set -eu
site=$1 own=$2

# Prints what is no line of a build. A string stands whole on its line and begins a
# word, as nginx reads it; what is not a string holds neither quotes nor remarks.
foreign() {
  awk '
    BEGIN {
      split("absolute_redirect add_header charset charset_types default " \
        "default_type error_page etag gzip gzip_static gzip_vary if index internal " \
        "location map max_ranges return rewrite server_tokens types volatile", names)
      for (each in names) known[names[each]] = 1
    }
    /^[ \t]*#/ { next }
    {
      line = " " $0
      while (match(line, /[ \t(]"([^"\\]|\\.)*"[ \t;)]/))
        line = substr(line, 1, RSTART) "Q" substr(line, RSTART + RLENGTH - 1)
      if (line ~ /["\047#`\r]/) { print FILENAME ":" FNR ": " $0; next }
      text = text " " line
    }
    END {
      count = split(text, statements, /[;{}]/)
      for (each = 1; each <= count; each++) {
        split(statements[each], words)
        first = words[1]
        if (first != "" && first != "Q" && !(first in known) &&
            first !~ /^[a-z]+\/[a-z0-9.+-]+$/)
          print FILENAME ": " statements[each]
      }
    }
  ' "$1"
}

mkdir -p "$own"
for name in http server; do
  cp "$site/_hosts/nginx/$name.conf" "$own/$name.new"
  found=$(foreign "$own/$name.new")
  if [ "$found" ]; then
    echo "Nothing was taken: this is no rule of a build." >&2
    echo "$found" >&2
    exit 1
  fi
done
if cmp -s "$own/http.new" "$own/http.conf" && cmp -s "$own/server.new" "$own/server.conf"; then
  exit 0
fi
for name in http server; do
  [ ! -e "$own/$name.conf" ] || cp "$own/$name.conf" "$own/$name.old"
  mv "$own/$name.new" "$own/$name.conf"
done
if ! ${NGINX:-nginx} -t -q; then
  for name in http server; do
    [ ! -e "$own/$name.old" ] || mv "$own/$name.old" "$own/$name.conf"
  done
  echo "nginx refuses the new rules; it goes on with the old ones." >&2
  exit 1
fi
${RELOAD:-systemctl reload nginx}
