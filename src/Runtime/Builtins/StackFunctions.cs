using System.Globalization;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>What a D script asks about the Python stack of the event's thread, and about the functions in it.</summary>
public static class StackFunctions
{
    /// <summary><c>ustack()</c>: the names of functions, innermost first, each ended by a newline.</summary>
    /// <param name="thread">Whose stack.</param>
    /// <param name="frames">At most so many; 0 for as many as the option <c>ustackframes</c> says.</param>
    public static TraceString Text(TraceThread thread, long frames) => thread.Stack is { } stack
        ? stack.Text((int)Math.Min(frames == 0 ? thread.StackFrames : frames, int.MaxValue))
        : TraceString.Empty;

    /// <summary><c>ustackdepth</c></summary>
    public static long Depth(TraceThread thread) => thread.Stack?.Depth ?? 0;

    /// <summary><c>ucaller</c>: an address that stands for the function that has called the innermost one; 0 when there is none.</summary>
    public static long Caller(TraceThread thread) => thread.Stack?.Caller?.Frame.Address ?? 0;

    /// <summary><c>usym()</c>: the function that an address stands for, else the address in hexadecimal.</summary>
    public static TraceString SymbolName(TraceProgram program, long address) => program.Stacks?.Find(address)?.Name ?? Hexadecimal(address);

    /// <summary><c>umod()</c>: its file.</summary>
    public static TraceString SymbolModule(TraceProgram program, long address) => program.Stacks?.Find(address)?.Module ?? Hexadecimal(address);

    private static TraceString Hexadecimal(long address) => TraceString.From(string.Create(CultureInfo.InvariantCulture, $"0x{address:x}"));
}
