using System.Globalization;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>Statements as C#.</summary>
internal sealed class BodyWriter : ExpressionWriter
{
    private readonly SourceWriter _source;
    private readonly NameScope _scope;
    private readonly LocalUses _uses;
    private readonly Stack<string?> _loops = new();
    private readonly Stack<string> _handlers = new();
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
    private string _end = "return;";

    private BodyWriter(SourceWriter source, ProgramNames names, LocalUses uses) : base(names)
    {
        _source = source;
        _scope = new NameScope(names.Scope);
        _uses = uses;
    }

    // private void OnFunctionEntry(ref readonly ProbeEvent e, ThreadState thread) { clauses }
    public static void WriteHandler(SourceWriter source, ProgramNames names, IrHandler handler)
    {
        var writer = new BodyWriter(source, names, LocalUses.Of(handler.Clauses.Select(clause => clause.Body), []));
        source.Open($"private void {names.Of(handler)}(ref readonly ProbeEvent e, {names.Thread} thread)");
        writer.OpenArithmetic(handler.Clauses.Select(clause => clause.Body), out var isOpen);
        writer.DeclareEarly();
        for (var i = 0; i < handler.Clauses.Count; i++)
            writer.WriteClause(handler.Clauses[i], isOnly: handler.Clauses.Count == 1, isLast: i == handler.Clauses.Count - 1);
        source.Directive("#line default");
        if (isOpen)
            source.Close();
        source.Close();
    }

    // private long fib(ref readonly ProbeEvent e, ThreadState thread, long n) { body }
    public static void WriteFunction(SourceWriter source, ProgramNames names, IrFunction function)
    {
        var writer = new BodyWriter(source, names, LocalUses.Of([function.Body], function.Parameters));
        var parameters = function.Parameters.Select(parameter => $"{Type(parameter.Type)} {writer.Name(parameter)}").ToArray();
        source.Open($"private {Type(function.Returns)} {names.Function(function.Name)}({string.Join(", ", (string[])["ref readonly ProbeEvent e", $"{names.Thread} thread", .. parameters])})");
        writer.OpenArithmetic([function.Body], out var isOpen);
        writer.DeclareEarly();
        var failed = writer._scope.Take("failed");
        writer._handlers.Push(failed);
        writer.Visit(function.Body);
        source.Directive("#line default");
        writer.Label(failed);
        source.Line(function.Returns switch
        {
            ValueKind.Integer => "return 0;",
            ValueKind.Text => "return TraceString.Empty;",
            _ => "return;",
        });
        if (isOpen)
            source.Close();
        source.Close();
    }

    /// <summary>What a variable begins with.</summary>
    public static string InitialValue(ProgramNames names, IrExpression value) => new BodyWriter(new SourceWriter(), names, LocalUses.Of([], [])).Value(value);

    /// <summary>A type of the IR.</summary>
    public static string Type(ValueKind type) => type switch
    {
        ValueKind.Integer => "long",
        ValueKind.Text => "TraceString",
        _ => "void",
    };

    // The host's project may check arithmetic; scripts never do.
    private void OpenArithmetic(IEnumerable<IrStatement> bodies, out bool isOpen)
    {
        isOpen = bodies.Any(IrSearch.Computes);
        if (isOpen)
            _source.Open("unchecked");
    }

    private void DeclareEarly()
    {
        foreach (var local in _uses.Early.Where(local => !Locals.ContainsKey(local)))
            _source.Line($"{Type(local.Type)} {Name(local)} = {(local.Type == ValueKind.Text ? "null" : "0")};");
    }

