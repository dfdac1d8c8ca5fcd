#!/bin/sh
# eng/summary.sh FOLDER [ASSEMBLY…]: reads the .trx files in FOLDER; lists skipped tests and the failed ones with their reasons, and
# prints "N passed, N failed, N skipped" last. An assembly named here left no results, a run that broke off is marked in its file: each
# counts as one failure. Exits 1 on failures and when nothing ran.
folder=$1
shift
for assembly; do
    echo "failed: $assembly left no results"
done
lost=$#
set -- "$folder"/*.trx
[ -e "$1" ] || set -- /dev/null
awk -v failed="$lost" '
# A tag and the text after it is one record: an XML reader for the one shape that vstest writes.
BEGIN { RS = "<" }
function attribute(name,    at, rest) {
    at = index($0, " " name "=\"")
    if (!at) return ""
    rest = substr($0, at + length(name) + 3)
    return text(substr(rest, 1, index(rest, "\"") - 1))
}
function text(value) {
    gsub(/&#xD;|&#xA;|[\r\n]+/, " ", value)
    gsub(/&lt;/, "<", value); gsub(/&gt;/, ">", value); gsub(/&quot;/, "\"", value); gsub(/&apos;|&#39;/, "\047", value)
    gsub(/&amp;/, "\\&", value)
    return value
}
/^UnitTestResult / {
    name = attribute("testName")
    outcome = attribute("outcome")
    reason = ""
    if ($0 ~ /\/>[ \r\n]*$/) finish()
}
/^Message>/ && name != "" { reason = text(substr($0, 9)) }
/^StdOut>/ && name != "" && reason == "" { reason = text(substr($0, 8)) }
/^\/UnitTestResult>/ { finish() }
/^ResultSummary / && attribute("outcome") != "Completed" && !failures_here { aborted = 1 }
/^RunInfo / && attribute("outcome") == "Error" { aborted = 1 }
/^\/TestRun>/ {
    if (aborted && !failures_here) { failed++; failures[++listed] = FILENAME ": the run broke off" }
    aborted = failures_here = 0
}
function finish() {
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") { skipped++; skips[skipped] = name ": " reason }
    else { failed++; failures_here++; failures[++listed] = name (reason == "" ? "" : ": " substr(reason, 1, 400)) }
    name = ""
}
END {
    for (i = 1; i <= skipped; i++) print "skipped: " skips[i] | "sort"
    close("sort")
    for (i = 1; i <= listed; i++) print "failed: " failures[i] | "sort"
    close("sort")
    if (passed + failed + skipped == 0) print "no test ran"
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0 || passed + failed + skipped == 0
}' "$@"
