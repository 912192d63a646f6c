#!/bin/sh
# An authority of the office's own and a certificate of this server, for a network without internet. See README.md.
#
#   deploy/ca.sh [-n] FOLDER NAME...     NAME: host name or IP address, the one that people type first
#
# The first call makes the authority (ca.key, ca.crt, good for ten years) for these names alone: devices that trust it
# refuse whatever it might sign for any other site. Every call makes a new server certificate (server.key, server.crt,
# good for 800 days: tablets refuse more than 825). The authority's key is asked for a passphrase; -n keeps it in the
# clear, for tests. With the key away (keep it offline) give it back into FOLDER for the renewal.
set -eu
umask 077

cipher=-aes256
if [ "${1:-}" = "-n" ]; then cipher=; shift; fi
[ $# -ge 2 ] || { sed -n '2,4p' "$0" | cut -c3-; exit 2; }
folder=$1
shift
mkdir -p "$folder"
chmod 755 "$folder" # the certificates are public; the keys are for their owner alone

# "DNS:hop.example" or "IP:10.1.2.3".
kind() { case $1 in *[!0-9.]*) case $1 in *:*) echo "IP:$1" ;; *) echo "DNS:$1" ;; esac ;; *) echo "IP:$1" ;; esac; }

# One address alone, as a name constraint wants it: address and mask.
alone() { case $1 in *:*) echo "IP:$1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" ;; *) echo "IP:$1/255.255.255.255" ;; esac; }

# What the authority may sign. A kind of name that is not mentioned would be free: without addresses all are excluded.
constraints() {
  said=critical addresses=
  for name in "$@"; do
    case $(kind "$name") in
      DNS:*) said="$said,permitted;DNS:$name" ;;
      *) said="$said,permitted;$(alone "$name")" addresses=1 ;;
    esac
  done
  case $said in *permitted\;DNS*) ;; *) said="$said,permitted;DNS:invalid" ;; esac
  [ -n "$addresses" ] || said="$said,excluded;IP:0.0.0.0/0.0.0.0,excluded;IP:::/::"
  echo "$said"
}

authority() {
  echo "Making the authority for: $*. Its passphrase is needed again at each renewal."
  # shellcheck disable=SC2086
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 $cipher -out "$folder/ca.key"
  openssl req -x509 -new -sha256 -days 3650 -key "$folder/ca.key" -out "$folder/ca.crt" -config - <<CONFIG
[req]
prompt = no
utf8 = yes
string_mask = utf8only
distinguished_name = subject
x509_extensions = authority
[subject]
CN = Phienhop $1
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
nameConstraints = $(constraints "$@")
CONFIG
  chmod 644 "$folder/ca.crt"
}

server() {
  names=
  for name in "$@"; do names="$names,$(kind "$name")"; done
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$folder/server.key.new"
  openssl req -new -sha256 -key "$folder/server.key.new" -subj "/CN=$1" -out "$folder/server.csr"
  openssl x509 -req -sha256 -days 800 -in "$folder/server.csr" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" \
    -set_serial "0x$(openssl rand -hex 16 | sed 's/^./4/')" -out "$folder/server.crt.new" -extfile /dev/stdin <<CONFIG
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = ${names#,}
CONFIG
  rm "$folder/server.csr"
  openssl verify -x509_strict -CAfile "$folder/ca.crt" "$folder/server.crt.new" >/dev/null || {
    echo "The authority in $folder was not made for all of these names: $*. Make a new one in another folder." >&2
    rm "$folder/server.key.new" "$folder/server.crt.new"
    exit 1
  }
  mv "$folder/server.key.new" "$folder/server.key"
  mv "$folder/server.crt.new" "$folder/server.crt"
  chmod 644 "$folder/server.crt"
}

[ -e "$folder/ca.crt" ] || authority "$@"
server "$@"
echo "Server certificate until: $(openssl x509 -in "$folder/server.crt" -noout -enddate | cut -d= -f2)"
echo "Print this and sign it; people compare it before they trust the authority:"
openssl x509 -in "$folder/ca.crt" -noout -fingerprint -sha256
