#!/bin/sh
# Publish to S3 or storage that speaks its protocol (set AWS_ENDPOINT_URL).
# Storage swaps nothing as a whole: so files that pages need go first, then
# pages, and what is gone is removed last. At no moment lacks a page its files.
#
#   hosts/s3/publish.sh s3://bucket [--sample]
set -eu
bucket=$1
shift

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
./run publish --to "$here" "$@"
site=$(readlink -f "$here/current") # the folder itself: aws follows no links here

storage() {
  aws ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} s3 "$@" \
    --only-show-errors --exclude '_*' --exclude '*.br' --exclude '*.gz' </dev/null
}

# Each file is sent again with its headers: storage's clock and ours may differ,
# and a changed telephone number is as long as the old one.
tab=$(printf '\t')
set -f
while IFS=$tab read -r files others type caching; do
  set --
  for each in $others; do
    set -- "$@" --exclude "$each"
  done
  storage cp "$site" "$bucket" --recursive --content-type "$type" \
    --cache-control "$caching" --exclude '*' --include "$files" "$@"
done <"$site/_hosts/s3/uploads.tsv"

# Everything is there by now, so nothing but names is left to compare. Files that
# are named after their content stay: pages that are open may still ask for them.
storage sync "$site" "$bucket" --delete --size-only --exclude 'theme/*'

function=$site/_hosts/cloudfront/request.js
if [ "$(wc -c <"$function")" -gt 10240 ]; then
  echo "The site has more old addresses than a CloudFront function can hold." >&2
fi
