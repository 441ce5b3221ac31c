#!/usr/bin/env bash
# Installs Debian packages, as root or through sudo. Use: apt_install.sh PACKAGE...
# Exit 0 when all were installed, 1 when they were not, 2 when this user or this system does not allow it.
set -euo pipefail

command -v apt-get >/dev/null || exit 2

as_root=()
if [[ "$(id -u)" != 0 ]]; then
  command -v sudo >/dev/null || exit 2
  as_root=(sudo)
  sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]] || exit 2
fi

log="$(mktemp)"
trap 'rm -f "$log"' EXIT

apt() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=120 "$@" >>"$log" 2>&1
}

echo "Installing system packages: $*" >&2
if ! apt install --no-install-recommends "$@"; then
  # The usual reason is that the package lists are empty or old.
  if ! { apt update && apt install --no-install-recommends "$@"; }; then
    { grep -E '^[EW]:' "$log" || tail -n 5 "$log"; } | sort -u | tail -n 5 >&2
    exit 1
  fi
fi
