#!/usr/bin/env bash
# Builds the packages and tries them where a reader would: in a clean Debian without Python, as an ordinary user, with a window
# on a screen. As root it installs what it needs with apt; without root it tries what can be tried without.
#   packaging/smoke.sh            build twice, compare, try everything
#   packaging/smoke.sh --no-build try what is in dist/
set -euo pipefail
# What it mounts is its own and ends with it, however that ends: else /dev would stay below build/ for an `rm -rf` to follow.
if [ "$(id -u)" = 0 ] && [ -z "${COMPTOIR_OWN_MOUNTS:-}" ]; then
    COMPTOIR_OWN_MOUNTS=1 exec unshare --mount "$0" "$@"
fi
cd "$(dirname "$0")/.."
python=$PWD/.venv/bin/python
work=$PWD/build/smoke
root=$work/root
failures=0
passes=0
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin # where debootstrap and mount are, which cron and CI may leave out

say() { printf '\n== %s\n' "$*"; }

check() { # check WHAT COMMAND...
    local what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passes=$((passes + 1))
        printf 'ok      %s\n' "$what"
    else
        failures=$((failures + 1))
        printf 'FAILED  %s\n' "$what"
        sed 's/^/        /' "$work/log" | tail -40
    fi
}

clean_up() {
    if [ -d "$root" ]; then
        for place in "$root/opt/read only" "$root/tmp/.X11-unix" "$root/proc" "$root/dev"; do
            while mountpoint -q "$place"; do umount "$place"; done
        done
    fi
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
clean_up
mkdir -p "$work"

if [ "$(id -u)" = 0 ]; then
    say "Tools"
    missing=
    for package in xvfb debootstrap binutils desktop-file-utils appstream nsis lintian man-db; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        apt-get update -qq
        # shellcheck disable=SC2086 - one word a package
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
fi

if [ "$(id -u)" = 0 ]; then # meanwhile, since it waits for the network
    debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" >"$work/debootstrap.log" 2>&1 &
    bootstrap=$!
fi

if [ "${1:-}" != --no-build ]; then
    say "Build, twice"
    "$python" packaging/make.py all
    "$python" packaging/make.py all --dist build/smoke/again >/dev/null
    check "two builds have the same files with the same content" "$python" packaging/verify.py same dist build/smoke/again
    rm -rf build/smoke/again
fi
deb=$(ls dist/comptoir_*.deb)
archive=$(ls dist/comptoir-*.tar.gz)
single=dist/comptoir-single

say "Files"
check "no path of this machine is inside" "$python" packaging/verify.py traces dist
check "only locked Python packages are inside, all in notices and bill" "$python" packaging/verify.py packages dist/comptoir
dpkg-deb -x "$deb" "$work/deb"
check "menu entry" desktop-file-validate "$work/deb/usr/share/applications/comptoir.desktop"
check "AppStream data" appstreamcli validate --no-net --pedantic "$work/deb/usr/share/metainfo/org.comptoir.Comptoir.metainfo.xml"
check "man page" bash -c "test -z \"\$(man --warnings -l '$work/deb/usr/share/man/man1/comptoir.1.gz' 2>&1 >/dev/null)\""
check "lintian" lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$deb"
rm -rf "$work/deb"
mkdir -p "$work/stub/_internal" && : >"$work/stub/comptoir.exe" && : >"$work/stub/_internal/stub"
check "the Windows installer's script compiles" \
    makensis -V2 -WX -DVERSION=0.0.0 -DPAYLOAD="$work/stub" -DOUTPUT="$work/comptoir-0.0.0-setup.exe" packaging/windows/comptoir.nsi

say "On this machine"
check "the folder passes the self-test with an empty environment" env -i QT_QPA_PLATFORM=offscreen dist/comptoir/comptoir --self-test
check "the single file passes the self-test with an empty environment" env -i QT_QPA_PLATFORM=offscreen "$single" --self-test
check "the folder shows its window" "$python" packaging/screen.py --picture build/window.png dist/comptoir/comptoir --profile "$work/profile"

if [ "$(id -u)" != 0 ]; then
    say "Not root: the installed package and the clean Debian were not tried."
    printf '\n%s passed, %s failed\n' "$passes" "$failures"
    exit $((failures > 0))
fi

say "A clean Debian without Python"
wait "$bootstrap" || { tail -5 "$work/debootstrap.log"; exit 1; }
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" && chmod 755 "$root/usr/sbin/policy-rc.d"
cp "$deb" "$root/tmp/comptoir.deb"
apt_in() { chroot "$root" apt-get -qq -y --no-install-recommends "$@" >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; return 1; }; }
apt_in install desktop-file-utils shared-mime-info hicolor-icon-theme libfaketime
home="/home/Анна Петрова"
chroot "$root" useradd --create-home --home-dir "$home" anna
chroot "$root" useradd --no-create-home --home-dir /nonexistent nobody-home
files() { find "$root" -xdev \( -path "$root/proc" -o -path "$root/dev" -o -path "$root/tmp" -o -path "$root/var/lib/dpkg" -o -path "$root/var/lib/apt" \
    -o -path "$root/var/cache" -o -path "$root/var/log" -o -path "$root/home" \) -prune -o -print | sort; }
