using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

/// <summary>The scripts of the HOWTO, as it prints them.</summary>
internal static class SeedScripts
{
    public static TheoryData<string, Dialect> All => new()
    {
        { CallStack, Dialect.D },
        { Tapset, Dialect.Stap },
        { CallHierarchyByTapset, Dialect.Stap },
        { CallHierarchy, Dialect.Stap },
        { Top, Dialect.Stap },
    };

    public const string CallStack = """
        self int indent;
        python$target:::function-entry
        /copyinstr(arg1) == "start"/
        {
        self->trace = 1;
        }
        python$target:::function-entry
        /self->trace/
        {
        printf("%d\t%*s:", timestamp, 15, probename);
        printf("%*s", self->indent, "");
        printf("%s:%s:%d\n", basename(copyinstr(arg0)), copyinstr(arg1), arg2);
        self->indent++;
        }
        python$target:::function-return
        /self->trace/
        {
        self->indent--;
        printf("%d\t%*s:", timestamp, 15, probename);
        printf("%*s", self->indent, "");
        printf("%s:%s:%d\n", basename(copyinstr(arg0)), copyinstr(arg1), arg2);
        }
        python$target:::function-return
        /copyinstr(arg1) == "start"/
        {
        self->trace = 0;
        }

        """;

    public const string Tapset = """
        /*
        Provide a higher-level wrapping around the function__entry and
        function__return markers:
        \*/
        probe python.function.entry = process("python").mark("function__entry")
        {
        filename = user_string($arg1);
        funcname = user_string($arg2);
        lineno = $arg3;
        frameptr = $arg4
        }
        probe python.function.return = process("python").mark("function__return")
        {
        filename = user_string($arg1);
        funcname = user_string($arg2);
        lineno = $arg3;
        frameptr = $arg4
        }

        """;

    public const string CallHierarchyByTapset = """
        probe python.function.entry
        {
        printf("%s => %s in %s:%d\n",
        thread_indent(1), funcname, filename, lineno);
        }
        probe python.function.return
        {
        printf("%s <= %s in %s:%d\n",
        thread_indent(-1), funcname, filename, lineno);
        }

        """;

    public const string CallHierarchy = """
        probe process("python").mark("function__entry") {
        filename = user_string($arg1);
        funcname = user_string($arg2);
        lineno = $arg3;
        printf("%s => %s in %s:%d\\n",
        thread_indent(1), funcname, filename, lineno);
        }
        probe process("python").mark("function__return") {
        filename = user_string($arg1);
        funcname = user_string($arg2);
        lineno = $arg3;
        printf("%s <= %s in %s:%d\\n",
        thread_indent(-1), funcname, filename, lineno);
        }

        """;

    public const string Top = """
        global fn_calls;
        probe python.function.entry
        {
        fn_calls[pid(), filename, funcname, lineno] += 1;
        }
        probe timer.ms(1000) {
        printf("\033[2J\033[1;1H") /* clear screen \*/
        printf("%6s %80s %6s %30s %6s\n",
        "PID", "FILENAME", "LINE", "FUNCTION", "CALLS")
        foreach ([pid, filename, funcname, lineno] in fn_calls- limit 20) {
        printf("%6d %80s %6d %30s %6d\n",
        pid, filename, lineno, funcname,
        fn_calls[pid, filename, funcname, lineno]);
        }
        delete fn_calls;
        }

        """;
}
