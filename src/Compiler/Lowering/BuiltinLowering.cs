using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Binding.Stap;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>Built-in variables and functions: most are a call of their runtime member.</summary>
internal sealed class BuiltinLowering(ExpressionLowering expressions, HandlerScope scope, CodeBuffer code, LanguageRules rules, SiteTable sites)
{
    /// <summary>SystemTap's MAXBACKTRACE.</summary>
    private const int MaximumBacktrace = 20;

    /// <summary>Whether its value may be D's NULL.</summary>
    public bool MayBeNull(BoundBuiltin builtin) => rules.UnsetTextIsNull && builtin.Builtin is { Member: { MayFail: true, Returns: ValueKind.Text }, Name: not "copyinstr" };

    /// <summary>Its value; a string is cut where the language limits strings.</summary>
    public IrExpression Lower(BoundBuiltin builtin)
    {
        var value = LowerWhole(builtin);
        return value.Type == ValueKind.Text ? rules.Limit(value) : value;
    }

    private IrExpression LowerWhole(BoundBuiltin builtin) => builtin.Builtin.Name switch
    {
        "timestamp" => new IrEventTime(),
        "vtimestamp" => scope.Trigger is BoundProbe ? scope.ProcessorTime() : new IrConstant(0),
        "local_clock_ns" => new IrEventTime(),
        "cpu" => new IrEventCpu(),
        "probename" when scope.Trigger is BoundProbe { Point.Marker.IsExact: false } => new IrRuntimeCall(RuntimeMembers.ProbeName, []),
        "probename" => new IrText(scope.Trigger?.Name ?? ""),
        "probeprov" when scope.Trigger is BoundProbe { Point.Marker.IsExact: false } => new IrRuntimeCall(RuntimeMembers.ProbeProvider, []),
        "probeprov" => scope.Trigger is BoundProbe probe
            ? new IrRuntimeCall(RuntimeMembers.ProviderName, [new IrText(probe.Provider)])
            : new IrText(scope.Trigger?.Provider ?? ""),
        "probemod" or "probefunc" => scope.Trigger is BoundProbe
            ? new IrRuntimeCall(builtin.Builtin.Member!, [])
            : new IrText(""),
        "gettimeofday_us" => WallClock(1_000),
        "gettimeofday_ms" => WallClock(1_000_000),
        "gettimeofday_s" => WallClock(1_000_000_000),
        "string_quoted" or "text_str" when rules.LongestText is { } most => new IrRuntimeCall(StapMembers.PrintableCut,
            [expressions.Lower(builtin.Arguments[0]), new IrConstant(most), new IrConstant(builtin.Builtin.Name == "string_quoted" ? 1 : 0)]),
        "copyinstr" => LowerCopyIn(builtin),
        "alloca" => expressions.Memory.Allocate(builtin.Arguments[0], builtin.Location),
        "copyin" => expressions.Memory.CopyIn(builtin),
        "copyinto" => expressions.Memory.CopyBytes(builtin, source: 0, target: 2, size: 1),
        "bcopy" => expressions.Memory.CopyBytes(builtin, source: 0, target: 1, size: 2),
        "inet_ntoa" or "inet_ntoa6" or "inet_ntop" or "link_ntop" => expressions.Addresses.Lower(builtin),
        "user_string" => ReadString(builtin, builtin.Arguments[0]),
        "user_string2" => ReadStringOr(builtin),
        "substr" when builtin.Arguments.Count == 3 && builtin.Builtin.Member == RuntimeMembers.Substring => Call(RuntimeMembers.SubstringLength, builtin),
        "matched" => LowerMatched(builtin),
        "ngroups" => LowerGroupCount(builtin),
        "ctime" => LowerDate(builtin),
        PythonVariables.BuiltinName => LowerPythonValue(builtin),
        "index" when builtin.Arguments.Count == 3 => Call(RuntimeMembers.IndexFrom, builtin),
        "rindex" when builtin.Arguments.Count == 3 => Call(RuntimeMembers.LastIndexFrom, builtin),
        "lltostr" when builtin.Arguments.Count == 2 => CallInBase(RuntimeMembers.NumberToTextInBase, builtin),
        "strtoll" when builtin.Arguments.Count == 2 => CallInBase(RuntimeMembers.TextToNumberInBase, builtin),
        "strtok" => LowerStrtok(builtin),
        "epid" => new IrBinary(BinaryOperation.Or,
            new IrBinary(BinaryOperation.ShiftLeft, new IrRuntimeCall(RuntimeMembers.ProbeId, []), new IrConstant(32)), new IrConstant(rules.Clause)),
        "errno" => new IrConstant(0),
        "ustack" or "jstack" => LowerStack(RuntimeMembers.Stack, builtin),
        "sprint_ubacktrace" => LowerBacktrace(),
        "ustackdepth" or "ucaller" => LowerStack(builtin.Builtin.Member!, builtin),
        "system" when builtin.Builtin.Dialect == Syntax.Dialect.D => LowerDestructive(RuntimeMembers.System, builtin),
        "raise" => LowerDestructive(RuntimeMembers.Signal, builtin),
        "freopen" => LowerDestructive(RuntimeMembers.Reopen, builtin, rules.Site(builtin.Location)),
        "setopt" => Evaluate(new IrRuntimeCall(builtin.Arguments.Count == 1 ? RuntimeMembers.SetOption : RuntimeMembers.SetOptionTo,
            [.. expressions.LowerAll(builtin.Arguments), rules.Site(builtin.Location)])),
        "exit" when builtin.Arguments.Count == 0 => Evaluate(new IrRuntimeCall(RuntimeMembers.Exit, [new IrConstant(0)])),
        _ => Call(builtin.Builtin.Member ?? throw new UnreachableException(builtin.Builtin.Name), builtin),
    };

