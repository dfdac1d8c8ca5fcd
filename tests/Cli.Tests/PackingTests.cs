using System.IO.Compression;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What is given to people: the .NET tool, installed into an empty folder.</summary>
[Trait("Category", "Packing")]
public sealed class PackingTests
{
    [Fact]
    public void The_tool_is_packed_installed_and_runs()
    {
        using var folder = new TemporaryFolder();
        DotNet("pack", RepositoryRoot.File("src/Cli"), "--configuration", "Release", "--output", folder.File("packages"), "--nologo");
        var package = Assert.Single(Directory.EnumerateFiles(folder.File("packages"), "pyd.*.nupkg"));
        using (var files = ZipFile.OpenRead(package))
        {
            var names = files.Entries.Select(entry => entry.FullName).ToArray();
            Assert.Contains("tools/net10.0/any/libpyd_agent.so", names);
            Assert.Equal(File.Exists("/usr/bin/aarch64-linux-gnu-gcc"), names.Contains("tools/net10.0/any/linux-arm64/libpyd_agent.so"));
        }
        // Nothing of the machine's own configuration: the folder is the only source.
        folder.Write("NuGet.config", """<configuration><packageSources><clear /><add key="here" value="packages" /></packageSources></configuration>""");
        DotNet("tool", "install", "--tool-path", folder.File("tools"), "--add-source", folder.File("packages"), "pyd");
        var replay = Command.Run(folder.File("tools/pyd"), ["run", RepositoryRoot.File(Example.CallStack), "--replay", RepositoryRoot.File(Example.CallStackEvents)], folder: folder.Path);
        Golden.Equal(Example.CallStackOutput, replay.Output);
        folder.Write("a.py", "def f():\n    pass\nf()\n");
        var live = Command.Run(folder.File("tools/pyd"), ["run", "-v", "-n", "python*:::function-entry /copyinstr(arg1) == \"f\"/ { printf(\"%d\\n\", arg2); }", "-c", "python3 a.py"], folder: folder.Path);
        Assert.Equal((0, "1\n"), (live.ExitCode, live.Output));
        Assert.Matches(@"^pyd: \d+ events, 0 lost, \d+\.\d{3} s\n$", live.Error);

        void DotNet(params string[] arguments) => DotNetCommand.Run(folder.Path, arguments);
    }
}
