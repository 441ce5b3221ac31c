#!/usr/bin/env bash
# Starts the app. With no display, plays the first session off screen and leaves pictures and a record in build/.
# Use: run.sh [ARGUMENTS OF gcm-moderator]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

app=.venv/bin/gcm-moderator
record=build/first-session.gcm
account=build/first-session.jsonl
pictures=build/pictures

if [[ "$(uname -s)" != Linux || -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
  exec "$app" "$@"
fi

echo "There is no display here, so the first session is played off screen instead."
export QT_QPA_PLATFORM=offscreen
rm -rf "$record" "$record"-* "$account" "$pictures"
mkdir -p build
"$app" rehearse gcm-2017-1 --script tests/acceptance/first-session.txt --record "$record" --json >"$account"
"$app" pictures gcm-2017-1 --out "$pictures"
echo "The record is $record, what happened line by line is $account ($(wc -l <"$account") actions),"
echo "and the pictures of the windows are in $pictures/."
