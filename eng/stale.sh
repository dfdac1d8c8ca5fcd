# is_stale ROOT: whether pyd was never published, or something it is built from is newer than the start of that build. Sourced.
# Folders count as well, so that a deleted file is noticed. What tools write into the tree does not count.
is_stale() {
    [ -x "$1/artifacts/pyd/pyd" ] && [ -e "$1/artifacts/pyd/stamp" ] || return 0
    [ -n "$(find "$1/src" "$1/grammar" "$1/eng/antlr" "$1"/Directory.* "$1/global.json" \
        \( -name node_modules -o -name __pycache__ -o -name bin -o -name obj \) -prune -o \
        ! -name packages.lock.json ! -name antlr ! -name '.*.sw?' -newer "$1/artifacts/pyd/stamp" -print -quit)" ]
}
