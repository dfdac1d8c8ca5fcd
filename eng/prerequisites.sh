# Sees that what the build needs is there. Sourced by eng/publish.sh and ./test, for which it may set JAVA_HOME; false when
# something stays missing. Can be run by itself too: sh eng/prerequisites.sh
#
# Silent when all is there. Root on Debian and Ubuntu gets what is missing by apt-get, anybody else the command to run.

missing_prerequisites() {
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.0\.' || echo dotnet
    { [ -n "${JAVA_HOME:-}" ] && [ -x "${JAVA_HOME:-}/bin/java" ]; } || command -v java >/dev/null || echo java
    command -v npm >/dev/null || echo npm
    if ! command -v cc >/dev/null; then
        echo cc
    elif ! echo '#include <stdlib.h>' | cc -E -x c - >/dev/null 2>&1; then
        echo libc
    fi
}

# One of several packages that bring a tool: the first that the distribution has.
first_available() {
    for package; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            echo "$package"
            return
        fi
    done
    echo "$1"
}

packages_for() {
    for tool; do
        case $tool in
        dotnet) ! apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1 || echo dotnet-sdk-10.0 ;;
        java) first_available openjdk-17-jre-headless default-jre-headless ;;
        npm) echo npm ;;
        cc) echo gcc libc6-dev ;;
        libc) echo libc6-dev ;;
        esac
    done | tr '\n' ' ' | sed 's/ $//'
}

explain_prerequisites() {
    for tool; do
        case $tool in
        dotnet) echo "  the .NET SDK 10.0: curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0, then put ~/.dotnet in PATH" ;;
        java) echo "  Java 11 or later, which runs ANTLR over the grammars (in JAVA_HOME or PATH)" ;;
        npm) echo "  npm, which brings the ANTLR tool" ;;
        cc) echo "  a C compiler (cc), for the in-process agent" ;;
        libc) echo "  the C library's headers, for the in-process agent" ;;
        esac
    done
}

install_prerequisites() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null || true
    packages=$(packages_for "$@")
    [ -n "$packages" ] || return 0
    echo "installing $packages (once)…"
    # shellcheck disable=SC2086 — a list of names
    apt-get install -y -qq --no-install-recommends $packages >/dev/null || true
}

check_prerequisites() {
    missing=$(missing_prerequisites)
    # shellcheck disable=SC2086 — a list of names, here and below
    if [ -n "$missing" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        install_prerequisites $missing
        hash -r
        missing=$(missing_prerequisites)
    fi
    if [ -n "$missing" ]; then
        echo "pyd cannot be built here. Missing:"
        explain_prerequisites $missing
        packages=
        ! command -v apt-get >/dev/null || packages=$(packages_for $missing)
        [ -z "$packages" ] || echo "Install with: sudo apt-get install $packages"
        return 1
    fi
    # The build looks in JAVA_HOME and /usr/bin only (eng/antlr/Antlr.targets).
    if { [ -z "${JAVA_HOME:-}" ] || [ ! -x "${JAVA_HOME:-}/bin/java" ]; } && [ ! -x /usr/bin/java ]; then
        java=$(readlink -f "$(command -v java)")
        export JAVA_HOME="${java%/bin/java}"
    fi
}

check_prerequisites >&2
