using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>What the kernel says of a thread (proc(5), <c>stat</c>).</summary>
internal static class ThreadStatus
{
    private const char Running = 'R';

    /// <summary>Whether a thread runs or is ready to run; one that is gone does not.</summary>
    public static bool IsRunning(ThreadInfo thread)
    {
        try
        {
            // 7 (name with ) and blanks) R 1 …
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{thread.Process.Pid}/task/{thread.Tid}/stat"));
            var end = text.LastIndexOf(')');
            return end >= 0 && end + 2 < text.Length && text[end + 2] == Running;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
