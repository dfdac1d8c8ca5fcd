using System.Globalization;
using System.Text;

namespace Pyd.Compiler.Ir;

/// <summary>The IR as text that reads like the program it is.</summary>
internal sealed class IrPrinter : IrVisitor
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Print(IrProgram program)
    {
        var printer = new IrPrinter();
        printer.PrintProgram(program);
        return printer._text.ToString();
    }

    private void PrintProgram(IrProgram program)
    {
        Line($"program {program.Name}");
        foreach (var global in program.Globals)
            Line($"global {global.Name}: {global.Type}{(global.Initial is null ? "" : $" = {Text(global.Initial)}")}");
        foreach (var field in program.ThreadFields)
            Line($"thread {field.Name}: {field.Type}");
        foreach (var container in program.Containers)
            Line($"{(container.IsThreadLocal ? "thread" : "global")} {container.Name}: {container.Class}[{string.Join(", ", container.Key)}]({string.Join(", ", container.Arguments)})");
        foreach (var function in program.Functions)
        {
            Line($"function {function.Name}({string.Join(", ", function.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}"))}): {function.Returns}");
            Indented(function.Body);
        }
        foreach (var handler in program.Handlers)
        {
            Line($"handler {handler.Name} on {Trigger(handler.Trigger)}");
            _depth++;
            foreach (var clause in handler.Clauses)
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"clause of line {clause.Location.Line}"));
                Indented(clause.Body);
            }
            _depth--;
        }
    }

    private static string Trigger(IrTrigger trigger) => trigger switch
    {
        IrBeginTrigger begin => string.Create(CultureInfo.InvariantCulture, $"begin({begin.Priority})"),
        IrEndTrigger end => string.Create(CultureInfo.InvariantCulture, $"end({end.Priority})"),
        IrErrorTrigger error => string.Create(CultureInfo.InvariantCulture, $"error({error.Priority})"),
        IrTimerTrigger timer => string.Create(CultureInfo.InvariantCulture, $"timer({timer.Period} ns{(timer.Spread > 0 ? $" ± {timer.Spread} ns" : "")}{(timer.IsSample ? ", in each running thread" : "")})"),
        IrProbeTrigger probe => string.Create(CultureInfo.InvariantCulture,
            $"{probe.Probe.Marker.Provider}:{probe.Probe.Marker.Name}, reads arguments {probe.Arguments:b} as strings {probe.Strings:b}{(probe.IsTally ? ", only counted" : "")}{(probe.Filter == EventFilter.All ? "" : $", only if {probe.Filter}")}{(probe.Captures.Length == 0 ? "" : $", with {probe.Captures}")}"),
        _ => throw new System.Diagnostics.UnreachableException($"{trigger}"),
    };

    protected override void Visit(IrBlock node)
    {
        foreach (var statement in node.Statements)
            Visit(statement);
    }

    protected override void Visit(IrSequencePoint node) => Line(string.Create(CultureInfo.InvariantCulture, $"# {node.Location.Line}:{node.Location.Column}"));

    protected override void Visit(IrEvaluate node) => Line(Text(node.Expression));

    protected override void Visit(IrSetLocal node) => Line($"{node.Local.Name} = {Text(node.Value)}");

    protected override void Visit(IrSetGlobal node) => Line($"{node.Global.Name} = {Text(node.Value)}");

    protected override void Visit(IrSetThread node) => Line($"thread.{node.Field.Name} = {Text(node.Value)}");

    protected override void Visit(IrStore node) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"store {node.Bytes * 8} at {Text(node.Address)} = {Text(node.Value)}"));

    protected override void Visit(IrIf node)
    {
        Line($"if {Text(node.Condition)}");
        Indented(node.Then);
        if (node.Else is null)
            return;
        Line("else");
        Indented(node.Else);
    }

    protected override void Visit(IrLoop node)
    {
        Line("loop");
        Indented(node.Prelude);
        Line($"while {Text(node.Condition)}");
        Indented(node.Body);
        Line("step");
        Indented(node.Step);
    }

    protected override void Visit(IrForeach node)
    {
        var value = node.Value is null ? "" : $"{node.Value.Name} = ";
        Line(string.Create(CultureInfo.InvariantCulture,
            $"foreach {value}[{string.Join(", ", node.Keys.Select(key => key.Name))}] in {node.Container.Name} by column {node.SortColumn} direction {node.Direction} limit {Text(node.Limit)}"));
        Indented(node.Body);
    }

    protected override void Visit(IrBreak node) => Line("break");

    protected override void Visit(IrContinue node) => Line("continue");

    protected override void Visit(IrReturn node) => Line(node.Value is null ? "return" : $"return {Text(node.Value)}");

    protected override void Visit(IrEndClause node) => Line("end clause");

    protected override void Visit(IrFault node) => Line(string.Create(CultureInfo.InvariantCulture, $"fault {node.Cause} {Text(node.Value)} at site {node.Site}"));

    protected override void Visit(IrStartActions node) => Line(string.Create(CultureInfo.InvariantCulture, $"actions left = {node.Limit}"));

    protected override void Visit(IrActions node) => Line(string.Create(CultureInfo.InvariantCulture, $"actions left -= {node.Count}, at least 1, else raise at site {node.Site}"));

    protected override void Visit(IrRaise node) => Line(string.Create(CultureInfo.InvariantCulture, $"raise {Text(node.Message)} at site {node.Site}"));

    protected override void Visit(IrPropagate node) => Line("propagate");

    protected override void Visit(IrTry node)
    {
        Line("try");
        Indented(node.Body);
        Line(node.Message is null ? "catch" : $"catch {node.Message.Name}");
        Indented(node.Handler);
    }

    protected override void Visit(IrPrinta node) =>
        Line($"printa {(node.Format is null ? "plain" : "formatted")} {string.Join(", ", node.Aggregations.Select(aggregation => aggregation.Name))}");

    protected override void Visit(IrConstant node) => _text.Append(CultureInfo.InvariantCulture, $"{node.Value}");

    protected override void Visit(IrText node) => _text.Append(CultureInfo.InvariantCulture, $"\"{Escape(node.Value)}\"");

    protected override void Visit(IrGetLocal node) => _text.Append(node.Local.Name);

    protected override void Visit(IrGetGlobal node) => _text.Append(node.Global.Name);

    protected override void Visit(IrGetThread node) => _text.Append(CultureInfo.InvariantCulture, $"thread.{node.Field.Name}");

    protected override void Visit(IrArgument node) => _text.Append(CultureInfo.InvariantCulture, $"arg{node.Index}");

    protected override void Visit(IrEventTime node) => _text.Append("time");

    protected override void Visit(IrEventCpu node) => _text.Append("cpu");

    protected override void Visit(IrBinary node)
    {
        _text.Append('(');
        Visit(node.Left);
        _text.Append(CultureInfo.InvariantCulture, $" {node.Operator} ");
        Visit(node.Right);
        _text.Append(')');
    }

    protected override void Visit(IrUnary node)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{node.Operator}(");
        Visit(node.Operand);
        _text.Append(')');
    }

    protected override void Visit(IrNarrow node)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{(node.IsSigned ? "int" : "uint")}{node.Bytes * 8}(");
        Visit(node.Operand);
        _text.Append(')');
    }

    protected override void Visit(IrLoad node)
    {
        _text.Append(CultureInfo.InvariantCulture, $"load {(node.IsSigned ? "int" : "uint")}{node.Bytes * 8} at (");
        Visit(node.Address);
        _text.Append(')');
    }

    protected override void Visit(IrConditional node)
    {
        _text.Append('(');
        Visit(node.Condition);
        _text.Append(" ? ");
        Visit(node.WhenTrue);
        _text.Append(" : ");
        Visit(node.WhenFalse);
        _text.Append(')');
    }

    protected override void Visit(IrIsMissing node)
    {
        _text.Append("missing(");
        Visit(node.Text);
        _text.Append(')');
    }

    protected override void Visit(IrRuntimeCall node) => Call($"{node.Member.Type.Split('.')[^1]}.{node.Member.Name}", node.Arguments);

    protected override void Visit(IrContainerCall node)
    {
        _text.Append(node.Container.Name);
        if (node.Key is { Count: > 0 })
        {
            _text.Append('[');
            List(node.Key);
            _text.Append(']');
        }
        Call($".{node.Member.Name}", node.Arguments);
    }

    protected override void Visit(IrCall node) => Call(node.Function.Name, node.Arguments);

    private void Call(string name, IReadOnlyList<IrExpression> arguments)
    {
        _text.Append(name).Append('(');
        List(arguments);
        _text.Append(')');
    }

    private void List(IReadOnlyList<IrExpression> expressions)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Visit(expressions[i]);
        }
    }

    private void Indented(IrBlock block)
    {
        _depth++;
        Visit(block);
        _depth--;
    }

    /// <summary>An expression as text, which is then taken out of the output again.</summary>
    private string Text(IrExpression expression)
    {
        var start = _text.Length;
        Visit(expression);
        var text = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return text;
    }

    private void Line(string text) => _text.Append(' ', _depth * 2).Append(text).Append('\n');

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                escaped.Append('\\').Append(c);
            else if (c == '\n')
                escaped.Append("\\n");
            else if (c is < ' ' or > '~')
                escaped.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }
}
