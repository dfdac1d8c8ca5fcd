using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Where the preprocessor could not go on; a mistake in a part that a condition leaves out is none.</summary>
internal sealed class PreprocessorMistake(TextLocation location, DiagnosticTemplate template, params string[] arguments) : Exception
{
    public TextLocation Location { get; } = location;

    public DiagnosticTemplate Template { get; } = template;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}
