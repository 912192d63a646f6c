#!/bin/sh
# Makes sure that nginx is here, without its service being started or changed by us.
set -eu
PATH=$PATH:/usr/sbin
if command -v nginx >/dev/null; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "There is no nginx here. On Debian, as root: apt-get install nginx-light" >&2
  exit 1
fi
echo "Installing nginx-light"
policy=/usr/sbin/policy-rc.d # what Debian asks before a package starts its service
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light >/dev/null
