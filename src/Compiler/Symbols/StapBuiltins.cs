using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Symbols;

/// <summary>
/// SystemTap's functions that the runtime answers; those that can be written in the language are in <c>src/Tapset</c>. Of a function of several
/// arities, the one that the others call is here.
/// </summary>
internal static class StapBuiltins
{
    public static readonly IReadOnlyList<BuiltinSymbol> All =
    [
        // tapset/string.stp, tokenize.stp
        Row("stringat", "long(string, long)", StapMembers.At, "A byte of a string by its position from 0; outside the string an error."),
        Row("strpos", "long(string, string)", RuntimeMembers.Index, "Where a string occurs first in another, or -1."),
        Row("text_str", "string(string)", StapMembers.Printable, "A string with escapes for what is not printable."),
        Row("text_strn", "string(string, long, long)", StapMembers.PrintableCut, "The same cut to a length (0 for any), in quotes when the last argument is not 0."),
        Row("isdigit", "long(string)", StapMembers.IsDigit, "Whether a string begins with a digit."),
        Row("tokenize", "string(string, string)", StapMembers.Tokenize, "The next piece of a string between delimiters; an empty string goes on with the one before."),

        // tapset/random.stp, linux/endian.stp, linux/inet.stp, errno.stp, linux/signal.stp
        Row("randint", "long(long)", StapMembers.Random, "A random number from 0 to below another, up to 1048576; a replay repeats it."),
        Row("htons", "long(long)", RuntimeMembers.SwapShort, "16 bits in network order."),
        Row("htonl", "long(long)", RuntimeMembers.SwapInteger, "32 bits in network order."),
        Row("htonll", "long(long)", RuntimeMembers.SwapLong, "64 bits in network order."),
        Row("errno_str", "string(long)", StapMembers.ErrorName, "The name of an error number, for example `ENOENT`."),
        Row("errno_p", "long(long)", StapMembers.IsError, "An error number without its sign, or 0 when it is none."),
        Row("signal_str", "string(long)", StapMembers.SignalName, "The name of a signal, for example `HUP`."),

        // tapset/floatingpoint.stp
        Row("fp_add", "long(long, long)", StapMembers.FloatAdd, "The sum of two floating-point numbers, which are integers with their bits."),
        Row("fp_sub", "long(long, long)", StapMembers.FloatSubtract, "Their difference."),
        Row("fp_mul", "long(long, long)", StapMembers.FloatMultiply, "Their product."),
        Row("fp_div", "long(long, long)", StapMembers.FloatDivide, "Their quotient."),
        Row("fp_rem", "long(long, long)", StapMembers.FloatRemainder, "Their remainder, as in IEEE 754."),
        Row("fp_sqrt", "long(long)", StapMembers.FloatSquareRoot, "The square root."),
        Row("fp_eq", "long(long, long)", StapMembers.FloatEqual, "Whether they are equal."),
        Row("fp_le", "long(long, long)", StapMembers.FloatAtMost, "Whether the first is at most the second."),
        Row("fp_lt", "long(long, long)", StapMembers.FloatLess, "Whether the first is less."),
        Row("long_to_fp", "long(long)", StapMembers.FloatFromInteger, "An integer as a floating-point number."),
        Row("fp_to_long", "long(long, long, long)", StapMembers.FloatToInteger,
            "A floating-point number as an integer; rounded to nearest (0), toward zero (1), down (2), up (3), away from zero (4), to odd (6)."),
        Row("fp32_to_fp64", "long(long)", StapMembers.FloatFromSingle, "A number of 32 bits as one of 64."),
        Row("fp_to_string", "string(long, long)", StapMembers.FloatToText, "A floating-point number with so many digits after the point."),
        Row("string_to_fp", "long(string)", StapMembers.FloatFromText, "The floating-point number that a string spells."),

        // tapset/linux/context.stp, context-envvar.stp
        Row("euid", "long()", StapMembers.EffectiveUid, "The effective user id."),
        Row("egid", "long()", StapMembers.EffectiveGid, "The effective group id."),
        Row("pgrp", "long()", StapMembers.Group, "The process group."),
        Row("sid", "long()", StapMembers.Session, "The session id."),
        Row("pexecname", "string()", StapMembers.ParentName, "The short name of the parent's executable."),
        Row("stp_pid", "long()", StapMembers.Tracer, "The process id of pyd."),
        Row("cmdline_args", "string(long, long, string)", StapMembers.Arguments,
            "The process's arguments from the n-th to the m-th (negative: to the last), with a delimiter between them."),
        Row("env_var", "string(string)", StapMembers.EnvironmentVariable, "A variable of the process's environment."),
        Row("target_set_pid", "long(long)", StapMembers.IsInTargetSet, "Whether a process is the target or one that it has started."),
        Row("local_clock_ns", "long()", null, "Nanoseconds of the trace's clock."),

        // tapset/python3.*.stp
        Row("python_print_backtrace", "void()", null, "In a probe of a Python function: prints the functions that run, with files and lines, innermost first."),
        Row("python_sprint_backtrace", "string()", null, "The same as a string."),

        // tapset/indent.stp, logging.stp
        Row("thread_indent_depth", "long(long)", StapMembers.ThreadIndentDepth, "The depth of `thread_indent`, after a change."),
        Row("indent_depth", "long(long)", StapMembers.IndentDepth, "The depth of `indent`, after a change."),
        Row("switch_file", "void()", RuntimeMembers.SwitchFile, "Goes on printing in the next file: FILE.1 after the FILE of -o."),
        Row("system", "void(string)", RuntimeMembers.System, "Runs a shell command, whose output comes after what was printed before."),
        Row("abort", "void()", StapMembers.Abort, "Ends the session and, at once, the probe; no `catch` goes on after it."),
    ];

    private static BuiltinSymbol Row(string name, string signature, RuntimeMember? member, string description) =>
        new(name, Dialect.Stap, signature, member, description);
}