    private IrExpression Call(RuntimeMember member, BoundBuiltin builtin)
    {
        if (member.MayRaise)
            return Raising(member, builtin);
        var call = new IrRuntimeCall(member, expressions.LowerAll(builtin.Arguments));
        if (!member.HasEffect)
            return call;
        return member.Returns == ValueKind.Void ? Evaluate(call) : code.Store(call);
    }

    // stringat(s, n)   ──►   t = At(s, n, site); propagate; t
    private IrExpression Raising(RuntimeMember member, BoundBuiltin builtin)
    {
        var site = sites.Add(builtin.Location, StapToken.Name(builtin.Location));
        var call = new IrRuntimeCall(member, [.. expressions.LowerAll(builtin.Arguments), new IrConstant(site)]);
        var value = member.Returns == ValueKind.Void ? Evaluate(call) : code.Store(call);
        code.Add(new IrPropagate());
        return value;
    }

    // $self->balance   ──►   t = PythonValues.Of(argument 3 or "", "self/.balance", site); propagate; t
    private IrExpression LowerPythonValue(BoundBuiltin builtin)
    {
        scope.Captures.Add(((BoundString)builtin.Arguments[1]).Value);
        return Raising(StapMembers.PythonValue, builtin);
    }

    private IrRuntimeCall LowerStack(RuntimeMember member, BoundBuiltin builtin)
    {
        rules.NeedsStacks();
        return new IrRuntimeCall(member, expressions.LowerAll(builtin.Arguments));
    }

    private IrRuntimeCall LowerBacktrace()
    {
        rules.NeedsStacks();
        return new IrRuntimeCall(RuntimeMembers.Stack, [new IrConstant(MaximumBacktrace)]);
    }

    private IrConstant LowerDestructive(RuntimeMember member, BoundBuiltin builtin, params IrExpression[] more)
    {
        rules.Destructive(builtin.Location, builtin.Builtin.Name);
        return Evaluate(new IrRuntimeCall(member, [.. expressions.LowerAll(builtin.Arguments), .. more]));
    }

