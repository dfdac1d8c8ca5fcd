#!/usr/bin/env python3
"""Measures scripts on a recorded trace: bench/replay.py [--events N] [--rounds N] [--folder F] [--write]

The scripts of bench/scripts by `pyd run`, by hand in C# over the same file (bench/Replay), as SQL in DuckDB over the same trace as Parquet, and by
mawk and python3 over the same trace as text. All take their turn in every round, on one processor each, and have to find the same. The trace and
its other forms stay in the folder. Printed are medians, with lowest and highest; --write puts the table into bench/README.md.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MARK = "<!-- replay -->\n"

# A line of text: time, probe, pid, tid, file, function, line
MAWK = {
    "count": '$2 == "function-entry" { n[$6]++ } END { for (f in n) print f, n[f] }',
    "predicate": '$2 == "function-entry" && $6 == "function_150" { n++ } END { print n }',
    "top20": '$2 == "function-entry" { n[$3 " " $5 " " $6]++ } END { for (k in n) print n[k], k | "sort -rn | head -20" }',
    "durations": '$2 == "function-entry" { ts[$4] = $1; next } $4 in ts { b = 0; for (d = $1 - ts[$4]; d > 1; d = int(d / 2)) b++; n[b]++; delete ts[$4] }'
                 ' END { for (b in n) print 2 ^ b, n[b] }',
    "call_stack": 'function base(p, a) { return a[split(p, a, "/")] } $2 == "function-entry" { printf "%s\\t%15s:%*s%s:%s:%d\\n", $1, $2, depth[$4], "", base($5), $6, $7; depth[$4]++ }'
                  ' $2 == "function-return" { depth[$4]--; printf "%s\\t%15s:%*s%s:%s:%d\\n", $1, $2, depth[$4], "", base($5), $6, $7 }',
}
PYTHON = {
    "count": """
n = {}
for line in lines:
    c = line.split("\\t")
    if c[1] == "function-entry":
        n[c[5]] = n.get(c[5], 0) + 1
for f in n:
    print(f, n[f])
""",
    "predicate": """
n = 0
for line in lines:
    c = line.split("\\t")
    if c[1] == "function-entry" and c[5] == "function_150":
        n += 1
print(n)
""",
    "top20": """
n = {}
for line in lines:
    c = line.split("\\t")
    if c[1] == "function-entry":
        k = c[2], c[4], c[5]
        n[k] = n.get(k, 0) + 1
for k in sorted(n, key=n.get)[-20:]:
    print(n[k], *k)
""",
    "durations": """
ts, n = {}, {}
for line in lines:
    c = line.split("\\t")
    if c[1] == "function-entry":
        ts[c[3]] = int(c[0])
    elif c[3] in ts:
        b = (int(c[0]) - ts.pop(c[3])).bit_length() - 1
        n[b] = n.get(b, 0) + 1
for b in n:
    print(2 ** b, n[b])
""",
    "call_stack": """
depth = {}
for line in lines:
    c = line.split("\\t")
    d = depth.get(c[3], 0)
    if c[1] == "function-return":
        d -= 1
    print("%s\\t%15s:%*s%s:%s:%s" % (c[0], c[1], d, "", c[4].rpartition("/")[2], c[5], c[6]), end="")
    depth[c[3]] = d + 1 if c[1] == "function-entry" else d
