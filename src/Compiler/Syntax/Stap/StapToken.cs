using Antlr4.Runtime;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>A token with a place of its own: a macro's body or the command line can be far from where it is used.</summary>
internal sealed class StapToken : CommonToken, ILocatedToken
{
    /// <param name="type">Its number in the grammar.</param>
    /// <param name="location">Where its characters stand.</param>
    /// <param name="use">What it was expanded from, or null when the script has it itself.</param>
    public StapToken(int type, TextLocation location, StapToken? use)
        : base(type, location.Text)
    {
        Location = location;
        Use = use;
        var place = use is null ? location : use.Outermost.Location;
        (StartIndex, StopIndex) = (place.Start, place.End - 1);
        Line = place.Line;
        Column = place.Column - 1;
    }

    public TextLocation Location { get; }

    /// <summary>The macro call or <c>$1</c> that this token stands for.</summary>
    public StapToken? Use { get; }

    public object? Piece => Use;

    /// <summary>The token in the script's own text.</summary>
    public StapToken Outermost => Use is null ? this : Use.Outermost;
}
