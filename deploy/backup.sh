#!/bin/sh
# One file with everything that cannot be made again: the database, all papers and issued documents, the secret key.
#
#   deploy/backup.sh FOLDER      writes FOLDER/phienhop-DATE-TIME.tar and prints its name; the product may go on serving
#
# DATA_DIR and DATABASE_URL come from the environment, or from /etc/phienhop/phienhop.env where they are not set.
# What lies in object storage (S3_BUCKET) is not copied: the bucket needs versions and a copy of its own.
set -eu
umask 077
[ $# = 1 ] || { sed -n '4,7p' "$0" | cut -c3-; exit 2; }
target=$1
. "$(dirname "$0")/surroundings.sh"

mkdir -p "$target"
room=$(mktemp -d "$target/.backup-XXXXXX")
trap 'rm -rf "$room"' EXIT

# The database first: a file is on the disk before its row is committed and is never changed, so that every row in the
# dump has its file in a copy that is made later.
case $DATABASE_URL in
  postgres*) pg_dump --format=custom --no-owner --file="$room/database.dump" --dbname="$DATABASE_URL" ;;
  *) "$PYTHON" - "$SQLITE" "$room/database.sqlite3" <<'PYTHON'
import sqlite3
import sys

with sqlite3.connect(sys.argv[1]) as source, sqlite3.connect(sys.argv[2]) as copy:
    source.backup(copy)
PYTHON
    ;;
esac

mkdir -p "$DATA_DIR/files"
# Page images, drafts and books are made again when they are asked for; what is still coming in belongs to nobody.
tar --create --file="$room/files.tar" --directory="$DATA_DIR" --exclude=files/pages --exclude=files/drafts \
  --exclude=files/incoming --exclude=files/books files
if [ -e "$DATA_DIR/secret_key" ]; then cp "$DATA_DIR/secret_key" "$room/"; fi
(cd "$room" && sha256sum -- * >SHA256SUMS)

name=$target/phienhop-$(date +%Y%m%d-%H%M%S).tar
tar --create --file="$name.part" --directory="$room" .
sync "$name.part"
mv "$name.part" "$name"
echo "$name"
