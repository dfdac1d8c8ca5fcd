using System.Diagnostics;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>D's <c>system()</c>: only scripts that were allowed destructive actions come here.</summary>
internal static class ShellCommand
{
    /// <summary>Runs a command as C's <c>system()</c> does and waits for its end; what comes of it is its own.</summary>
    public static void Run(TraceString command)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command.ToString());
        using var shell = Process.Start(start);
        shell?.WaitForExit();
    }
}
