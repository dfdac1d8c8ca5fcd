using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// The part of a clause that stands for a mistake's line where there are no lines, in a text of the command line: of mistakes that DTrace finds when it
/// resolves names and types (dt_parser.c, yylabel); it parses and reads macro variables before, and looks at actions after that.
/// </summary>
internal static class ClauseRegions
{
    private static readonly string[] TagsOfOtherTimes =
    [
        // It reads macro variables, and folds constants.
        "D_MACRO_", "D_DIV_ZERO",
        // It looks at actions.
        "D_FUNC_UNDEF", "D_ACT_", "D_PRINTF_", "D_PRINTA_", "D_PRINT_", "D_TRACE_", "D_TRACEMEM_", "D_STACK_", "D_USTACK_", "D_COMM_", "D_DREC_", "D_EXIT_", "D_FREOPEN_",
        "D_SYSTEM_", "D_CLEAR_", "D_TRUNC_", "D_NORMALIZE_", "D_DENORMALIZE_", "D_SPEC_", "D_SETOPT_", "D_LQUANT_", "D_LLQUANT_", "D_QUANT_",
    ];

    /// <summary><c>in predicate: </c>, <c>in action list: </c>, or nothing.</summary>
    public static string Of(Diagnostic mistake, SyntaxTree tree)
    {
        if (mistake.Id.StartsWith("PYD1", StringComparison.Ordinal) || TagsOfOtherTimes.Any(tag => mistake.Template.Tag?.StartsWith(tag, StringComparison.Ordinal) == true))
            return "";
        var clauses = tree.Root.Members.OfType<ProbeClauseSyntax>().ToArray();
        return clauses.Any(clause => IsIn(clause.Body)) ? "in action list: " : clauses.Any(clause => IsIn(clause.Predicate)) ? "in predicate: " : "";

        bool IsIn(SyntaxNode? part) => part is not null && ReferenceEquals(part.Location.Source, mistake.Location.Source)
            && part.Location.Start <= mistake.Location.Start && mistake.Location.End <= part.Location.End;
    }
}
