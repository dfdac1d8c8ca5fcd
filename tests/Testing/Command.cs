using System.Diagnostics;
using System.Text;

namespace Pyd.Testing;

/// <summary>Runs programs as a user would, and keeps what they say.</summary>
public static class Command
{
    /// <summary>Long enough for a machine under load, short enough that a hang is noticed.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end. It is killed, with all it started, when it takes longer than the timeout.</summary>
    /// <param name="program">A path, or a name in PATH.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="input">Its whole standard input.</param>
    /// <param name="folder">Where it runs; the repository's root when null.</param>
    /// <param name="environment">Variables in addition to those of the tests.</param>
    /// <param name="timeout"><see cref="DefaultTimeout"/> when null.</param>
    /// <exception cref="TimeoutException">With the output until then.</exception>
    public static CommandResult Run(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? timeout = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? RepositoryRoot.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        var (output, error) = (new Capture(), new Capture());
        process.Start();
        var readers = Task.WhenAll(output.ReadAsync(process.StandardOutput), error.ReadAsync(process.StandardError));
        WriteInput(process, input);
        // The pipes end when the program and all that it started have closed them.
        if (!readers.Wait(timeout ?? DefaultTimeout) || !process.WaitForExit(timeout ?? DefaultTimeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)}\nstdout so far: {output}\nstderr so far: {error}");
        }
        return new CommandResult(process.ExitCode, output.ToString(), error.ToString());
    }

    private static void WriteInput(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading, as it may.
        }
    }

    private sealed class Capture
    {
        private readonly StringBuilder _text = new();

        public async Task ReadAsync(StreamReader reader)
        {
            var buffer = new char[4096];
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                lock (_text)
                    _text.Append(buffer, 0, count);
            }
        }

        public override string ToString()
        {
            lock (_text)
                return _text.ToString();
        }
    }
}

/// <summary>What a program left.</summary>
/// <param name="ExitCode">Its status; 128 + n after signal n.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error);