    /// <summary>A clause: its end is where faults, errors and <c>next</c> go.</summary>
    private void WriteClause(IrClause clause, bool isOnly, bool isLast)
    {
        _source.Line($"// {OnOneLine(clause.Location.ToString())}: {FirstLine(clause.Location)}");
        var end = _scope.Take("end");
        var failed = _scope.Take("failed");
        _end = isLast ? "return;" : $"goto {end};";
        _handlers.Push(failed);
        if (!isOnly)
            _source.Open();
        if (IrSearch.Contains<IrFault>(clause.Body))
            _source.Line("var mark = Output.Mark;");
        Visit(clause.Body);
        if (_targets.Contains(failed))
        {
            _source.Directive("#line hidden");
            Leave();
            Label(failed);
            _source.Line($"FailHandler({clause.Site});");
        }
        if (!isOnly)
            _source.Close();
        _handlers.Pop();
        Label(end);
    }

    protected override void Visit(IrBlock node)
    {
        foreach (var statement in node.Statements)
            Visit(statement);
    }

    protected override void Visit(IrSequencePoint node) =>
        _source.Directive(string.Create(CultureInfo.InvariantCulture, $"#line {node.Location.Line}{FileName(node.Location.Path)}"));

    protected override void Visit(IrEvaluate node) =>
        _source.Line(node.Expression is IrRuntimeCall or IrContainerCall or IrCall ? $"{Value(node.Expression)};" : $"_ = {Value(node.Expression)};");

    protected override void Visit(IrSetLocal node)
    {
        var value = Value(node.Value);
        var type = _uses.Declares(node) ? $"{Type(node.Local.Type)} " : "";
        _source.Line($"{type}{Name(node.Local)} = {value};");
    }

    protected override void Visit(IrSetGlobal node) => _source.Line($"{Names.Of(node.Global)} = {Value(node.Value)};");

    protected override void Visit(IrSetThread node) => _source.Line($"thread.{Names.Of(node.Field)} = {Value(node.Value)};");

    protected override void Visit(IrStore node) => _source.Line($"Memory.Store({Value(node.Address)}, {node.Bytes}, {Value(node.Value)});");

    protected override void Visit(IrIf node)
    {
        Block($"if ({Condition(node.Condition)})", node.Then);
        if (node.Else is not null)
            Block("else", node.Else);
    }

    // while (condition) { body }   while (true) { prelude; if (!condition) break; body; next: step; }
    protected override void Visit(IrLoop node)
    {
        var isPlain = node.Prelude.Statements.Count == 0;
        _source.Open(isPlain ? $"while ({Condition(node.Condition)})" : "while (true)");
        if (!isPlain)
        {
            Visit(node.Prelude);
            Block($"if (!({Condition(node.Condition)}))", new IrBlock([new IrBreak()]));
        }
        var next = node.Step.Statements.Count == 0 ? null : _scope.Take("next");
        _loops.Push(next);
        Visit(node.Body);
        _loops.Pop();
        if (next is not null)
            Label(next);
        Visit(node.Step);
        _source.Close();
    }

    // foreach (var slot in calls.Order(column, direction, limit)) { name = calls.KeyAt(slot).K0; value = calls.ValueAt(slot); body }
    protected override void Visit(IrForeach node)
    {
        var container = Container(node.Container);
        var slot = _scope.Take("slot");
        _source.Open($"foreach (var {slot} in {container}.Order({node.SortColumn}, {node.Direction}, {Value(node.Limit)}))");
        for (var i = 0; i < node.Keys.Count; i++)
            Element(node.Keys[i], $"{container}.KeyAt({slot}).K{i}");
        if (node.Value is not null)
            Element(node.Value, $"{container}.ValueAt({slot})");
        _loops.Push(null);
        Visit(node.Body);
        _loops.Pop();
        _source.Close();
    }

    protected override void Visit(IrBreak node) => _source.Line("break;");

    protected override void Visit(IrContinue node)
    {
        if (_loops.Peek() is { } next)
            Goto(next);
        else
            _source.Line("continue;");
    }

    protected override void Visit(IrReturn node) => _source.Line(node.Value is null ? "return;" : $"return {Value(node.Value)};");

    protected override void Visit(IrEndClause node) => Leave();

