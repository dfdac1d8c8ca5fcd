#!/bin/sh
# Makes artifacts/pyd-VERSION-RUNTIME.tar.gz: pyd with .NET inside, for machines without it.
#
#   eng/archive.sh [RUNTIME]     linux-x64 or linux-arm64; this machine's when none is named
#
# The native agent for arm64 is inside when /usr/bin/aarch64-linux-gnu-gcc is there (Debian: gcc-aarch64-linux-gnu), or when this is an arm64 machine.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=eng/prerequisites.sh
. "$root/eng/prerequisites.sh"
case ${1:-$(uname -m)} in
linux-x64 | x86_64) runtime=linux-x64 ;;
linux-arm64 | aarch64) runtime=linux-arm64 ;;
*) echo "there is no runtime '${1:-$(uname -m)}': it is linux-x64 or linux-arm64" >&2; exit 2 ;;
esac
version=$(dotnet msbuild "$root/src/Cli" -getProperty:Version)
name=pyd-$version-$runtime
folder=$root/artifacts/archive/$name
rm -rf "$folder"
# A build of its own: ./pyd's is for a .NET that is installed.
dotnet publish "$root/src/Cli" --configuration Release --runtime "$runtime" --self-contained --output "$folder" --nologo -v q \
    -property:ArtifactsPath="$root/artifacts/archive/build" -property:IsArchive=true -property:DebugType=none
rm -f "$folder"/*.xml
tar -C "$root/artifacts/archive" -czf "$root/artifacts/$name.tar.gz" "$name"
echo "artifacts/$name.tar.gz"
