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
site=$here/current

copy() {
  aws s3 sync "$site" "$bucket" --no-follow-symlinks --only-show-errors \
    --exclude '*' "$@" \
    --exclude '_*' --exclude '*.br' --exclude '*.gz'
}

immutable='public, max-age=31536000, immutable'
revalidate='public, max-age=0, must-revalidate'
copy --include 'theme/*' --cache-control "$immutable"
copy --include '*' --exclude 'theme/*' --exclude '*.html' --cache-control "$revalidate"
copy --include '*.html' --cache-control "$revalidate" --content-type 'text/html; charset=utf-8'
aws s3 sync "$site" "$bucket" --delete --size-only --only-show-errors \
  --exclude '_*' --exclude '*.br' --exclude '*.gz'
