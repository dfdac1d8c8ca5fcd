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
        try
        {
            using var shell = Process.Start(start);
            shell?.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Longer than the system allows: system(3) answers that with -1, which DTrace does not look at.
        }
    }
}
