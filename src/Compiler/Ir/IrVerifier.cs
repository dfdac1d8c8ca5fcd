using System.Diagnostics;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Ir;

/// <summary>What every IR program satisfies; a broken rule is a mistake of the compiler, never of the script.</summary>
internal static class IrVerifier
{
    /// <summary>The program itself, when nothing is wrong with it.</summary>
    /// <exception cref="UnreachableException">A rule is broken.</exception>
    public static IrProgram Check(IrProgram program)
    {
        foreach (var clause in program.Handlers.SelectMany(handler => handler.Clauses))
            CheckStatement(clause.Body, loops: 0, function: null);
        foreach (var function in program.Functions)
            CheckStatement(function.Body, loops: 0, function);
        return program;
    }

    private static void CheckStatement(IrStatement statement, int loops, IrFunction? function)
    {
        switch (statement)
        {
            case IrSetLocal node: Require(node.Value.Type == node.Local.Type, node); CheckValue(node.Value, mayAct: true); break;
            case IrSetGlobal node: Require(node.Value.Type == node.Global.Type, node); CheckValue(node.Value, mayAct: false); break;
            case IrSetThread node: Require(node.Value.Type == node.Field.Type, node); CheckValue(node.Value, mayAct: false); break;
            case IrStore node:
                Require(node.Address.Type == ValueKind.Integer && node.Value.Type == ValueKind.Integer && node.Bytes is >= 1 and <= 8, node);
                CheckAll([node.Address, node.Value]);
                break;
            case IrEvaluate node: CheckValue(node.Expression, mayAct: true); break;
            case IrIf node: Require(node.Condition.Type == ValueKind.Integer, node); CheckValue(node.Condition, mayAct: false); break;
            case IrLoop node: Require(node.Condition.Type == ValueKind.Integer, node); CheckValue(node.Condition, mayAct: false); loops++; break;
            case IrForeach node:
                Require(node.Limit.Type == ValueKind.Integer && node.Keys.Select(key => key.Type).SequenceEqual(node.Container.Key), node);
                CheckValue(node.Limit, mayAct: false);
                loops++;
                break;
            case IrTry node: Require(node.Message is null or { Type: ValueKind.Text }, node); break;
            case IrPrinta node:
                Require(node.Aggregations is [var first, ..] && node.Aggregations.All(other => other.Key.SequenceEqual(first.Key)), node);
                Require(node.Format is null || node.Format.Pieces.All(piece => piece.Literal is null != piece.Directive is null), node);
                break;
            case IrBreak or IrContinue: Require(loops > 0, statement); break;
            case IrReturn node:
                Require(function is not null && (node.Value is null ? function.Returns == ValueKind.Void : node.Value.Type == function.Returns), node);
                if (node.Value is not null)
                    CheckValue(node.Value, mayAct: true);
                break;
            case IrEndClause: Require(function is null, statement); break;
            case IrFault node: Require(function is null, node); CheckValue(node.Value, mayAct: false); break;
            case IrActions node: Require(node.IsChecked && node.Site >= 0, node); break;
            case IrRaise node: Require(node.Message.Type == ValueKind.Text, node); CheckValue(node.Message, mayAct: false); break;
        }
        foreach (var child in IrSearch.Children(statement))
            CheckStatement(child, loops, function);
    }

    /// <summary>Effects only stand where a statement's whole expression does.</summary>
    private static void CheckValue(IrExpression value, bool mayAct)
    {
        switch (value)
        {
            case IrCall call: Require(mayAct, call); CheckAll(call.Arguments); break;
            case IrRuntimeCall call:
                Require(mayAct || !call.Member.HasEffect, call);
                Require(call.Arguments.Select(argument => argument.Type).SequenceEqual(TypesOf(call.Member)), call);
                CheckAll(call.Arguments);
                break;
            case IrContainerCall call:
                Require(mayAct || !call.Member.HasEffect, call);
                Require(call.Key is null || call.Key.Select(key => key.Type).SequenceEqual(call.Container.Key), call);
                CheckAll(call.Key ?? []);
                CheckAll(call.Arguments);
                break;
            case IrBinary node: Require(node.Left.Type == ValueKind.Integer && node.Right.Type == ValueKind.Integer, node); CheckAll([node.Left, node.Right]); break;
            case IrUnary node: CheckAll([node.Operand]); break;
            case IrNarrow node: CheckAll([node.Operand]); break;
            case IrLoad node: Require(node.Bytes is >= 1 and <= 8, node); CheckAll([node.Address]); break;
            case IrIsMissing node: Require(node.Text.Type == ValueKind.Text, node); CheckAll([node.Text]); break;
            case IrConditional node:
                Require(node.Condition.Type == ValueKind.Integer && node.WhenTrue.Type == node.WhenFalse.Type, node);
                CheckAll([node.Condition, node.WhenTrue, node.WhenFalse]);
                break;
        }
    }

    /// <summary>The types of what a call passes itself; the rest is the program's own state.</summary>
    private static IEnumerable<ValueKind> TypesOf(RuntimeMember member) => member.Parameters
        .Where(parameter => parameter is RuntimeParameter.Integer or RuntimeParameter.Text or RuntimeParameter.Small)
        .Select(parameter => parameter == RuntimeParameter.Text ? ValueKind.Text : ValueKind.Integer);

    private static void CheckAll(IEnumerable<IrExpression> values)
    {
        foreach (var value in values)
            CheckValue(value, mayAct: false);
    }

    private static void Require(bool rule, IrNode node)
    {
        if (!rule)
            throw new UnreachableException($"broken IR: {node}");
    }
}
