using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary><c>pyd dtrace</c>: what DTrace 2.0.7 prints and how it ends for a command line.</summary>
public sealed class DtraceOptionTests
{
    private const string Header = "   ID   PROVIDER            MODULE                          FUNCTION NAME\n";
    private const string Begin = "    1     dtrace                                                     BEGIN\n";
    private const string End = "    2     dtrace                                                     END\n";

    [Theory]
    [InlineData("-l -n BEGIN", Header + Begin)]
    [InlineData("-l -i 1", Header + Begin)]
    [InlineData("-l -n nosuch", Header, "dtrace: failed to match :::nosuch: No probe matches description\n")]
    [InlineData("-l -P nosuch", Header, "dtrace: failed to match nosuch:::: No probe matches description\n")]
    [InlineData("-l -v -n BEGIN", Header + Begin + "\n\tProbe Description Attributes\n\t\tIdentifier Names: Stable\n\t\tData Semantics:   Stable\n\t\tDependency Class: Common\n"
        + "\n\tArgument Attributes\n\t\tIdentifier Names: Stable\n\t\tData Semantics:   Stable\n\t\tDependency Class: Common\n\n\tArgument Types\n\t\tNone\n\n")]
    [InlineData("-l -i 2-2", Header + End, "dtrace: failed to match :::-2: No probe matches description\n")]
    [InlineData("-q -n BEGIN{trace($pid>0&&$ppid>=0&&$pgid>=0&&$sid>=0&&$uid==$euid&&$gid==$egid);exit(0)}", "1\n")]
    [InlineData("-q -b 10k -n BEGIN{exit(0)}", "\n", "bufsize increased to 16384\n")]
    [InlineData("-e -n BEGIN", "")]
    [InlineData("-q -n BEGIN{exit(0)} -x quiet=off -x quiet", "\n")]
    public void Works(string words, string output, string error = "") => Check(words, 0, output, error);