""",
}
SQL = {
    "count": "select str1, count(*) from t where probe = ENTRY group by 1",
    "predicate": "select count(*) from t where probe = ENTRY and str1 = 'function_150'",
    "top20": "select count(*) c, pid, str0, str1 from t where probe = ENTRY group by 2, 3, 4 order by c desc limit 20",
    "durations": "select 1 << floor(log2(time - began))::int, count(*) from (select time, probe, lag(probe) over w as last, lag(time) over w as began from t"
                 " window w as (partition by tid order by time)) where probe <> ENTRY and last = ENTRY group by 1",
}


def run(words, output=subprocess.PIPE):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, stdout=output, stderr=subprocess.PIPE, universal_newlines=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit("%s\n%s" % (" ".join(words), done.stderr))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def numbers(script, text):
    """What a way has found, as far as all print it alike."""
    rows = [line.split() for line in text.splitlines() if line.strip() and "value" not in line]
    if script == "top20":
        return sorted(int(row[0] if row[-1].startswith("function") else row[-1]) for row in rows)
    return sorted(int(row[-1]) for row in rows)


def spread(values):
    return "%.0f (%.0f – %.0f)" % (statistics.median(values), min(values), max(values))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--events", type=int, default=10000000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", default=os.path.join(ROOT, "artifacts", "bench"))
    options.add_argument("--scripts", default="count,predicate,top20,durations,call_stack")
    options.add_argument("--ways", default="pyd,hand,DuckDB,mawk,python3")
    options.add_argument("--write", action="store_true")
    options = options.parse_args()
    folder = os.path.join(options.folder, str(options.events))
    os.makedirs(folder, exist_ok=True)
    run(["dotnet", "build", os.path.join(HERE, "Replay"), "-c", "Release", "--nologo", "-v", "q"])
    built = os.path.join(ROOT, "artifacts", "build", "bin", "Replay")
    bench = ["dotnet", os.path.join(built, next(name for name in os.listdir(built) if name.startswith("release")), "replay-bench.dll")]
    pyd = os.path.join(ROOT, "pyd")
    trace, text, parquet = (os.path.join(folder, "trace." + kind) for kind in ("arrow", "tsv", "parquet"))
    for path, make in ((trace, bench + ["generate", str(options.events), trace]), (text, bench + ["text", trace, text]),
                       (parquet, [pyd, "export", trace, "--format", "parquet", "-o", parquet])):
        if not os.path.exists(path):
            run(make)
    entry = "(select probe from '%s' where probe like '%%function-entry' limit 1)" % parquet

    def command(way, script):
        if way == "pyd":
            return [pyd, "run", os.path.join(HERE, "scripts", script + ".d"), "--replay", trace]
        if way == "hand":
            return bench + ["hand", script, trace]
        if way == "DuckDB":
            return bench + ["sql", "1", SQL[script].replace("ENTRY", entry).replace("from t", "from '%s' t" % parquet)]
        if way == "mawk":
            return ["mawk", "-F\t", MAWK[script], text]
        return ["python3", "-c", "lines = open(%r)\n%s" % (text, PYTHON[script])]

    scripts, ways = options.scripts.split(","), options.ways.split(",")
    times, load = {}, os.getloadavg()[0]
    for _ in range(options.rounds):
        for script in scripts:
            found = None
            for way in ways:
                if way == "DuckDB" and script not in SQL:
                    continue
                with open(os.devnull, "w") as nothing:
                    time, printed = run(command(way, script), nothing if script == "call_stack" else subprocess.PIPE)
                times.setdefault((script, way), []).append(time * 1e9 / options.events)
                if script in ("count", "predicate", "top20"):
                    found = found or numbers(script, printed)
                    if numbers(script, printed) != found:
                        sys.exit("%s finds something else of %s:\n%s" % (way, script, printed[:1000]))
    lines = ["%d events, %d rounds, load %.1f at the start; ns of processor time an event, start included." % (options.events, options.rounds, load), "",
             "| script | " + " | ".join({"pyd": "`pyd run`", "hand": "C# by hand"}.get(way, way) for way in ways) + " | pyd to by hand |", "| --- " * (len(ways) + 2) + "|"]
    for script in scripts:
        cells = [spread(times[script, way]) if (script, way) in times else "–" for way in ways]
        ratio = "%.2f" % (statistics.median(times[script, "pyd"]) / statistics.median(times[script, "hand"])) if "hand" in ways and "pyd" in ways else "–"
        lines.append("| %s | %s | %s |" % (script, " | ".join(cells), ratio))
    table = "\n".join(lines) + "\n"
    print(table)
    if options.write:
        readme = os.path.join(HERE, "README.md")
        with open(readme) as file:
            head, rest = file.read().split(MARK)
        with open(readme, "w") as file:
            file.write(head + MARK + table + rest[rest.index("<!-- replay end -->"):])


main()
