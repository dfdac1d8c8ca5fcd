using System.CommandLine;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Hosting;
using Pyd.Shared;

namespace Pyd.Cli;

/// <summary>The options that decide how a script compiles; the same for every verb that reads scripts.</summary>
/// <param name="settings"><c>-x</c> and its kin.</param>
internal sealed class ScriptOptions(SettingOptions settings)
{
    private readonly Option<string[]> _tapsets = new("--tapset", "-I")
    {
        Description = "Search DIRECTORY for tapsets (*.stp), before pyd's own.",
        HelpName = "DIRECTORY",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<Dialect?> _dialect = new("--dialect")
    {
        Description = "The script's language: d or stap. By default its file name says: .d or .stp; else its #! line, else its text.",
        HelpName = "LANGUAGE",
    };

    private readonly Option<bool> _allowNoMatch = new("--allow-no-match", "-Z")
    {
        Description = "Accept probes that do not exist.",
    };

    private readonly Option<string?> _compatible = new("--compatible")
    {
        Description = "Behave to the letter as SystemTap VERSION: a format that ends in \\\\n prints a backslash and an n.",
        HelpName = "VERSION",
    };

    private readonly Option<string[]> _limits = new("-D")
    {
        Description = "Set a limit of stap: MAXACTION, MAXNESTING, MAXERRORS, MAXSTRINGLEN or MAXMAPENTRIES.",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _clauses = new("-n")
    {
        Description = "Run a clause of D, as dtrace -n does; may repeat.",
        HelpName = "CLAUSE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _text = new("-e")
    {
        Description = "Run a script that is given in TEXT, in either language.",
        HelpName = "TEXT",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_clauses);
        command.Options.Add(_text);
        command.Options.Add(_limits);
        command.Options.Add(_tapsets);
        command.Options.Add(_dialect.WithNames());
        command.Options.Add(_allowNoMatch);
        command.Options.Add(_compatible);
        settings.AddTo(command);
    }

    /// <summary>Whether the command line has the script's text itself.</summary>
    public bool HasText(System.CommandLine.Parsing.CommandResult result) => result.GetValue(_clauses) is { Length: > 0 } || result.GetValue(_text) is not null;

    /// <summary>Reads and begins to compile a script.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="path">The script's file; null when the command line has its text.</param>
    /// <param name="arguments">The script's own arguments.</param>
    /// <exception cref="UsageException">The file cannot be read, or its language is unknown.</exception>
    public ScriptCompilation Compile(ParseResult result, string? path, IReadOnlyList<string> arguments)
    {
        var (name, text, dialect) = Read(result, path, arguments);
        var options = new CompilationOptions
        {
            Arguments = arguments,
            ScriptName = name,
            MacroVariables = dialect == Dialect.D ? MacroVariables.OfThisProcess() : CompilationOptions.Default.MacroVariables,
            AllowNoMatch = result.GetValue(_allowNoMatch),
            Architecture = Machine.Architecture,
            KernelRelease = Machine.KernelRelease,
            ExactEscapes = result.GetValue(_compatible) is not null,
            Limits = ScriptLimits.From([.. (result.GetValue(_limits) ?? []).Select(Known)]),
            Library = dialect == Dialect.Stap ? TapsetFolder.Read(result.GetValue(_tapsets) ?? []) : [],
        };
        options = options.With(settings.Read(result));
        return ScriptCompilation.Create(SyntaxTree.Parse(new SourceText(name, text), dialect, options.ForParsing()), options);
    }

    private static string Known(string definition)
    {
        var name = definition.Split('=')[0];
        if (!ScriptLimits.Names.Contains(name))
            throw new UsageException($"-D {definition}: there is no limit '{name}'{Spelling.Suggest(name, ScriptLimits.Names)}");
        return definition.Contains('=', StringComparison.Ordinal) ? definition : throw new UsageException($"-D {definition}: give its value, {name}=NUMBER");
    }

    private (string Name, string Text, Dialect Dialect) Read(ParseResult result, string? path, IReadOnlyList<string> arguments)
    {
        var (clauses, given) = (result.GetValue(_clauses) ?? [], result.GetValue(_text));
        if (clauses.Length > 0 && given is not null)
            throw new UsageException("-n and -e exclude each other: give one script");
        if (clauses.Length > 0)
            return ("-n", string.Join('\n', clauses), Dialect.D);
        var (name, text) = given is not null ? ("-e", given) : (path!, ScriptFile.Read(path!));
        return (name, text, result.GetValue(_dialect) ?? ScriptFile.DialectOf(name, text, arguments));
    }
}
