using System.Buffers.Text;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>The values that an event brings of the Python function it is about; see <see cref="Events.WantedProbe.Captures"/>.</summary>
public static class PythonValues
{
    private static readonly TraceString Absent = new("The event has no values of Python variables; only the agent in Python reads them"u8);

    /// <summary>One value's text; an error where there is none.</summary>
    /// <param name="program">Takes the error.</param>
    /// <param name="values">All values of the event.</param>
    /// <param name="path">Which one.</param>
    /// <param name="site">Where the script reads it.</param>
    public static TraceString Of(TraceProgram program, TraceString values, TraceString path, int site)
    {
        var rest = values.Bytes;
        while (rest.IndexOf((byte)' ') is > 0 and var end)
        {
            var isIt = rest[..end].SequenceEqual(path.Bytes);
            rest = rest[(end + 1)..];
            var isError = rest.StartsWith("!"u8);
            if (isError)
                rest = rest[1..];
            if (!Utf8Parser.TryParse(rest, out int length, out var digits) || length < 0 || digits >= rest.Length)
                break;
            rest = rest[(digits + 1)..];
            length = Math.Min(length, rest.Length);
            if (isIt && !isError)
                return new TraceString(rest[..length]);
            if (isIt)
            {
                program.Raise(new TraceString(rest[..length]), site);
                return TraceString.Empty;
            }
            rest = rest[length..];
        }
        program.Raise(Absent, site);
        return TraceString.Empty;
    }
}
