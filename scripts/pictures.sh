#!/usr/bin/env bash
# Draws the pictures of every view into build/pictures, and keeps those that a page of the documentation shows.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rm -rf build/pictures
QT_QPA_PLATFORM=offscreen .venv/bin/gcm-moderator pictures gcm-2017-1 --out build/pictures >/dev/null
rm -f docs/pictures/*.png
mkdir -p docs/pictures
grep -rhoE 'pictures/[a-z0-9-]+\.png' README.md docs --include='*.md' | sort -u | while read -r shown; do
  cp "build/$shown" "docs/$shown"
done
