using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Translators: the members of one structure as expressions of another, put in the place of each use.</summary>
internal sealed class DTranslatorBinder(DExpressionBinder expressions, DScope scope, DiagnosticBag diagnostics)
{
    public void Declare(TranslatorSyntax syntax)
    {
        TypeSymbol output = expressions.Types.Bind(syntax.Output), input = expressions.Types.Bind(syntax.Input);
        if (output is ErrorType || input is ErrorType)
            return;
        if (output is not StructType { IsComplete: true } structure)
        {
            diagnostics.Report(syntax.Output.Location, TranslatorOutput, Wording.Type(output), output is StructType ? output.Name : "");
            return;
        }
        if (KernelTypes.IsTranslated(structure, input))
        {
            diagnostics.Report(syntax.Location, TranslatorRedeclared, input.Name, output.Name, "in D's library");
            return;
        }
        if (Find(structure, input) is { } known && TypeLayout.AreCompatible(known.Input, input))
        {
            diagnostics.Report(syntax.Location, known.Location, TranslatorRedeclared, input.Name, output.Name, $"in line {DTypeBinder.Line(known.Location)}");
            return;
        }
        var parameter = scope.DeclareHidden(syntax.Parameter.Text, syntax.Parameter.Location, input);
        var hidden = scope.Parameters.GetValueOrDefault(parameter.Name);
        scope.Parameters[parameter.Name] = parameter;
        var members = new Dictionary<string, BoundExpression>();
        // A translator may use itself, for a member that points to another of its kind.
        scope.Translators.Add(new TranslatorDefinition(syntax.Location, structure, input, parameter, members));
        foreach (var member in syntax.Members)
        {
            if (BindDefinition(member, structure) is { } value)
                members[member.Name.Text] = value;
        }
        scope.Parameters.Remove(parameter.Name);
        if (hidden is not null)
            scope.Parameters[parameter.Name] = hidden;
    }

    private BoundExpression? BindDefinition(TranslatorMemberSyntax syntax, StructType output)
    {
        var value = expressions.BindAny(syntax.Value);
        if (output.Find(syntax.Name.Text) is not { } member)
            diagnostics.Report(syntax.Name.Location, TranslatorMember, output.Name, syntax.Name.Text);
        else if (value.Type is ErrorType)
            return value;
        else if (value is BoundTranslation translation && TypeLayout.AreCompatible(member.Type, translation.Type))
            return value;
        else if (value is BoundTranslation || !DConversions.Accepts(member.Type, value))
            diagnostics.Report(syntax.Location, TranslatorMemberType, syntax.Name.Text, Wording.Type(member.Type), Wording.Type(value.Type), member.Type.Name, DWording.Name(value));
        else
            return DConversions.To(value, member.Type);
        return null;
    }

    public BoundExpression Bind(XlateSyntax syntax)
    {
        var wanted = expressions.Types.Bind(syntax.Type);
        var operand = expressions.Bind(syntax.Operand);
        if (wanted is ErrorType || operand.Type is ErrorType)
            return new BoundError(syntax.Location);
        var output = (wanted as PointerType)?.Target ?? wanted;
        if (output is not StructType structure || Find(structure, operand.Type) is not { } translator)
        {
            diagnostics.Report(syntax.Location, NoTranslator, Wording.Type(operand.Type), Wording.Type(wanted));
            return new BoundError(syntax.Location);
        }
        var parameter = new BoundVariable(operand.Location, translator.Parameter);
        var input = new BoundAssignment(operand.Location, parameter, DConversions.To(operand, translator.Input));
        return new BoundTranslation(syntax.Location, input, translator.Members, structure, wanted);
    }

    /// <summary><c>xlate &lt;struct o&gt;(e).m</c>   ──►   parameter = e, what the translator says of m.</summary>
    public BoundExpression BindMember(MemberAccessSyntax syntax, BoundTranslation translation)
    {
        var isArrow = syntax.Operator.Text == "->";
        if (isArrow != translation.Type is PointerType)
        {
            diagnostics.Report(syntax.Location, isArrow ? ArrowOnValue : MemberOfNonStruct, [.. isArrow ? [] : new[] { ".", "a structure or union" }, Wording.Type(translation.Type)]);
            return new BoundError(syntax.Location);
        }
        if (!translation.Members.TryGetValue(syntax.Member.Text, out var value))
        {
            diagnostics.Report(syntax.Member.Location, MemberNotTranslated, translation.Output.Name, syntax.Member.Text);
            return new BoundError(syntax.Location);
        }
        if (value is BoundTranslation inner)
            return inner with { Location = syntax.Location, Input = inner.Input with { Value = new BoundSequence(syntax.Location, translation.Input, inner.Input.Value) } };
        return value.Type is ErrorType ? new BoundError(syntax.Location) : new BoundSequence(syntax.Location, translation.Input, value);
    }

    /// <summary><c>s = xlate &lt;struct o&gt;(e)</c>   ──►   parameter = e, s.a = …, s.b = … for each member of the translator.</summary>
    public BoundExpression BindAssignment(TextLocation location, BoundExpression target, BoundTranslation translation)
    {
        if (translation.Type is PointerType || target.Type != translation.Output)
        {
            diagnostics.Report(location, BindingTemplates.IncompatibleTypes, "=", Wording.Type(target.Type), Wording.Type(translation.Type));
            return new BoundError(location);
        }
        BoundExpression result = translation.Input;
        foreach (var (name, value) in translation.Members.Where(member => member.Value.Type is not ErrorType))
        {
            var member = translation.Output.Find(name)!;
            var place = new BoundMemory(location, target, member.Offset, member.Bits, true, member.Type);
            var assignment = value is BoundTranslation inner
                ? BindAssignment(location, place, inner)
                : new BoundAssignment(location, place, value);
            result = new BoundSequence(location, result, assignment);
        }
        return new BoundSequence(location, result, target);
    }

    private TranslatorDefinition? Find(StructType output, TypeSymbol input) =>
        scope.Translators.Find(translator => translator.Output == output && TypeLayout.AreCompatible(translator.Input, input))
        ?? scope.Translators.Find(translator => translator.Output == output
            && ((translator.Input is IntegerType && input is IntegerType) || TypeLayout.ArePointersCompatible(translator.Input, input)));
}
