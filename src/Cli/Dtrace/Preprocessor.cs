using System.ComponentModel;
using System.Diagnostics;

namespace Pyd.Cli.Dtrace;

/// <summary><c>-C</c>: the system's cpp(1) over a script, called as libdtrace calls it (dt_cc.c, <c>dt_preproc</c>).</summary>
internal static class Preprocessor
{
    private const string Program = "/usr/bin/cpp";

    /// <summary>What a script becomes. What cpp has to say goes to standard error.</summary>
    /// <param name="text">The script.</param>
    /// <param name="settings">The options of the run; some are cpp's.</param>
    /// <exception cref="DtraceException">cpp is missing or has found a mistake.</exception>
    public static string Run(string text, IReadOnlyList<string> settings)
    {
        // cpp would choke on an interpreter line; its end stays, so that lines keep their numbers.
        if (text.StartsWith("#!", StringComparison.Ordinal))
            text = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[end..] : "";
        var start = new ProcessStartInfo(ValueOf(settings, "cpppath") ?? Program, [.. Arguments(settings), "/dev/stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = new Process { StartInfo = start };
            process.Start();
            var feeding = Task.Run(() =>
            {
                try
                {
                    process.StandardInput.Write(text);
                    process.StandardInput.Close();
                }
                catch (IOException)
                {
                    // cpp has ended before the end of the text; it says why.
                }
            });
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            feeding.Wait();
            return process.ExitCode == 0 ? output : throw new DtraceException("Preprocessor failed to process input program");
        }
        catch (Win32Exception failure)
        {
            throw new DtraceException($"Failed to execute preprocessor {start.FileName}: {failure.Message}");
        }
    }

    private static IEnumerable<string> Arguments(IReadOnlyList<string> settings)
    {
        yield return "-D__linux";
        yield return "-D__unix";
        yield return "-D__SVR4";
        yield return "-D__SUNW_D=1";
        yield return "-U__GNUC__";
        yield return "-D__SUNW_D_64";
        yield return "-D__Linux";
        yield return Machine.Architecture == "x86_64" ? "-D__amd64" : "-D__aarch64";
        foreach (var setting in settings)
        {
            var (name, value) = setting.Split('=', 2) is [var before, var after] ? (before, after) : (setting, "");
            switch (name)
            {
                case "define": yield return $"-D{value}"; break;
                case "undef": yield return $"-U{value}"; break;
                case "incdir": yield return $"-I{value}"; break;
                case "cpphdrs": yield return "-H"; break;
                case "cppargs":
                    foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        yield return word;
                    break;
            }
        }
        yield return "-D__SUNW_D_VERSION=0x02000000";
        if (ValueOf(settings, "stdc") is "c")
            yield return "-std=c99";
        else if (ValueOf(settings, "stdc") is "s")
            yield return "-traditional-cpp";
    }

    private static string? ValueOf(IReadOnlyList<string> settings, string name) =>
        settings.LastOrDefault(setting => setting.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
