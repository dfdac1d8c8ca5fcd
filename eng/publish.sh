#!/bin/sh
# Publishes src/Cli, compiled ahead of time (ReadyToRun), and makes artifacts/pyd point to it. ./pyd calls this when sources are newer.
#
#   eng/publish.sh [--built STAMP]    --built: what "dotnet build" made is up to date; STAMP is a file from when that began
#
#   artifacts/pyd            a link to the newest complete publication; set by one rename, so a broken build never shows
#   artifacts/publish/N      the publications; the one before the newest stays, since a running pyd still loads from it
#   artifacts/publish/…/stamp    when the build began: what was edited during the build is newer
#   artifacts/build.log      what the build said
set -u
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
artifacts=$root/artifacts
log=$artifacts/build.log
# shellcheck source=eng/stale.sh
. "$root/eng/stale.sh"
mkdir -p "$artifacts/publish" || exit 1

# One build at a time; who waited finds the work done. The build inherits the lock, so it is held until the last of it has ended, and
# leaves no server behind that would hold it on.
exec 9>"$artifacts/lock"
flock 9 || exit 1
is_stale "$root" || exit 0

# shellcheck source=eng/prerequisites.sh
. "$root/eng/prerequisites.sh" || exit 1
echo "building pyd (once)…" >&2

publication=$artifacts/publish/$(date +%s%N)
mkdir "$publication" || exit 1
trap 'rm -rf "$publication"; exit 130' INT TERM HUP
built=
if [ "${1:-}" = --built ]; then
    built=--no-build
    cp -p "$2" "$publication/stamp"
else
    # An interrupted compilation may leave half a file that looks new.
    if [ -e "$artifacts/building" ]; then
        rm -rf "$artifacts/build"
    fi
    : >"$artifacts/building"
    : >"$publication/stamp"
fi
[ "${CI:-}" = true ] && export RestoreLockedMode=true
dotnet publish "$root/src/Cli" --configuration Release --output "$publication" --nologo $built \
    -nodeReuse:false -property:UseSharedCompilation=false >"$log" 2>&1 </dev/null
status=$?
rm -f "$artifacts/building"
if [ $status != 0 ] || [ ! -x "$publication/pyd" ]; then
    rm -rf "$publication"
    grep -E '(error|warn)' "$log" | sort -u | grep . >&2 || cat "$log" >&2
    echo "pyd could not be built; the whole log is $log" >&2
    exit 1
fi

# pyd looks for .NET where installers put it; anywhere else must be told.
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
case $dotnet in
/usr/share/dotnet | /usr/lib/dotnet) ;;
*) printf '%s\n' "$dotnet" >"$publication/dotnet-root" ;;
esac

previous=$(readlink "$artifacts/pyd" 2>/dev/null)
ln -sfn "publish/${publication##*/}" "$artifacts/pyd.new" && mv -Tf "$artifacts/pyd.new" "$artifacts/pyd" || exit 1
for old in "$artifacts"/publish/*; do
    case $old in
    "$publication" | "$artifacts/$previous") ;;
    *) rm -rf "$old" ;;
    esac
done
