using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Formatting;

/// <summary>How DTrace prints a stack (libdtrace, <c>dt_print_ustack</c>): a new line, then a function a line, indented.</summary>
internal static class StackBlock
{
    /// <summary>Prints a stack.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="stack">The functions, innermost first, each ended by a newline.</param>
    public static void Print(TraceOutput output, TraceString stack)
    {
        output.Bytes("\n"u8);
        var rest = stack.Bytes;
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOf((byte)'\n') + 1;
            output.Repeat((byte)' ', output.StackIndent);
            output.Bytes(rest[..length]);
            rest = rest[length..];
        }
    }
}
