using Pyd.Testing;
using Xunit;

namespace Pyd.SourceGenerator.Tests;

/// <summary>The packages, in a project that knows nothing else of pyd.</summary>
public sealed class PackageTests
{
    [Fact]
    public void AProjectNeedsOnlyThePackages()
    {
        using var folder = new TemporaryFolder();
        foreach (var project in new[] { "Runtime", "Compiler", "Sources", "SourceGenerator" })
            DotNet("pack", RepositoryRoot.File($"src/{project}"), "--configuration", Configuration, "--no-build", "--output", folder.File("packages"));
        folder.Write("NuGet.config", """
            <configuration><packageSources><clear /><add key="pyd" value="packages" /></packageSources></configuration>
            """);
        // What the packages depend on is where this build has it from, and theirs are not left there.
        folder.Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors><NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>packages/unpacked</RestorePackagesPath><RestoreFallbackFolders>{Dependencies}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <AdditionalFiles Include="calls.d" ClassName="CallCounter" />
                <PackageReference Include="Pyd.Compiler" Version="0.1.0" />
                <PackageReference Include="Pyd.Sources" Version="0.1.0" />
                <PackageReference Include="Pyd.SourceGenerator" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("calls.d", "python*:::function-entry { @calls[copyinstr(arg1)] = count(); }\n");
        folder.Write("trace.jsonl", string.Concat(Enumerable.Repeat("""{"time":1,"pid":2,"probe":"python:function-entry","args":["a.py","f",1]}""" + "\n", 3)));
        folder.Write("Program.cs", """
            using Pyd.Compiler;
            using Pyd.Compiler.Syntax;
            using Pyd.Runtime.Output;
            using Pyd.Runtime.Sessions;
            using Pyd.Sources.Recording;

            var counter = new app.CallCounter();
            using (var source = TraceFile.Open("trace.jsonl"))
                new TraceSession(counter, source, TraceOutput.Null, Console.Error.WriteLine).Run();
            Console.WriteLine($"f: {counter.Calls["f"]}");

            var script = ScriptCompilation.Create("probe process(\"python\").mark(\"function__entry\") { println(user_string($arg2), \" \", str_replace(\"abc\", \"b\", \"-\")) }",
                Dialect.Stap, new CompilationOptions { Library = OwnTapset.Read() });
            using var output = Console.OpenStandardOutput();
            using (var source = TraceFile.Open("trace.jsonl"))
                new TraceSession(script.CreateProgram(), source, new TraceOutput(output), Console.Error.WriteLine).Run();
            """);
        DotNet("build", folder.File("app.csproj"), "--output", folder.File("app"));
        Assert.Equal("f: 3\nf a-c\nf a-c\nf a-c\n", DotNet(folder.File("app/app.dll")));
        Assert.True(File.Exists(folder.File("app/libpyd_agent.so")), "the native agent is not beside the program");

        string DotNet(params string[] arguments) => DotNetCommand.Run(folder.Path, arguments);
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name.StartsWith("release", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string Dependencies => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
}
