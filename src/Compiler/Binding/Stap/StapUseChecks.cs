using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>What can only be said when the whole program is bound: types that nothing settles, names that nothing sets or uses.</summary>
internal sealed class StapUseChecks(StapGlobals globals, StapTypes types, DiagnosticBag diagnostics)
{
    private readonly List<VariableSymbol> _locals = [];
    private readonly List<(VariableSymbol Local, TextLocation Location, string[] Names)> _neverAssigned = [];

    /// <summary>Remembers the locals of a handler or function.</summary>
    public void Note(StapScope scope)
    {
        _locals.AddRange(scope.Locals.Where(local => local.Kind == VariableKind.Local));
        if (!scope.NeverAssigned.Any())
            return;
        var names = scope.Names.ToArray();
        _neverAssigned.AddRange(scope.NeverAssigned.Select(read => (read.Local, read.Location, names)));
    }

    /// <summary>The condition of a probe reads globals and does nothing else.</summary>
    public void CheckCondition(ExpressionSyntax condition)
    {
        foreach (var node in SyntaxWalker.DescendantsAndSelf(condition))
        {
            var problem = node switch
            {
                CallSyntax call => $"calls {call.Function.Text}()",
                AssignmentSyntax or PostfixSyntax or UnarySyntax { Operator.Text: "++" or "--" } => "changes something",
                NameSyntax name when globals.Find(name.Text, name.Location.Source) is null => $"names '{name.Text}', which is no global",
                ContextVariableSyntax => "reads a variable of the probe",
                _ => null,
            };
            if (problem is null)
                continue;
            diagnostics.Report(((ExpressionSyntax)node).Location, ProbeCondition, problem);
            return;
        }
    }

    public void Check(StapLibrary library)
    {
        var unresolved = _locals.Where(local => InferredType.Resolve(local.Type) is InferredType).Cast<Symbol>()
            .Concat(globals.All.Select(global => global.Symbol).Where(IsUnresolved)).ToArray();
        foreach (var symbol in unresolved)
            diagnostics.Report(symbol.Location, UnresolvedType, symbol.Name, Meant(symbol) is { Length: > 0 } meant ? meant[2..] : "assign it a value, or remove it");
        foreach (var read in _neverAssigned.Where(read => !unresolved.Contains(read.Local) && library.IsUsers(read.Location.Source)))
            diagnostics.Report(read.Location, NeverAssigned, read.Local.Name, read.Local.Type.IsString ? "empty" : "0", Meant(read.Local));
        foreach (var value in types.Unresolved())
            diagnostics.Report(value.Location, UnresolvedType, value.Location.Text, "no 'return' in it gives a value");
        foreach (var global in globals.All.Where(global => library.IsUsers(global.Symbol.Location.Source) && !globals.IsUsed(global.Symbol)))
            diagnostics.Report(global.Symbol.Location, UnusedGlobal, global.Symbol.Name);
        foreach (var tree in library.Included.Where(tree => library.IsUsers(tree.Source)))
            CheckOverloads(tree);
    }

    /// <summary>A function without <c>next</c> leaves nothing to those of its name after it.</summary>
    private void CheckOverloads(SyntaxTree tree)
    {
        foreach (var overloads in tree.Root.Members.OfType<FunctionSyntax>().GroupBy(function => (function.Name.Text, function.Parameters.Count)))
        {
            FunctionSyntax? last = null;
            foreach (var function in overloads.OrderBy(function => function.Priority is { } priority ? StapConstants.IntegerOf(priority) ?? 0 : 0))
            {
                if (last is not null)
                    diagnostics.Report(function.Name.Location, last.Name.Location, UnreachableFunction, function.Name.Text);
                else if (!SyntaxWalker.DescendantsAndSelf(function.Body).Any(node => node is NextSyntax))
                    last = function;
            }
        }
    }

    /// <summary>What the name of a local that is never assigned may have been meant to be.</summary>
    private string Meant(Symbol local)
    {
        var read = _neverAssigned.Find(read => read.Local == local);
        return read.Local is null ? ""
            : Builtins.Find(Dialect.Stap, local.Name) is not null ? $"; to call the function, write {local.Name}()"
            : Spelling.Suggest(local.Name, read.Names);
    }

    private bool IsUnresolved(Symbol symbol) => symbol switch
    {
        VariableSymbol variable => InferredType.Resolve(variable.Type) is InferredType && globals.IsUsed(symbol),
        ArraySymbol array => globals.IsUsed(symbol) && array.Keys.Append(array.Value).Any(type => InferredType.Resolve(type) is InferredType),
        StatisticSymbol statistic => statistic.Keys.Any(type => InferredType.Resolve(type) is InferredType),
        _ => throw new System.Diagnostics.UnreachableException($"{symbol}"),
    };
}
