using System.Text;
using Pyd.Runtime.Output;
using Xunit;

namespace Pyd.Runtime.Tests;

/// <summary>What something prints, as text.</summary>
internal static class Printed
{
    public static string By(Action<TraceOutput> print)
    {
        var output = new TraceOutput(Stream.Null);
        print(output);
        output.EndFiring();
        return Encoding.Latin1.GetString(output.Pending);
    }

    /// <summary>
    /// Compares with what DTrace or SystemTap printed. Blanks at the end of a line of the expected text are written as a visible <c>$</c>
    /// after them, as <c>cat -E</c> does, so that editors keep them.
    /// </summary>
    public static void Is(string expected, Action<TraceOutput> print)
    {
        var text = expected.ReplaceLineEndings("\n").Replace("$\n", "\n", StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(By(print))));
    }
}
