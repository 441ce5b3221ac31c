#!/usr/bin/env bash
# Installs the system packages that are missing: the libraries Qt needs, fonts for six languages, the voice.
# Installs nothing, and asks the network for nothing, when all are there.
# Exit 0 when the application can run, 1 when it cannot.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[[ "$(uname -s)" == Linux ]] || exit 0

# library, Debian package: without these Qt does not start at all, not even off screen.
always_needed='
libEGL.so.1          libegl1
libGL.so.1           libgl1
libX11.so.6          libx11-6
libbrotlidec.so.1    libbrotli1
libdbus-1.so.3       libdbus-1-3
libfontconfig.so.1   libfontconfig1
libfreetype.so.6     libfreetype6
libglib-2.0.so.0     libglib2.0-0
libgssapi_krb5.so.2  libgssapi-krb5-2
libxkbcommon.so.0    libxkbcommon0
libz.so.1            zlib1g
libzstd.so.1         libzstd1
'

# library, Debian package: Qt's windows on X11 and on Wayland.
needed_for_windows='
libX11-xcb.so.1       libx11-xcb1
libxcb-cursor.so.0    libxcb-cursor0
libxcb-glx.so.0       libxcb-glx0
libxcb-icccm.so.4     libxcb-icccm4
libxcb-image.so.0     libxcb-image0
libxcb-keysyms.so.1   libxcb-keysyms1
libxcb-randr.so.0     libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0    libxcb-render0
libxcb-shape.so.0     libxcb-shape0
libxcb-shm.so.0       libxcb-shm0
libxcb-sync.so.1      libxcb-sync1
libxcb-util.so.1      libxcb-util1
libxcb-xfixes.so.0    libxcb-xfixes0
libxcb-xkb.so.1       libxcb-xkb1
libxcb.so.1           libxcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1   libwayland-egl1
'

# Debian packages the application runs without, at a loss: fonts for names in six languages, the voice and what plays it.
wished='fonts-noto-core fonts-noto-cjk espeak-ng alsa-utils'

export PATH="$PATH:/usr/sbin:/sbin" # where Debian keeps ldconfig, which ordinary users lack
# Prints the packages of the table on standard input whose library this machine lacks.
missing_libraries() {
  local library package
  while read -r library package; do
    [[ -z "$library" || "$known_libraries" == *"$library "* ]] || echo "$package"
  done
}

missing_packages() {
  local package
  for package in $wished; do
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" == installed ]] || echo "$package"
  done
}

# Sets must, windows and nice to the missing packages of each table, and missing to all of them.
look() {
  known_libraries="$(ldconfig -p 2>/dev/null || true)"
  must="$(missing_libraries <<<"$always_needed" | xargs)"
  windows="$(missing_libraries <<<"$needed_for_windows" | xargs)"
  nice=""
  if command -v dpkg-query >/dev/null; then nice="$(missing_packages | xargs)"; fi
  missing="$(xargs <<<"$must $windows $nice")"
}

look
[[ -n "$missing" ]] || exit 0

# shellcheck disable=SC2086 # one word a package
scripts/apt_install.sh $missing || true
look
[[ -n "$missing" ]] || exit 0

if command -v apt-get >/dev/null; then
  how="Please run: sudo apt-get install --no-install-recommends $missing"
else
  how="Please install what your system calls these Debian packages: $missing"
fi
if [[ -n "$must" ]]; then
  echo "Qt cannot start without the libraries of $must. $how" >&2
  exit 1
fi
if [[ -n "$windows" && -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
  echo "Qt cannot open windows without the libraries of $windows. $how" >&2
  exit 1
fi
echo "Going on without $missing. $how" >&2