in_root() { # in_root USER VARIABLE=VALUE... COMMAND...: with an environment of these variables alone
    local user=$1
    shift
    chroot --userspec="$user" "$root" /usr/bin/env -i PATH=/usr/bin:/bin "$@"
}
shown_in_root() { # the same, on a screen
    local user=$1
    shift
    "$python" packaging/screen.py bash -c 'root=$1 user=$2; shift 2
        exec chroot --userspec="$user" "$root" /usr/bin/env -i PATH=/usr/bin:/bin DISPLAY="$DISPLAY" "$@"' - "$root" "$user" "$@"
}
apt_in install ./tmp/comptoir.deb # what it depends on, too
chroot "$root" dpkg --purge comptoir >/dev/null
files >"$work/before"
check "the package installs beside what it depends on" chroot "$root" dpkg --install /tmp/comptoir.deb
check "there is no Python" bash -c "! ls '$root'/usr/bin/python3* 2>/dev/null"
check "installed: self-test as an ordinary user" in_root anna HOME="$home" QT_QPA_PLATFORM=offscreen comptoir --self-test
check "installed: the window shows" shown_in_root anna HOME="$home" comptoir
check "installed: the reader's file lies in the reader's home" test -s "$root$home/.local/share/comptoir/reader.db"
check "installed: self-test without a home" in_root nobody-home QT_QPA_PLATFORM=offscreen comptoir --self-test
check "installed: the window shows without a home" shown_in_root nobody-home comptoir
faked=$(cd "$root" && ls usr/lib/*/faketime/libfaketime.so.1)
in_1999=(LD_PRELOAD="/$faked" FAKETIME="1999-06-01 12:00:00" FAKETIME_DONT_FAKE_MONOTONIC=1)
check "installed: self-test in 1999" in_root anna HOME="$home" "${in_1999[@]}" QT_QPA_PLATFORM=offscreen comptoir --self-test
check "installed: the window shows in 1999" shown_in_root anna HOME="$home" "${in_1999[@]}" comptoir
check "installed: dossiers and databases open with it" grep -q 'vnd.comptoir.dossier+zip=comptoir.desktop' "$root/usr/share/applications/mimeinfo.cache"
check "installed: files named *.comptoir are known" grep -rq '\*.comptoir' "$root/usr/share/mime/globs2"
check "the package can be removed" chroot "$root" dpkg --purge comptoir
files >"$work/after"
check "nothing is left behind" diff "$work/before" "$work/after"

mkdir -p "$root/opt/Программы и данные" "$root/opt/read only" "$root/opt/packed"
tar -xzf "$archive" -C "$root/opt/Программы и данные" --strip-components=1
tar -xzf "$archive" -C "$root/opt/packed" --strip-components=1
mount --bind "$root/opt/packed" "$root/opt/read only"
mount -o remount,bind,ro "$root/opt/read only"
cp "$single" "$root/home/comptoir-single"
check "folder: self-test from a path with spaces and Cyrillic" \
    in_root anna HOME="$home" QT_QPA_PLATFORM=offscreen "/opt/Программы и данные/comptoir" --self-test
check "folder: self-test from a read-only place" in_root anna HOME="$home" QT_QPA_PLATFORM=offscreen "/opt/read only/comptoir" --self-test
check "folder: the window shows from a read-only place" shown_in_root anna HOME="$home" "/opt/read only/comptoir"
check "single file: self-test as an ordinary user" in_root anna HOME="$home" QT_QPA_PLATFORM=offscreen /home/comptoir-single --self-test
check "single file: self-test without a home" in_root nobody-home QT_QPA_PLATFORM=offscreen /home/comptoir-single --self-test
check "single file: self-test in 1999" in_root anna HOME="$home" "${in_1999[@]}" QT_QPA_PLATFORM=offscreen /home/comptoir-single --self-test
check "single file: the window shows" shown_in_root anna HOME="$home" /home/comptoir-single
check "no temporary file is left" bash -c "test -z \"\$(ls '$root/tmp' | grep -v '^comptoir.deb\$')\""

printf '\n%s passed, %s failed\n' "$passes" "$failures"
exit $((failures > 0))
