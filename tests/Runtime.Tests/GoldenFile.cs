using Pyd.Runtime.Output;
using Xunit;

namespace Pyd.Runtime.Tests;

/// <summary>The files in <c>Golden</c>: what DTrace or SystemTap printed, byte for byte.</summary>
internal static class GoldenFile
{
    public static void Is(string name, Action<TraceOutput> print)
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.verified.txt"));
        Assert.Equal(expected, Printed.By(print));
    }
}
