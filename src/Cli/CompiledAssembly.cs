using System.Reflection;
using System.Text.Json;
using Pyd.Compiler;
using Pyd.Hosting;
using Pyd.Runtime;
using Pyd.Sources.Agent;
using Pyd.Sources.Recording;

namespace Pyd.Cli;

/// <summary>Compiled scripts as files: the assembly, its symbols, and what it needs to run.</summary>
internal static class CompiledAssembly
{
    /// <summary>The program in a compiled script.</summary>
    /// <exception cref="UsageException">The file is none.</exception>
    public static TraceProgram Load(string path)
    {
        try
        {
            var scripts = Assembly.LoadFrom(Path.GetFullPath(path)).GetTypes()
                .Where(type => type.IsSubclassOf(typeof(TraceProgram)) && !type.IsAbstract && type.GetConstructor([]) is not null).ToArray();
            return scripts switch
            {
                [var script] when Activator.CreateInstance(script) is TraceProgram program => program,
                [] => throw new UsageException($"{path} holds no compiled script; pyd compile makes one"),
                _ => throw new UsageException($"{path} holds {scripts.Length} scripts ({string.Join(", ", scripts.Select(script => script.Name))}); pyd run takes files of pyd compile, with one"),
            };
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no script {path}");
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or UnauthorizedAccessException or ReflectionTypeLoadException)
        {
            throw new UsageException($"{path} is no compiled script: {failure.Message}");
        }
    }

    /// <summary>Writes a script's assembly and, beside it, its symbols, runtime configuration and the libraries that it calls.</summary>
    /// <param name="compilation">The script, without errors.</param>
    /// <param name="path">The assembly's file.</param>
    public static void Save(ScriptCompilation compilation, string path)
    {
        var symbols = Path.ChangeExtension(path, ".pdb");
        using (var pe = File.Create(path))
        using (var pdb = File.Create(symbols))
            compilation.Emit(pe, pdb, symbols, typeof(CompiledScript).GetMethod(nameof(CompiledScript.Main)));
        File.WriteAllText(Path.ChangeExtension(path, ".runtimeconfig.json"), Configuration());
        var folder = Path.GetFullPath(Path.Combine(path, ".."));
        foreach (var library in (string[])["Pyd.Runtime.dll", "Pyd.Sources.dll", "Pyd.Hosting.dll", "System.CommandLine.dll", .. TraceFile.Libraries, AgentSource.LibraryName])
            File.Copy(Path.Combine(AppContext.BaseDirectory, library), Path.Combine(folder, library), overwrite: true);
    }

    private static string Configuration() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["runtimeOptions"] = new Dictionary<string, object>
        {
            ["tfm"] = "net10.0",
            ["framework"] = new Dictionary<string, string> { ["name"] = "Microsoft.NETCore.App", ["version"] = "10.0.0" },
            ["configProperties"] = new Dictionary<string, object> { ["System.Globalization.Invariant"] = true },
        },
    }, JsonSerializerOptions.Web) + "\n";
}
