using System.Globalization;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What the tests of all that goes wrong around a run have in common.</summary>
public abstract class BadDay : IDisposable
{
    /// <summary>A script.</summary>
    protected const string Count = "python*:::function-entry { @[copyinstr(arg1)] = count(); }\n";

    /// <summary>One interpreter of each way in, with each agent.</summary>
    public static TheoryData<string, string> Ways
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var python in Interpreters.OfEachWay)
            {
                foreach (var source in new[] { "agent", "agent-python" })
                    rows.Add(python.Path, source);
            }
            return rows;
        }
    }

    /// <summary>The test's own.</summary>
    protected TemporaryFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();

    /// <summary>Runs the script on a program.</summary>
    protected CommandResult Run(string source, string python, string program, params string[] options) =>
        PydCommand.Run(["run", Folder.Write("count.d", Count), "--source", source, .. options, "-c", $"{python} {Folder.Write("program.py", program)}"]);

    /// <summary>How often a function was entered, by the table that the script prints.</summary>
    protected static long CountOf(CommandResult result, string function) => result.Output.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length == 2 && words[0] == function)
        .Select(words => long.Parse(words[1], CultureInfo.InvariantCulture))
        .SingleOrDefault();
}
