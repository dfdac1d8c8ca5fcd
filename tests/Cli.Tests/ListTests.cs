using System.Diagnostics;
using System.Text.RegularExpressions;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

public sealed class ListTests
{
    /// <summary>An interpreter whose executable has markers, or null.</summary>
    private static readonly string? Marked = Interpreters.Present.Select(python => python.Path)
        .FirstOrDefault(path => Command.Run("readelf", ["-nW", path]).Output.Contains("Provider: python", StringComparison.Ordinal));

    [Fact]
    public void Program_and_process_show_the_same_markers()
    {
        if (Marked is null)
        {
            Assert.Contains("has no static markers", PydCommand.Run("list", "/bin/sh").Error, StringComparison.Ordinal);
            return;
        }
        var program = PydCommand.Run("list", Marked);
        Assert.Equal((0, ""), (program.ExitCode, program.Error));
        Assert.StartsWith($"{Marked}\n  python*:::", program.Output, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^  process\(""{Regex.Escape(Marked)}""\)\.provider\(""python""\)\.mark\(""gc__start""\)\n      at 0x[0-9a-f]+.*: arg0 int32_t -4@", program.Output);
        using var process = Process.Start(new ProcessStartInfo(Marked, ["-c", "input()"]) { RedirectStandardInput = true })!;
        try
        {
            var running = PydCommand.Run("list", "-p", $"{process.Id}");
            Assert.Equal((0, ""), (running.ExitCode, running.Error));
            Assert.Contains($"  python{process.Id}:::gc-start\n  process({process.Id}).provider(\"python\").mark(\"gc__start\")\n", running.Output, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public void Library_is_found_by_its_path_and_by_its_name()
    {
        var byName = PydCommand.Run("list", "--library", "libstdc++.so.6");
        Assert.Equal((0, ""), (byName.ExitCode, byName.Error));
        Assert.Contains("process(\"*\").library(\"libstdc++.so.6\").provider(\"libstdcxx\")", byName.Output, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var copy = folder.File("libstdc++.so.6");
        File.WriteAllBytes(copy, File.ReadAllBytes(byName.Output.Split('\n')[0]));
        var byPath = PydCommand.Run("list", copy);
        Assert.Equal((0, ""), (byPath.ExitCode, byPath.Error));
        Assert.Equal(byName.Output.Split('\n')[1..], byPath.Output.Split('\n')[1..]);
    }

    [Theory]
    [InlineData(1, "pyd: /bin/sh has no static markers\n", "/bin/sh")]
    [InlineData(1, "pyd: there is no command 'no_such_program' on PATH; check its name, or give its path\n", "no_such_program")]
    [InlineData(1, "pyd: there is no library 'libnone.so.7' where the dynamic linker looks (LD_LIBRARY_PATH, /etc/ld.so.conf); give its path\n", "--library", "libnone.so.7")]
    [InlineData(1, "pyd: /etc/passwd is no ELF file\n", "/etc/passwd")]
    [InlineData(1, "pyd: there is no process 2147483646\n", "-p", "2147483646")]
    [InlineData(2, "pyd: say whose markers to list: a program, -p PID or --library NAME\nTry 'pyd list --help'.\n")]
    [InlineData(2, "pyd: say whose markers to list: a program, -p PID or --library NAME\nTry 'pyd list --help'.\n", "/bin/sh", "-p", "1")]
    public void What_cannot_be_listed_is_said(int exitCode, string message, params string[] arguments)
    {
        var result = PydCommand.Run(["list", .. arguments]);
        Assert.Equal((exitCode, "", message), (result.ExitCode, result.Output, result.Error));
    }
}