    // lltostr(n, b)   ──►   t0 = n; t1 = b; if (!IsBase(t1)) fault; ToText(t0, t1)
    private IrRuntimeCall CallInBase(RuntimeMember member, BoundBuiltin builtin)
    {
        var operands = expressions.LowerAll(builtin.Arguments);
        var value = code.Store(operands[0]);
        var radix = code.Store(operands[1]);
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, new IrRuntimeCall(RuntimeMembers.IsBase, [radix])),
            new IrBlock([rules.IllegalOperation(builtin.Location)]), null));
        return new IrRuntimeCall(member, [value, radix]);
    }

    /// <summary>
    /// strtok(s, d)   ──►   tokens = s; position = 0; then, as in strtok(NULL, d), where a missing s is a fault:
    /// t0 = d; t1 = TokenStart(tokens, position, t0); position = TokenEnd(tokens, t1, t0); Token(tokens, t1, position).
    /// The state is the firing's: DTrace forgets it before the next.
    /// </summary>
    private IrExpression LowerStrtok(BoundBuiltin builtin)
    {
        var (tokens, position) = scope.Tokens;
        IrExpression text = new IrGetLocal(tokens), at = new IrGetLocal(position);
        if (builtin.Arguments[0] is not BoundNull)
        {
            code.Add(new IrSetLocal(tokens, expressions.Lower(builtin.Arguments[0])));
            code.Add(new IrSetLocal(position, new IrConstant(0)));
        }
        else
        {
            code.Add(new IrIf(new IrIsMissing(text), new IrBlock([rules.BadString(new IrConstant(0), builtin.Location)]), null));
        }
        var delimiters = code.Store(expressions.Lower(builtin.Arguments[1]));
        var start = code.Store(new IrRuntimeCall(RuntimeMembers.TokenStart, [text, at, delimiters]));
        code.Add(new IrSetLocal(position, new IrRuntimeCall(RuntimeMembers.TokenEnd, [text, start, delimiters])));
        return code.Store(new IrRuntimeCall(RuntimeMembers.Token, [text, start, at]));
    }

    private IrConstant Evaluate(IrExpression call)
    {
        code.Add(new IrEvaluate(call));
        return new IrConstant(0);
    }

    private static IrBinary WallClock(long unit) =>
        new(BinaryOperation.Divide, new IrRuntimeCall(RuntimeMembers.WallClock, []), new IrConstant(unit));

    private IrExpression LowerCopyIn(BoundBuiltin builtin)
    {
        var text = ReadString(builtin, builtin.Arguments[0]);
        return builtin.Arguments.Count == 1
            ? text
            : new IrRuntimeCall(RuntimeMembers.SubstringLength, [text, new IrConstant(0), expressions.Lower(builtin.Arguments[1])]);
    }

    private IrExpression ReadString(BoundBuiltin builtin, BoundExpression address)
    {
        if (Argument(address) is { } index)
            return ReadArgument(builtin, index);
        // copyinstr(a)   ──►   t0 = a; t1 = ReadString(t0); if (t1 is missing) fail; t1
        var value = code.Store(expressions.Lower(address));
        scope.MayReadStrings();
        var text = code.Store(new IrRuntimeCall(RuntimeMembers.ReadString, [value]));
        code.Add(new IrIf(new IrIsMissing(text), new IrBlock([rules.BadString(value, builtin.Location)]), null));
        return text;
    }

    /// <summary>
    /// copyinstr(arg1)   ──►   if (string1 is missing) { string1 = ReadString(arg1); if (string1 is missing) fail; } string1: read once a firing.
    /// </summary>
    private IrExpression ReadArgument(BoundBuiltin builtin, int index)
    {
        var local = scope.StringOf(index);
        IrExpression text = new IrGetLocal(local), address = new IrArgument(index);
        code.Add(new IrIf(new IrIsMissing(text), new IrBlock(
        [
            new IrSetLocal(local, new IrRuntimeCall(RuntimeMembers.ReadString, [address])),
            new IrIf(new IrIsMissing(text), new IrBlock([rules.BadString(address, builtin.Location)]), null),
        ]), null));
        return text;
    }

    // matched(n)   ──►   t = matched(n); if (t is missing) raise; t
    private IrExpression LowerMatched(BoundBuiltin builtin)
    {
        var number = code.Store(expressions.Lower(builtin.Arguments[0]));
        var text = code.Store(new IrRuntimeCall(RuntimeMembers.Matched, [number]));
        var message = new IrRuntimeCall(RuntimeMembers.NoGroupMessage, [number]);
        code.Add(new IrIf(new IrIsMissing(text), new IrBlock([rules.Fail(message, builtin.Location)]), null));
        return text;
    }

    // ngroups()   ──►   t = ngroups(); if (t == 0) raise; t
    private IrExpression LowerGroupCount(BoundBuiltin builtin)
    {
        var count = code.Store(new IrRuntimeCall(RuntimeMembers.GroupCount, []));
        RaiseIf(new IrBinary(BinaryOperation.Equal, count, new IrConstant(0)), "Attempted to get subexpression count from failed match", builtin.Location);
        return count;
    }

    // ctime(s)   ──►   t = s; if (t > 2147483647) raise; if (t < -2147483648) raise; ctime(t)
    private IrRuntimeCall LowerDate(BoundBuiltin builtin)
    {
        var time = code.Store(expressions.Lower(builtin.Arguments[0]));
        RaiseIf(new IrBinary(BinaryOperation.Greater, time, new IrConstant(int.MaxValue)), "Time too far in the future to be converted", builtin.Location);
        RaiseIf(new IrBinary(BinaryOperation.Less, time, new IrConstant(int.MinValue)), "Time too far in the past to be converted", builtin.Location);
        return new IrRuntimeCall(RuntimeMembers.ContextTime, [time]);
    }

    private void RaiseIf(IrExpression condition, string message, TextLocation location) =>
        code.Add(new IrIf(condition, new IrBlock([rules.Fail(new IrText(message), location)]), null));

    private IrExpression ReadStringOr(BoundBuiltin builtin)
    {
        var operands = expressions.LowerAll(builtin.Arguments);
        scope.MayReadStrings();
        if (Argument(builtin.Arguments[0]) is { } index)
            scope.StringOf(index);
        var text = code.Store(new IrRuntimeCall(RuntimeMembers.ReadString, [operands[0]]));
        return new IrConditional(new IrIsMissing(text), operands[1], text);
    }

    private static int? Argument(BoundExpression address) => address switch
    {
        BoundArgument argument => argument.Index,
        BoundConversion { Operand: BoundArgument argument, Type: IntegerType { Size: 8 } } => argument.Index,
        _ => null,
    };
}
