#!/bin/sh
# Makes .venv from a lock file and installs the system libraries that Qt needs.
#   packaging/setup.sh run   what the program needs
#   packaging/setup.sh dev   that, and what the tests and checks need
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}

debian_packages="python3-venv libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3 fonts-dejavu-core
 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0 libxcb-image0 libxcb-render-util0 libxcb-xinerama0"
[ "$what" = run ] || debian_packages="$debian_packages xvfb xauth poppler-utils libreoffice-calc-nogui sqlite3 binutils"

missing_packages() {
    for package in $debian_packages; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || printf '%s ' "$package"
    done
}

if command -v dpkg-query >/dev/null 2>&1; then
    missing=$(missing_packages)
    case " $missing" in
        *" libreoffice-calc-nogui "*) # the full LibreOffice Calc serves as well
            dpkg-query -W -f='${Status}' libreoffice-calc 2>/dev/null | grep -q '^install ok installed$' &&
                missing=$(printf '%s' "$missing" | sed 's/libreoffice-calc-nogui //') ;;
    esac
    if [ -n "$missing" ]; then
        if [ "$(id -u)" = 0 ]; then
            export DEBIAN_FRONTEND=noninteractive
            apt-get update -qq
            # shellcheck disable=SC2086 - one word a package
            apt-get install -y -qq --no-install-recommends $missing >/dev/null
        else
            echo "Some system libraries are missing. Type this, then try again:" >&2
            echo "  sudo apt-get install --no-install-recommends $missing" >&2
            exit 1
        fi
    fi
fi

python=${PYTHON:-}
for candidate in $python python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is needed: https://www.python.org/downloads/" >&2
    exit 1
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
lock=requirements.lock
[ "$what" = run ] || lock=requirements-dev.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
touch ".venv/$what.stamp"
[ "$what" = run ] || touch .venv/run.stamp .venv/dev.stamp
