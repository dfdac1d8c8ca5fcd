using System.CommandLine;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Hosting;

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
        Description = "The script's language: d or stap. By default its file name says: .d or .stp.",
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

    public void AddTo(Command command)
    {
        command.Options.Add(_tapsets);
        command.Options.Add(_dialect);
        command.Options.Add(_allowNoMatch);
        command.Options.Add(_compatible);
        settings.AddTo(command);
    }

    /// <summary>Reads and begins to compile a script.</summary>
    /// <exception cref="UsageException">The file cannot be read, or its language is unknown.</exception>
    public ScriptCompilation Compile(ParseResult result, string path, IReadOnlyList<string> arguments)
    {
        var text = ScriptFile.Read(path);
        var dialect = result.GetValue(_dialect) ?? ScriptFile.DialectOf(path, text);
        var options = new CompilationOptions
        {
            Arguments = arguments,
            ScriptName = path,
            MacroVariables = dialect == Dialect.D ? MacroVariables.OfThisProcess() : CompilationOptions.Default.MacroVariables,
            AllowNoMatch = result.GetValue(_allowNoMatch),
            ExactEscapes = result.GetValue(_compatible) is not null,
            Library = dialect == Dialect.Stap ? TapsetFolder.Read(result.GetValue(_tapsets) ?? []) : [],
        };
        return ScriptCompilation.Create(SyntaxTree.Parse(new SourceText(path, text), dialect), options.With(settings.Read(result)));
    }
}
