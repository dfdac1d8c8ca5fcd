using Antlr4.Runtime;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>The text nests more levels than the compiler follows; caught where the construct's parsing began.</summary>
internal sealed class TooDeepException(IToken token) : Exception
{
    public IToken Token { get; } = token;
}
