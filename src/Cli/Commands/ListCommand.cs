using System.CommandLine;
using System.Globalization;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Sources.Usdt;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd list</c>: the static markers of a program, a process or a library.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var program = new Argument<string?>("program") { Description = "A program: its path, or its name in PATH.", Arity = ArgumentArity.ZeroOrOne };
        var process = new Option<int?>("--pid", "-p") { Description = "A running process, with its libraries.", HelpName = "PID" };
        var library = new Option<string?>("--library") { Description = "A shared library: its path, or its name where the dynamic linker looks.", HelpName = "NAME" };
        var command = new Command("list", "Lists the static markers of a program, as D and SystemTap scripts name them, with their arguments.") { program, process, library };
        command.AddCheck(result =>
        {
            object?[] given = [result.GetValue(program), result.GetValue(process), result.GetValue(library)];
            if (given.Count(value => value is not null) != 1)
                result.AddError("say whose markers to list: a program, -p PID or --library NAME");
        });
        command.SetAction(result =>
        {
            try
            {
                var (files, what) = (result.GetValue(program), result.GetValue(process), result.GetValue(library)) switch
                {
                    ({ } name, _, _) when MarkerSearch.OfProgram(name) is var file => ((IReadOnlyList<MarkerFile>)[file], file.Path),
                    (_, { } pid, _) => (MarkerSearch.OfProcess(pid), string.Create(CultureInfo.InvariantCulture, $"process {pid}")),
                    (_, _, { } name) when MarkerSearch.OfLibrary(name) is var file => ([file], file.Path),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                return Print(files, what, result.GetValue(process), result.GetValue(library) is not null || IsLibrary(what));
            }
            catch (SourceException failure)
            {
                Console.Error.WriteLine($"pyd: {failure.Message}");
                return ExitCodes.Failed;
            }
        });
        return command;
    }

    // libpython3.11.so.1.0
    private static bool IsLibrary(string path) => Path.GetFileName(path).Split('.').Contains("so");

    private static int Print(IReadOnlyList<MarkerFile> files, string what, int? pid, bool isLibrary)
    {
        if (files.Sum(file => file.Markers.Count) == 0)
        {
            Console.Error.WriteLine($"pyd: {what} has no static markers");
            return ExitCodes.Failed;
        }
        foreach (var file in files)
        {
            Console.WriteLine(file.Path);
            foreach (var marker in file.Markers)
            {
                var process = pid?.ToString(CultureInfo.InvariantCulture) ?? "*";
                var point = pid is not null ? $"process({process})" : isLibrary ? $"process(\"*\").library(\"{Path.GetFileName(file.Path)}\")" : $"process(\"{file.Path}\")";
                Console.WriteLine($"  {marker.Provider}{process}:::{marker.Name}");
                Console.WriteLine($"  {point}.provider(\"{marker.Provider}\").mark(\"{marker.CName}\")");
                foreach (var place in marker.Locations)
                    Console.WriteLine($"      {Place(place)}");
            }
        }
        return ExitCodes.Fine;
    }

    // at 0x4f20a1 in _PyEval_EvalFrameDefault: arg0 uint64_t 8@%rbp, arg1 …
    private static string Place(MarkerLocation place)
    {
        var function = place.Function.Length > 0 ? $" in {place.Function}" : "";
        var arguments = place.Arguments.Index().Select(argument => $"arg{argument.Index} {argument.Item.Type} {argument.Item.Text}");
        return $"at 0x{place.Address:x}{function}: {(place.Arguments.Count == 0 ? "no arguments" : string.Join(", ", arguments))}";
    }
}
