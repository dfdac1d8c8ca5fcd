using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Whether the body of a foreach changes the array that it walks over, itself or in a function.</summary>
internal sealed class ModificationSearch(StapExpressionBinder expressions, StapContext context)
{
    private readonly HashSet<FunctionSyntax> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where an array is changed in a body, or null.</summary>
    public TextLocation? Find(SyntaxNode body, Symbol array) => Find(body, null, array);

    private TextLocation? Find(SyntaxNode body, FunctionSyntax? within, Symbol array)
    {
        foreach (var node in SyntaxWalker.DescendantsAndSelf(body))
        {
            var target = node switch
            {
                AssignmentSyntax assignment => assignment.Target,
                PostfixSyntax postfix => postfix.Operand,
                UnarySyntax { Operator.Text: "++" or "--" } unary => unary.Operand,
                DeleteSyntax delete => delete.Target,
                _ => null,
            };
            if (target is not null && ReferenceEquals(within is null ? expressions.FindContainer(target, out _) : expressions.FindGlobal(target, within), array))
                return target.Location;
            if (node is CallSyntax call && context.Functions.Look(call.Function.Text, call.Arguments.Count, call.Location.Source)
                .Any(function => _seen.Add(function) && Find(function.Body, function, array) is not null))
                return call.Location;
        }
        return null;
    }
}
