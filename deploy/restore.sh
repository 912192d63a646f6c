#!/bin/sh
# Brings back what deploy/backup.sh kept, into an empty database and an empty DATA_DIR.
#
#   deploy/restore.sh FILE       stop the product first; start it afterwards: it brings older tables up to date
#
# DATA_DIR and DATABASE_URL come from the environment, or from /etc/phienhop/phienhop.env where they are not set.
# Run it as the product's own user. Nothing that is there is overwritten.
set -eu
umask 077
[ $# = 1 ] || { sed -n '4,7p' "$0" | cut -c3-; exit 2; }
file=$1
. "$(dirname "$0")/surroundings.sh"

refuse() { echo "$1" >&2; exit 1; }
[ ! -e "$DATA_DIR/files" ] || [ -z "$(find "$DATA_DIR/files" -type f -print -quit)" ] ||
  refuse "There are files in $DATA_DIR/files. Move that folder away first."

mkdir -p "$DATA_DIR"
room=$(mktemp -d "$DATA_DIR/.restore-XXXXXX")
trap 'rm -rf "$room"' EXIT
tar --extract --file="$file" --directory="$room"
(cd "$room" && sha256sum --check --quiet --strict SHA256SUMS) || refuse "The backup is damaged: $file"

if [ -e "$room/database.dump" ]; then
  case $DATABASE_URL in postgres*) ;; *) refuse "This backup is of PostgreSQL, and DATABASE_URL names none." ;; esac
  tables=$(psql --no-psqlrc --tuples-only --no-align --dbname="$DATABASE_URL" \
    --command="SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
  [ "$tables" = 0 ] || refuse "The database has $tables tables. Make an empty one: createdb"
  pg_restore --no-owner --single-transaction --exit-on-error --dbname="$DATABASE_URL" "$room/database.dump"
else
  case $DATABASE_URL in postgres*) refuse "This backup is of SQLite, and DATABASE_URL names PostgreSQL." ;; *) ;; esac
  [ ! -e "$SQLITE" ] || refuse "There is a database at $SQLITE. Move it away first."
  mv "$room/database.sqlite3" "$SQLITE"
fi

rm -rf "$DATA_DIR/files"
tar --extract --file="$room/files.tar" --directory="$DATA_DIR"
if [ -e "$room/secret_key" ]; then mv "$room/secret_key" "$DATA_DIR/secret_key"; fi
sync "$DATA_DIR"
echo "Restored from $file"