    // FaultClause(mark, cause, value, site, in e, thread); return;
    protected override void Visit(IrFault node)
    {
        _source.Line($"FaultClause(mark, (int)FaultKind.{node.Cause}, {Value(node.Value)}, {node.Site}, in e, thread);");
        Leave();
    }

    // Raise(message, site); goto failed;
    protected override void Visit(IrRaise node)
    {
        _source.Line($"Raise({Value(node.Message)}, {node.Site});");
        Goto(_handlers.Peek());
    }

    protected override void Visit(IrStartActions node) => _source.Line($"ActionsLeft = {Literals.Integer(node.Limit).Text};");

    // if ((ActionsLeft -= count) <= 0) { RaiseActions(site); goto failed; }
    protected override void Visit(IrActions node)
    {
        _source.Open($"if ((ActionsLeft -= {node.Count}) <= 0)");
        _source.Line($"RaiseActions({node.Site});");
        Goto(_handlers.Peek());
        _source.Close();
    }

    protected override void Visit(IrPropagate node)
    {
        _source.Open("if (Failure is not null)");
        if (node.Caller is { } caller)
            _source.Line(string.Create(CultureInfo.InvariantCulture, $"NoteCaller({caller});"));
        Goto(_handlers.Peek());
        _source.Close();
    }

    // { body } goto done; caught: if (IsFinal) goto failed; message = TakeFailure(); handler; done:
    protected override void Visit(IrTry node)
    {
        var caught = _scope.Take("caught");
        var done = _scope.Take("done");
        _handlers.Push(caught);
        Block(null, node.Body);
        _handlers.Pop();
        if (!_targets.Contains(caught))
            return;
        Goto(done);
        Label(caught);
        _source.Open("if (IsFinal)");
        Goto(_handlers.Peek());
        _source.Close();
        _source.Line(node.Message is null ? "TakeFailure();" : $"{Name(node.Message)} = TakeFailure();");
        Block(null, node.Handler);
        Label(done);
    }

    // Printa.Default(Output, [a, b]);   s_format1.Print(Output, [a, b]);
    protected override void Visit(IrPrinta node) =>
        _source.Line($"{(node.Format is null ? "Printa.Default" : $"{Names.Of(node.Format)}.Print")}(Output, [{string.Join(", ", node.Aggregations.Select(Container))}]);");

    private void Block(string? head, IrBlock block)
    {
        _source.Open(head);
        Visit(block);
        _source.Close();
    }

    private void Element(IrLocal local, string value) =>
        _source.Line($"{(_uses.DeclaresInLoop(local) ? $"{Type(local.Type)} " : "")}{Name(local)} = {value};");

    private void Leave()
    {
        _source.Line(_end);
        if (_end.StartsWith("goto ", StringComparison.Ordinal))
            _targets.Add(_end.Substring(5, _end.Length - 6));
    }

    private void Goto(string label)
    {
        _targets.Add(label);
        _source.Line($"goto {label};");
    }

    /// <summary>A label, where something goes to it.</summary>
    private void Label(string label)
    {
        if (_targets.Contains(label))
            _source.Outdented($"{label}: ;");
    }

    private string Name(IrLocal local)
    {
        if (!Locals.TryGetValue(local, out var name))
            Locals.Add(local, name = _scope.TakeLocal(local.Name));
        return name;
    }

    private static string FirstLine(TextLocation location)
    {
        var text = location.Text.Split('\n')[0].Trim();
        return OnOneLine(text.Length > 100 ? $"{text.Substring(0, 100)}…" : text);
    }

    // A path in a directive has no escapes.
    private static string FileName(string path) => path.Contains('"', StringComparison.Ordinal) || OnOneLine(path) != path ? "" : $" \"{path}\"";

    // What C# takes for the end of a line would end a comment or directive.
    private static string OnOneLine(string text) => string.Concat(text.Select(letter => letter is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' ? ' ' : letter));
}
