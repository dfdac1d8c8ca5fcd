using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Formatting;

/// <summary>How DTrace prints a stack (libdtrace, <c>dt_print_ustack</c>): a new line, then a function a line, indented.</summary>
internal static class StackBlock
{
    /// <summary>Prints a stack.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="stack">The functions, innermost first, each ended by a newline.</param>
    public static void Print(TraceOutput output, TraceString stack) => Print(output, stack, output.StackIndent);

    /// <summary>Prints a stack with so many blanks before each line.</summary>
    public static void Print(TraceOutput output, TraceString stack, int indent)
    {
        output.Bytes("\n"u8);
        var rest = stack.Bytes;
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOf((byte)'\n') + 1;
            output.Repeat((byte)' ', indent);
            output.Bytes(rest[..length]);
            rest = rest[length..];
        }
    }
}
