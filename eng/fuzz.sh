#!/bin/sh
# Feeds the compiler scripts that are mostly wrong, for as long as it takes: ./test does a few thousand of the same, always the same ones.
#
#   eng/fuzz.sh [ROUNDS [SEED]]
#
# A script that makes the compiler throw is printed, with its round: make a golden case of it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
dotnet build "$root/tests/Compiler.Tests" --configuration Release --nologo --verbosity quiet
seed=${2:-$(date +%s)}
echo "seed $seed"
PYD_FUZZ_ROUNDS=${1:-200000} PYD_FUZZ_SEED=$((seed % 1000000000)) exec dotnet test \
    "$root/artifacts/build/bin/Compiler.Tests/release/Compiler.Tests.dll" --nologo --filter FullyQualifiedName~MutationTests
