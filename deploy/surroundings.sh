# Read by backup.sh and restore.sh: where the product keeps its data. Sets DATA_DIR, DATABASE_URL, SQLITE and PYTHON.
# shellcheck shell=sh
source_folder=$(cd "$(dirname "$0")/.." && pwd)
if [ -z "${DATA_DIR:-}${DATABASE_URL:-}" ] && [ -r /etc/phienhop/phienhop.env ]; then
  while IFS='=' read -r name value; do
    case $name in DATA_DIR | DATABASE_URL | DATABASE_URL_FILE) export "$name=$value" ;; *) ;; esac
  done </etc/phienhop/phienhop.env
fi
DATA_DIR=${DATA_DIR:-$source_folder/var}
if [ -n "${DATABASE_URL_FILE:-}" ]; then DATABASE_URL=$(cat "$DATABASE_URL_FILE"); fi
SQLITE=$DATA_DIR/phienhop.sqlite3
DATABASE_URL=${DATABASE_URL:-sqlite:///$SQLITE}
case $DATABASE_URL in sqlite:///*) SQLITE=${DATABASE_URL#sqlite:///} ;; *) ;; esac
PYTHON=$source_folder/.venv/bin/python
if [ ! -x "$PYTHON" ]; then PYTHON=python3; fi
