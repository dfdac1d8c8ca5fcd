using System.Diagnostics;

namespace Pyd.Sources.Tests.Agent;

/// <summary>What the interpreter's own <c>sys.setprofile</c> says about a program, by Programs/reference/sitecustomize.py.</summary>
internal static class Reference
{
    /// <summary>The events of a program with their threads.</summary>
    public static List<(string Thread, string Place)> Of(string python, string program)
    {
        var file = Path.GetTempFileName();
        try
        {
            Run(python, program, ("PYTHONPATH", LiveRun.Program("reference")), ("REFERENCE", file));
            return [.. File.ReadLines(file).Select(line => line.Split('\t', 2)).Select(parts => (parts[0], parts[1]))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs a Python without tracing it.</summary>
    public static string Run(string python, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
