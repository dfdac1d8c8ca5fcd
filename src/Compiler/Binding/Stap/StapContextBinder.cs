using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Context variables: <c>$arg1</c>, <c>$$name</c>, <c>$$vars</c>; and what <c>@defined</c> says of them.</summary>
internal sealed class StapContextBinder(StapContext context)
{
    public BoundExpression Bind(ContextVariableSyntax variable)
    {
        if (Find(variable.Text, variable) is { } found)
            return found;
        if (context.Options.SkipsBadVariables)
            return new BoundInteger(variable.Location, 0, Types.Long);
        var hint = context.Marker is not { } marker
            ? "; only probes of markers have arguments"
            : $"; it has {string.Join(", ", marker.Arguments.Select((argument, i) => $"$arg{i + 1} ({argument.Name})"))}";
        context.Diagnostics.Report(variable.Location, BindingTemplates.UnknownContextVariable, variable.Text, hint);
        return new BoundError(variable.Location);
    }

    /// <summary>Whether an expression is a part of a context variable that the probe does not have.</summary>
    public bool IsMissing(ExpressionSyntax expression) => FindPython(expression) is null && IsOfContext(expression);

    private static bool IsOfContext(ExpressionSyntax expression) => expression switch
    {
        ContextVariableSyntax => true,
        MemberAccessSyntax access => IsOfContext(access.Target),
        ElementSyntax element => IsOfContext(element.Target),
        PrettySyntax pretty => IsOfContext(pretty.Operand),
        _ => false,
    };

    /// <summary>Whether <c>@defined</c> of an expression holds: everything in it has a meaning here.</summary>
    public bool IsDefined(ExpressionSyntax expression) => expression switch
    {
        ContextVariableSyntax variable => Find(variable.Text, variable) is not null,
        ParenthesizedSyntax parenthesized => IsDefined(parenthesized.Expression),
        UnarySyntax { Operator.Text: "&" } or MemberAccessSyntax or PrettySyntax or ElementSyntax { Target: not (NameSyntax or StatisticSyntax) } =>
            FindPython(expression) is not null,
        StatisticSyntax { Operator: "@defined", Arguments: [var inner] } => IsDefined(inner),
        StatisticSyntax statistic => statistic.Operator is "@count" or "@sum" or "@min" or "@max" or "@avg" or "@variance" or "@hist_log" or "@hist_linear",
        CallSyntax call => context.Functions.Look(call.Function.Text, call.Arguments.Count, call.Location.Source).Any(function => !function.IsEmbedded)
            || Builtins.Find(Dialect.Stap, call.Function.Text) is not null,
        _ => true,
    };

    /// <summary>What a condition is known to be when the script is compiled, by @defined and constants; else null.</summary>
    public bool? Known(ExpressionSyntax condition) => condition switch
    {
        StatisticSyntax { Operator: "@defined", Arguments: [var inner] } => IsDefined(inner),
        ParenthesizedSyntax parenthesized => Known(parenthesized.Expression),
        UnarySyntax { Operator.Text: "!", Operand: var operand } => !Known(operand),
        BinarySyntax { Operator.Text: "&&" } both => Known(both.Left) is false ? false : Known(both.Left) is true ? Known(both.Right) : null,
        BinarySyntax { Operator.Text: "||" } either => Known(either.Left) is true ? true : Known(either.Left) is false ? Known(either.Right) : null,
        IntegerLiteralSyntax literal => literal.Value != 0,
        _ => null,
    };

    /// <summary>A variable of the Python function, with what follows it; null where the probe is about none.</summary>
    public BoundExpression? FindPython(ExpressionSyntax syntax) => context.IsPython ? PythonVariables.Find(syntax) : null;

    private BoundExpression? Find(string name, ContextVariableSyntax variable)
    {
        if (context.Marker is not { } marker)
            return null;
        if (name is not ("$$name" or "$$provider") && FindPython(variable) is { } python)
            return python;
        // SystemTap's way to a marker's variable where the name is Python's.
        if (context.IsPython && name.StartsWith("$$$", StringComparison.Ordinal))
            name = name[2..];
        if (name.StartsWith("$arg", StringComparison.Ordinal) && int.TryParse(name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= marker.Arguments.Count)
            return new BoundArgument(variable.Location, number - 1, Types.Long);
        return name switch
        {
            "$$name" when !marker.IsExact => OfEvent(variable, RuntimeMembers.MarkName),
            "$$provider" when !marker.IsExact => OfEvent(variable, RuntimeMembers.MarkProvider),
            "$$name" => new BoundString(variable.Location, marker.Name.Replace("-", "__", StringComparison.Ordinal)),
            "$$provider" => new BoundString(variable.Location, marker.Provider),
            "$$vars" or "$$parms" => new BoundFormat(variable.Location, [.. Pieces(marker, variable)], MakesText: true),
            _ => null,
        };
    }

    // A marker that only the program knows is named by the event.
    private static BoundBuiltin OfEvent(ContextVariableSyntax variable, RuntimeMember member) =>
        new(variable.Location, new BuiltinSymbol(variable.Text, Dialect.Stap, "string", member, ""), [], Types.String);

    // $arg1=0x7f… $arg2=0x1
    private static IEnumerable<BoundPiece> Pieces(MarkerSymbol marker, ContextVariableSyntax variable)
    {
        for (var i = 0; i < marker.Arguments.Count; i++)
        {
            yield return new BoundLiteralPiece(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : " ")}$arg{i + 1}="));
            yield return new BoundConversionPiece(FormatConversion.Hex, FormatFlags.Stap | FormatFlags.Alternate, null, null,
                new BoundArgument(variable.Location, i, Types.Long));
        }
    }
}
