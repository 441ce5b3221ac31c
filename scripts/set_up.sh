#!/usr/bin/env bash
# Makes the folder .venv ready: system packages, a Python that we run on, the pinned dependencies, this project.
# Use: set_up.sh [PYTHON]; without PYTHON the newest of 3.13, 3.12, 3.11 on this machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

venv=.venv
wanted="${1:-}"

give_up() {
  echo "$*" >&2
  exit 1
}

# Prints "3.12" for a Python that runs, nothing for one that does not.
version_of() {
  "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true
}

runs_us() {
  [[ "$(version_of "$1")" =~ ^3\.1[123]$ ]]
}

choose_python() {
  local candidate
  if [[ -n "$wanted" ]]; then
    runs_us "$wanted" || give_up "gcm-moderator runs on Python 3.11, 3.12 and 3.13; '$wanted' is none of these."
    echo "$wanted"
    return
  fi
  for candidate in python3.13 python3.12 python3.11 python3 python; do
    if runs_us "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  give_up "gcm-moderator needs Python 3.11, 3.12 or 3.13, and none is on this machine's PATH: please install one."
}

venv_is_usable() {
  [[ -x $venv/bin/python ]] && runs_us $venv/bin/python && $venv/bin/python -m pip --version >/dev/null 2>&1 &&
    [[ -z "$wanted" || "$(version_of "$wanted")" == "$(version_of $venv/bin/python)" ]] &&
    grep -qsF "$PWD/$venv" $venv/bin/activate
}

make_venv() {
  local python version package
  python="$(choose_python)"
  version="$(version_of "$python")"
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package="python$version-venv"
    scripts/apt_install.sh "$package" ||
      give_up "Python $version lacks its venv module; please run: sudo apt-get install $package"
  fi
  echo "Making $venv with Python $version" >&2
  "$python" -m venv --clear $venv
}

# Says nothing when all goes well; otherwise what pip warned of, and its errors.
pip_install() {
  local said
  said="$($venv/bin/python -m pip --quiet --disable-pip-version-check --no-input install "$@" 2>&1)" || {
    tail -n 20 <<<"$said" >&2
    return 1
  }
}

install_dependencies() {
  echo "Installing the pinned dependencies" >&2
  pip_install --constraint constraints.txt hatchling &&
    pip_install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
}

scripts/system_packages.sh
venv_is_usable || make_venv
install_dependencies || give_up "The dependencies could not be installed; pip's own words stand just above."
pwd >$venv/.set-up
