using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Dtrace;

/// <summary>One program of a dtrace command line: a script file, or a clause that an option gives.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Tree">The same, parsed.</param>
/// <param name="Description">What dtrace(1) calls it: <c>script</c> or <c>description</c>.</param>
/// <param name="Name">The file, or the probe without its clause.</param>
/// <param name="Failure">How a message about a mistake in it begins.</param>
/// <param name="Parsing">How it was parsed.</param>
internal sealed record DtraceProgram(SourceText Source, SyntaxTree Tree, string Description, string Name, string Failure, ParseOptions Parsing)
{
    private const string Library = "library";

    private bool IsFile => Description == "script";

    /// <summary>A library: what is wrong in it is said as of the program that it is for.</summary>
    public static DtraceProgram OfLibrary(string path, DtraceProgram user) => Make(path, ReadFile(path), Library, Path.GetFileName(path), user.Failure, user.Parsing);

    /// <summary>Whether it does something, rather than declare it only.</summary>
    public bool HasClauses => Tree.Root.Members.OfType<ProbeClauseSyntax>().Any();

    /// <summary>The declarations alone.</summary>
    public DtraceProgram WithoutClauses() => this with { Tree = Tree.AsLibrary() };

    /// <summary>Programs as one text after the other: the typedefs of each are types in those after it.</summary>
    public static IReadOnlyList<DtraceProgram> InOrder(IEnumerable<DtraceProgram> programs)
    {
        var names = new HashSet<string>();
        var all = new List<DtraceProgram>();
        foreach (var program in programs)
        {
            all.Add(names.Count == 0 ? program : program with { Tree = SyntaxTree.Parse(program.Tree.Source, Dialect.D, program.Parsing with { TypeNames = [.. names] }) });
            names.UnionWith(all[^1].Tree.TypeNames);
        }
        return all;
    }

    /// <summary>Reads a program.</summary>
    /// <exception cref="DtraceException">The file cannot be read, or cpp fails.</exception>
    public static DtraceProgram Read(DtraceRequest request, IReadOnlyList<string> settings)
    {
        var parsing = new ParseOptions { PrefersProbes = settings.Contains("pspec") };
        if (request.Letter != 's')
        {
            var end = request.Text.IndexOfAny(['{', '/', ';']);
            var name = end < 0 ? request.Text : request.Text[..end];
            var text = ProbeOf(request, name, settings.Contains("errtags") ? "[D_PDESC_INVAL] " : "") + (end < 0 ? "" : request.Text[end..]);
            return Make(request.Text, text, "description", name, $"invalid probe specifier {request.Text}: ", parsing with { ProbesAlone = ProbesAlone.Anywhere });
        }
        var failure = $"failed to compile script {request.Text}: ";
        var script = ReadFile(request.Text);
        try
        {
            return Make(request.Text, settings.Contains("cpp") ? Preprocessor.Run(script, settings) : script, "script", request.Text, failure, parsing with { ProbesAlone = ProbesAlone.Nowhere });
        }
        catch (DtraceException mistake)
        {
            throw new DtraceException(failure + mistake.Message);
        }
    }

    /// <summary>The first mistake as dtrace(1) says it, with its tag in brackets when <c>errtags</c> is set.</summary>
    public string Describe(Diagnostic mistake, bool withTag)
    {
        var tag = withTag && mistake.Template.Tag is { } known ? $"[{known}] " : "";
        var line = mistake.Template == VariableTemplates.TooManyKeys ? "" : Description == Library ? FormattableString.Invariant($"\"{Source.Path}\", line {DtraceLines.Of(mistake, Tree)}: ") : IsFile ? FormattableString.Invariant($"line {DtraceLines.Of(mistake, Tree)}: ") : ClauseRegions.Of(mistake, Tree);
        return $"{Failure}{tag}{line}{DtraceWords.Of(mistake)}";
    }

    private static DtraceProgram Make(string path, string text, string description, string name, string failure, ParseOptions parsing)
    {
        var source = new SourceText(path, text);
        return new DtraceProgram(source, SyntaxTree.Parse(source, Dialect.D, parsing), description, name, failure, parsing);
    }

    private static string ReadFile(string path)
    {
        try
        {
            return Directory.Exists(path) ? throw new DtraceException($"failed to open {path}: Is a directory") : File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DtraceException($"failed to open {path}: No such file or directory");
        }
        catch (UnauthorizedAccessException)
        {
            throw new DtraceException($"failed to open {path}: Permission denied");
        }
        catch (IOException failure)
        {
            throw new DtraceException($"failed to open {path}: {failure.Message}");
        }
    }

    /// <summary>A probe description with the fields that the option's own does not have: <c>-m m</c> is <c>:m::</c>.</summary>
    private static string ProbeOf(DtraceRequest request, string name, string tag)
    {
        var missing = request.Letter switch { 'P' => 3, 'm' => 2, 'f' => 1, _ => 0 };
        var trimmed = name.TrimEnd();
        if (trimmed.Length == 0 || missing == 0)
            return name;
        if (trimmed.TrimStart() is [>= '0' and <= '9', ..] number)
        {
            var id = string.Concat(number.TakeWhile(char.IsAsciiDigit));
            throw new DtraceException($"invalid probe specifier {request.Text}: {tag}probe identifier {id} not permitted when specifying {request.Letter switch { 'P' => "providers", 'm' => "modules", _ => "functions" }}");
        }
        return string.Join(',', trimmed.Split(',').Select(each => each.TrimEnd()).Select(Complete)) + name[trimmed.Length..];

        // Fields beyond the first of four may only be empty.
        string Complete(string probe)
        {
            var text = probe + new string(':', missing);
            while (text.Count(letter => letter == ':') > 3)
                text = text[0] == ':' ? text[1..] : throw new DtraceException($"invalid probe specifier {request.Text}: {tag}invalid probe description \"{probe}\": Overspecified probe description");
            return text;
        }
    }
}
