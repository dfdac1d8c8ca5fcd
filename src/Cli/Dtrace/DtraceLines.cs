using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;
using static Pyd.Compiler.Diagnostics.SyntaxTemplates;
using static Pyd.Compiler.Diagnostics.TypeTemplates;
using static Pyd.Compiler.Diagnostics.VariableTemplates;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// The line that libdtrace says of a mistake: where its parser stood when it had read enough to know, which is often a token further than what
/// is wrong (dt_parser.c; yylineno when a node is made).
/// </summary>
internal static class DtraceLines
{
    /// <summary>Found at the token after what is wrong.</summary>
    private static readonly HashSet<DiagnosticTemplate> AtNextToken =
    [
        OperandArithmetic, OperandScalar, WrongOperandType, IncompatibleTypes, BadCast, BlindPointer, WholeArray, NotAssignable, ReadOnly,
        EnumeratorConstant, EnumeratorOverflow, DuplicateMember,
    ];

    /// <summary>Found where the members of a structure begin.</summary>
    private static readonly HashSet<DiagnosticTemplate> AtBrace = [LongNonNumber, SignedNonInteger, TypeRedeclared];

    /// <summary>Found when the translator has been read.</summary>
    private static readonly HashSet<DiagnosticTemplate> AtEndOfTranslator =
        [TranslatorOutput, TranslatorRedeclared, TranslatorMember, TranslatorMemberType];

    /// <summary>Found when code is made of the clause.</summary>
    private static readonly HashSet<DiagnosticTemplate> OfClause = [ScratchAndOther, PrintaKeys, PrintaKeyTypes];

    /// <summary>Found with the newline that should not be there.</summary>
    private static readonly HashSet<DiagnosticTemplate> AfterNewline = [UnterminatedString, CharacterNewline];

    /// <summary>Found at the end of the text.</summary>
    private static readonly HashSet<DiagnosticTemplate> AtEnd = [UnterminatedComment];

    /// <summary>The line, from 1, in the file that it comes from.</summary>
    public static int Of(Diagnostic mistake, SyntaxTree tree)
    {
        var (place, text) = (mistake.Location, mistake.Location.Source.Content);
        var member = tree.Root.Members.FirstOrDefault(each => each.Location.Start <= place.Start && place.End <= each.Location.End);
        return new TextLocation(place.Source, Math.Min(Found(mistake.Template, place, DtraceText.Stop(mistake), text, member), text.Length), 0).Line;
    }

    private static int Found(DiagnosticTemplate template, TextLocation place, int stop, string text, MemberSyntax? member)
    {
        // Said of the description itself.
        if (template == NoActions)
            return place.Start;
        if (DtraceText.IsSyntaxError(template))
        {
            return AtEnd.Contains(template) ? text.Length
                : AfterNewline.Contains(template) ? AfterLine(text, place.Start)
                : DtraceText.IsEndOfPredicate(text, stop, out var next) ? next : stop;
        }
        if (template == UnknownType && DtraceText.IsAfterWord(text, place.Start, "typedef"))
            return DtraceText.SkipBlank(text, place.End);
        if (template == EmptyScript)
            return text.Length;
        if (OfClause.Contains(template) && member is ProbeClauseSyntax && !HasFormat(text, place))
            return member.Location.Start;
        if (template == PredicateType)
            return DtraceText.EndOfBraces(text, place.End);
        if (AtEndOfTranslator.Contains(template))
            return DtraceText.SkipBlank(text, DtraceText.EndOfBraces(text, member?.Location.Start ?? place.Start) + 1);
        if (AtBrace.Contains(template) && place.Text.Contains('{', StringComparison.Ordinal))
            return text.IndexOf('{', place.Start);
        if (!AtNextToken.Contains(template))
            return place.Start;
        // The lexer looks beyond the end of a predicate, to tell it from a division.
        if (member is ProbeClauseSyntax { Predicate: { } predicate } && predicate.Location.Start <= place.Start && place.End <= predicate.Location.End)
            return DtraceText.SkipBlank(text, DtraceText.SkipBlank(text, predicate.Location.End) + 1);
        return place.Text.EndsWith(';') ? place.End - 1 : DtraceText.SkipBlank(text, place.End);
    }

    // printa("%d %@d\n", @a, @b): the format is looked at before code is made.
    private static bool HasFormat(string text, TextLocation place)
    {
        var call = text.LastIndexOf("printa", Math.Min(place.Start + "printa".Length, text.Length) - 1, StringComparison.Ordinal);
        var open = call < 0 ? text.Length : DtraceText.SkipBlank(text, call + "printa".Length);
        var first = open < text.Length && text[open] == '(' ? DtraceText.SkipBlank(text, open + 1) : text.Length;
        return first < text.Length && text[first] == '"' && first < place.End;
    }

    private static int AfterLine(string text, int at) => text.IndexOf('\n', at) is var newline && newline < 0 ? text.Length : newline + 1;
}
