namespace Pyd.Cli.Help;

/// <summary>What people type: shown by <c>-h</c> and in the man page.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, (string Line, string What)[]> ByVerb = new(StringComparer.Ordinal)
    {
        ["run"] =
        [
            ("pyd run call_stack.d -c \"python3 script.py\"", "start a program and trace it"),
            ("pyd run -n 'python*:::function-entry { @[copyinstr(arg1)] = count(); }' -c \"python3 script.py\"", "count calls by function"),
            ("pyd run -e 'probe process.mark(\"gc__start\") { println($arg1) }' -c \"python3 script.py\"", "the same with a line of stap"),
            ("pyd run call_stack.d --replay events.jsonl", "run on a recorded trace"),
            ("pyd run --live -n 'python*:::function-entry { @[copyinstr(arg1)] = count(); }' -c \"python3 script.py\"", "watch the counts grow"),
            ("pyd run --format json call_stack.d --replay events.jsonl | jq .output", "for other programs"),
            ("sudo pyd run call_stack.d -p 1234", "trace a running process through the kernel"),
        ],
        ["compile"] = [("pyd compile call_stack.d && dotnet call_stack.dll -c \"python3 script.py\"", "a script that runs by itself")],
        ["check"] =
        [
            ("pyd check scripts/*.d", "say what is wrong with scripts"),
            ("pyd check --format sarif scripts/*.d >pyd.sarif", "the same for a code host"),
        ],
        ["dump"] = [("pyd dump --stage il call_stack.d", "what the compiler makes of a script")],
        ["list"] =
        [
            ("pyd list /usr/bin/python3.11", "the static markers of a program"),
            ("sudo pyd list -p 1234", "those of a process and its libraries"),
        ],
        ["record"] =
        [
            ("pyd record -o trace.arrow -c \"python3 script.py\"", "record a program's events"),
            ("pyd record -o trace.arrow call_stack.d -c \"python3 script.py\"", "those of a script's probes"),
            ("pyd run call_stack.d --replay trace.arrow", "run a script on them"),
        ],
        ["export"] = [("pyd export trace.arrow -o trace.json --format chrome", "look at a recording in a browser")],
        ["repair"] = [("pyd repair trace.arrow", "keep what a recording holds that was cut short")],
        ["doctor"] = [("pyd doctor python3.12", "what can be traced in a Python, and how")],
        ["explain"] =
        [
            ("pyd explain PYD2014", "what a message means"),
            ("pyd explain D_AGG_REDEF", "the same by DTrace's tag"),
        ],
        ["install-shims"] = [("pyd install-shims ~/.local/share/pyd/bin && PATH=~/.local/share/pyd/bin:$PATH", "let dtrace and stap be pyd")],
        ["completion"] = [("pyd completion bash >~/.local/share/bash-completion/completions/pyd", "for bash"), ("pyd completion zsh >~/.zfunc/_pyd", "for zsh"), ("pyd completion fish >~/.config/fish/completions/pyd.fish", "for fish")],
        ["man"] = [("pyd man >~/.local/share/man/man1/pyd.1", "put the page where man(1) looks"), ("pyd man | man -l -", "read it at once")],
    };

    /// <summary>The examples of a verb.</summary>
    public static IReadOnlyList<(string Line, string What)> Of(string verb) => ByVerb.GetValueOrDefault(verb) ?? [];
}
