using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>
/// Strings that their line ends. A string broken over two lines opens two of them: its own, and one at the quote that was to close it;
/// the second is not reported.
/// </summary>
internal sealed class OpenStrings(DiagnosticBag diagnostics)
{
    private int _reportedLine = -1;

    public void Report(TextLocation at)
    {
        if (at.Line != _reportedLine + 1)
        {
            diagnostics.Report(at, SyntaxTemplates.UnterminatedString);
            _reportedLine = at.Line;
        }
        else
        {
            _reportedLine = -1;
        }
    }
}