    [Fact]
    public void Libraries_come_in_the_order_of_their_needs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.d", "#pragma D depends_on library b.d\ninline int twice = 2 * once;\n");
        folder.Write("b.d", "#pragma D depends_on provider python\ninline int once = 21;\nBEGIN { printf(\"no clause of a library runs\\n\"); }\n");
        folder.Write("c.d", "#pragma D depends_on module vmlinux\ninline int kernel = nothing;\n");
        Check($"-q -L {folder.Path} -n BEGIN{{trace(twice);exit(0)}}", 0, "42\n", "");
        // A typedef of one text is a type in the next.
        folder.Write("types.d", "typedef char small;\n");
        folder.Write("more.txt", "typedef small smaller;\n");
        Check($"-q -L {folder.Path} -s {folder.Path}/more.txt -n BEGIN{{trace((smaller)(small)300);exit(0)}}", 0, "44\n", "");
        folder.Write("d.d", "\nBEGIN\n{\n\tnosuch();\n}\n");
        Check($"-q -L {folder.Path} -n BEGIN{{exit(0)}}", 1, "", $"dtrace: invalid probe specifier BEGIN{{exit(0)}}: \"{folder.Path}/d.d\", line 4: undefined function name: nosuch\n");
        folder.Write("d.d", "\ninline int wrong = nothing;\n");
        var result = PydCommand.Run("dtrace", "-L", folder.Path, "-n", "BEGIN{exit(0)}");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"dtrace: invalid probe specifier BEGIN{{exit(0)}}: \"{folder.Path}/d.d\", line 2: ", result.Error, StringComparison.Ordinal);
        folder.Write("b.d", "#pragma D depends_on library a.d\n");
        Check($"-L {folder.Path} -n BEGIN{{exit(0)}}", 1, "", "dtrace: invalid probe specifier BEGIN{exit(0)}: library a.d depends on itself\n");
    }

    [Theory]
    [InlineData("-l -V", "only one of the [-GhlV] options can be specified at a time")]
    [InlineData("-B -l", "-B not valid in combination with [-Gl] options")]
    [InlineData("-B -o x -n BEGIN", "-B not valid in combination with -o option")]
    [InlineData("-h", "-h requires one or more scripts or enabling options")]
    public void Command_line_is_wrong(string words, string message) => Check(words, 2, "", $"dtrace: {message}\n");

    [Theory]
    [InlineData("-q", "no probes specified")]
    [InlineData("-x nosuch -n BEGIN", "failed to set -x nosuch: Invalid option name")]
    [InlineData("-b foo -n BEGIN", "failed to set -b foo: Invalid value for specified option")]
    [InlineData("-X q -n BEGIN", "failed to set -X q: Invalid value for specified option")]
    [InlineData("-x strsize=1 -n BEGIN", "failed to set -x strsize: Invalid value for specified option")]
    [InlineData("-q -b 59 -n BEGIN{exit(0)}", "could not enable tracing: Enabling exceeds size of buffer")]
    [InlineData("-q -x bufsize=0 -n BEGIN{exit(0)}", "could not enable tracing: Enabling exceeds size of buffer")]
    [InlineData("-p abc -n BEGIN", "invalid pid: abc")]
    [InlineData("-p 99999999 -n BEGIN", "No such process")]
    [InlineData("-o /no/such/file -n BEGIN", "failed to open output file '/no/such/file': No such file or directory")]
    [InlineData("-i 99999", "invalid probe specifier 99999: invalid probe identifier 99999: Unknown probe identifier")]
    [InlineData("-f 4.5", "invalid probe specifier 4.5: probe identifier 4 not permitted when specifying functions")]
    [InlineData("-i 4-2", "invalid probe specifier 4-2: probe description :::-2 does not match any probes")]
    [InlineData("-i 0-2", "invalid probe specifier 0-2: invalid probe identifier 0: Unknown probe identifier")]
    [InlineData("-x iregs=3 -n BEGIN", "failed to set -x iregs: Insufficient registers to generate code")]
    [InlineData("-q -x aggsize=1024t -n BEGIN{@=count();exit(0)}", "could not enable tracing: failed to create BPF map 'aggs': Too big")]
    [InlineData("-n nosuch -q", "invalid probe specifier nosuch: probe description :::nosuch does not match any probes")]
    [InlineData("-s /no/such.d", "failed to open /no/such.d: No such file or directory")]
    public void Run_is_impossible(string words, string message) => Check(words, 1, "", $"dtrace: {message}\n");

    [Theory]
    [InlineData("BEGIN{trace(nosuch)}", "in action list: failed to resolve nosuch: Unknown variable name")]
    [InlineData("BEGIN/nosuch/{trace(1)}", "in predicate: failed to resolve nosuch: Unknown variable name")]
    [InlineData("BEGIN{trace($1)}", "macro argument $1 is not defined")]
    [InlineData("BEGIN{x=1/0;}", "expression contains division by zero")]
    [InlineData("BEGIN{@a=count();@a=sum(1)}", "in action list: aggregation redefined: @a\n\t current: @a = sum( )\n\tprevious: @a = count( ) : line 1")]
    [InlineData("BEGIN{printf(\"%d\")}", "printf( ) prototype mismatch: conversion #1 (%d) is missing a corresponding value argument")]
    [InlineData("BEGIN{foo(1)}", "undefined function name: foo")]
    [InlineData("BEGIN{exit(0}", "syntax error near \"}\"")]
    [InlineData("nosuch{trace(1)}", "probe description :::nosuch does not match any probes")]
    [InlineData("BEGIN{trace($nosuch)}", "macro variable $nosuch is not defined")]
    public void Mistakes_of_the_command_line_name_the_part_of_the_clause(string clause, string sentence) =>
        Check($"-e -n {clause}", 1, "", $"dtrace: invalid probe specifier {clause}: {sentence}\n");

    [Fact]
    public void Usage_follows_an_unknown_option()
    {
        var result = InProcess.Run("dtrace", "-y");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("dtrace: invalid option -- 'y'\nUsage: dtrace [-32|-64] [-CeFGhHlqSvVwZ] [-b bufsz] [-c cmd] [-D name[=def]]\n\t[-I path]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_of_probes_is_left_to_the_next_dtrace_in_path()
    {
        using var folder = new TemporaryFolder();
        var shims = folder.File("shims");
        Assert.Equal(0, PydCommand.Run("install-shims", shims).ExitCode);
        var other = folder.Write("dtrace", "#!/bin/sh\necho \"other: $*\"\n");
        Assert.Equal(0, Command.Run("chmod", ["+x", other]).ExitCode);
        var environment = new Dictionary<string, string> { ["PATH"] = $"{shims}:{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}" };
        var result = Command.Run(Path.Combine(shims, "dtrace"), ["-h", "-s", "p.d"], environment: environment);
        Assert.Equal((0, "other: -h -s p.d\n"), (result.ExitCode, result.Output));
    }

    private static void Check(string words, int exitCode, string output, string error)
    {
        // What a script prints goes around the console's writers.
        string[] arguments = ["dtrace", .. words.Split(' ')];
        var result = output.Length > 0 ? PydCommand.Run(arguments) : InProcess.Run(arguments);
        Assert.Equal((exitCode, output, error), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData("BEGIN { foo(1); }", "undefined function name: foo")]
    [InlineData("BEGIN { trace(nosuch); }", "failed to resolve nosuch: Unknown variable name")]
    [InlineData("BEGIN { strlen(); }", "strlen( ) prototype mismatch: 0 args passed, 1 expected")]
    [InlineData("BEGIN { @a = count(); @a = sum(1); }", "aggregation redefined: @a\n\t current: @a = sum( )\n\tprevious: @a = count( ) : line 1")]
    [InlineData("BEGIN { trace(arg0) }}", "syntax error near \"}\"")]
    [InlineData("BEGIN { printf(\"%d %d\", 1); }", "printf( ) prototype mismatch: conversion #2 (%d) is missing a corresponding value argument")]
    [InlineData("BEGIN { printf(\"%d\", \"a\"); }", "printf( ) argument #2 is incompatible with conversion #1 prototype:\n\tconversion: %d\n\t prototype: char, short, int, long, or long long\n\t  argument: string")]
    [InlineData("BEGIN { printf(\"%*d\", \"a\", 1); }", "printf( ) argument #2 is incompatible with conversion #1 prototype:\n\tconversion: % * d\n\t prototype: int\n\t  argument: string")]
    [InlineData("BEGIN { printf(\"a\", 1); }", "printf( ) prototype mismatch: only 0 arguments required by this format string")]
    [InlineData("BEGIN { printf(\"%y\", 1); }", "format conversion #1 is undefined: %y")]
    [InlineData("BEGIN { exit(\"a\"); }", "exit( ) argument #1 is incompatible with prototype:\n\tprototype: int\n\t argument: string")]
    [InlineData("BEGIN { x = 1; x = \"a\"; }", "operands have incompatible types: \"int\" = \"string\"")]
    [InlineData("BEGIN { trace(1 & \"a\"); }", "operator & requires operands of integral type")]
    [InlineData("BEGIN { trace(1 / 0); }", "expression contains division by zero")]
    [InlineData("BEGIN { pid = 1; }", "operator = can only be applied to a writable variable")]
    [InlineData("BEGIN { trace(\"a); }", "newline encountered in string literal")]
    [InlineData("BEGIN { commit(1); printf(\"a\"); }", "data-recording actions may not follow commit( )")]
    [InlineData("int char x; BEGIN { }", "invalid type combination")]
    [InlineData("BEGIN { printa(@z); }", "failed to resolve @z: Unknown variable name")]
    public void Mistakes_are_said_in_the_words_of_dtrace(string script, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.d", script);
        var result = InProcess.Run("dtrace", "-e", "-s", file);
        Assert.Equal((1, $"dtrace: failed to compile script {file}: line 1: {sentence}\n"), (result.ExitCode, result.Error));
    }
}
