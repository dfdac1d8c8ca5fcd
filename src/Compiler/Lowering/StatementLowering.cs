using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>Statements, with a sequence point before each.</summary>
internal sealed class StatementLowering(StorageTable storage, HandlerScope scope, CodeBuffer code, LanguageRules rules, SiteTable sites, List<IrPrintaFormat> formats)
{
    /// <summary>In a clause that speculates: how many bytes it has recorded so far, and how many it can record.</summary>
    private int? _recorded;
    private int _recordSize;

    private readonly ExpressionLowering _expressions = new(storage, scope, code, rules, sites);

    /// <summary>A clause's body, under its predicate: /p/ { body }   ──►   if (p) { body }.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="first">What comes first where the predicate holds, or null.</param>
    public IrBlock LowerClause(BoundClause clause, IrStatement? first)
    {
        scope.UsesScratch = false;
        var body = LowerPredicate(clause, first);
        // Before, since a fault may have ended the clause that had it; after, since its addresses are good in no other clause.
        var reset = new IrEvaluate(new IrRuntimeCall(RuntimeMembers.ResetScratch, []));
        return scope.UsesScratch ? new IrBlock([reset, body, reset]) : body;
    }

    private IrBlock LowerPredicate(BoundClause clause, IrStatement? first) => code.Collect(() =>
    {
        if (clause.Predicate is not { } predicate)
        {
            LowerBody(clause, first);
            return;
        }
        code.Add(new IrSequencePoint(predicate.Location));
        var condition = _expressions.Lower(predicate);
        code.Add(new IrIf(condition, code.Collect(() => LowerBody(clause, first)), null));
    });

    // { printf(…); }   ──►   BeginRecord(probe, cpu, clause); printf(…); EndRecord();
    private void LowerBody(BoundClause clause, IrStatement? first)
    {
        if (first is not null)
            code.Add(first);
        if (!rules.RecordsData(clause))
        {
            Lower(clause.Body);
            return;
        }
        code.Add(new IrSequencePoint((clause.Body.Statements.FirstOrDefault() ?? clause.Body).Location));
        Evaluate(new IrRuntimeCall(RuntimeMembers.BeginRecord, [new IrEventCpu(), new IrConstant(sites.Clause)]));
        (_recorded, _recordSize) = (RecordSize.IsSpeculative(clause.Body) ? 0 : null, RecordSize.After(0, clause.Body));
        Lower(clause.Body);
        Evaluate(new IrRuntimeCall(RuntimeMembers.EndRecord, []));
    }

    public IrBlock Block(BoundStatement statement) => code.Collect(() => Lower(statement));

    private void Lower(BoundStatement statement)
    {
        if (statement is not BoundBlock)
        {
            code.Add(new IrSequencePoint(statement.Location));
        }
        switch (statement)
        {
            case BoundBlock block:
                foreach (var inner in block.Statements)
                    Lower(inner);
                break;
            case BoundExpressionStatement node:
                CheckRoom(node);
                _expressions.LowerEffect(node.Expression);
                Count(node, 1);
                break;
            case BoundSpeculation node: LowerSpeculation(node); break;
            case BoundIf node:
                Count(node, 1, isChecked: true);
                var condition = _expressions.Lower(node.Condition);
                code.Add(new IrIf(condition, CountedBlock(node.Then), node.Else is null ? null : CountedBlock(node.Else)));
                break;
            case BoundLoop node: LowerLoop(node); break;
            case BoundForeach node: LowerForeach(node); break;
            case BoundBreak:
                Count(statement, 1, isChecked: true);
                code.Add(new IrBreak());
                break;
            case BoundContinue:
                Count(statement, 1, isChecked: true);
                code.Add(new IrContinue());
                break;
            case BoundNext:
                Count(statement, 1, isChecked: true);
                code.Add(new IrEndClause());
                break;
            case BoundReturn node: LowerReturn(node); break;
            case BoundGiveUp node:
                Evaluate(new IrRuntimeCall(RuntimeMembers.GiveUp, []));
                LowerReturn(new BoundReturn(node.Location, null));
                break;
            case BoundBuckets node: LowerBuckets(node); break;
            case BoundDelete node: LowerDelete(node); break;
            case BoundTry node: LowerTry(node); break;
            case BoundRaise node:
                code.Add(new IrRaise(_expressions.Lower(node.Message), sites.Add(node.Location, "identifier 'error'")));
                break;
            case BoundAggregate node: LowerAggregate(node); break;
            case BoundStatisticAdd node:
                var operands = _expressions.LowerAll([.. node.Keys, node.Value]);
                _expressions.Variables.RequireRoom(node.Statistic, [.. operands.SkipLast(1)], node.Location);
                Evaluate(new IrContainerCall(storage.Container(node.Statistic), RuntimeMembers.StatisticAdd, [.. operands.SkipLast(1)], [operands[^1]]));
                Count(node, 1);
                break;
            case BoundPrinta node: LowerPrinta(node); break;
            case BoundAggregationAction node:
                Evaluate(new IrContainerCall(storage.Container(node.Aggregation), node.Member, null, _expressions.LowerAll(node.Arguments)));
                break;
            default: throw new UnreachableException($"{statement}");
        }
    }

    // speculate(id); printf("%d", n)   ──►   …; if (!FitsSpeculation(size of what is recorded with n)) end the clause; …
    private void CheckRoom(BoundExpressionStatement statement)
    {
        if (_recorded is not { } before || RecordSize.After(before, statement) is var after && after == before)
            return;
        _recorded = after;
        UnlessTrue(new IrRuntimeCall(RuntimeMembers.FitsSpeculation, [new IrConstant(after)]), new IrEndClause());
    }

    // speculate(id)   ──►   if (!Speculate(…, id)) end the clause;      commit(id)   ──►   if (!Commit(id)) fault;
    private void LowerSpeculation(BoundSpeculation node)
    {
        var id = _expressions.Lower(node.Id);
        if (node.Member == RuntimeMembers.Speculate)
            UnlessTrue(new IrRuntimeCall(node.Member, [new IrEventCpu(), new IrConstant(sites.Clause), new IrConstant(_recordSize), id]), new IrEndClause());
        else
            UnlessTrue(new IrRuntimeCall(node.Member, [id]), rules.IllegalOperation(node.Location));
    }

    private void UnlessTrue(IrExpression call, IrStatement otherwise) =>
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, code.Store(call)), new IrBlock([otherwise]), null));

    private void LowerLoop(BoundLoop node)
    {
        IrExpression condition = new IrConstant(1);
        Count(node, 1, isChecked: true);
        var prelude = code.Collect(() =>
        {
            Count(node, 1);
            condition = node.Condition is null ? condition : _expressions.Lower(node.Condition);
        });
        var body = CountedBlock(node.Body);
        var step = code.Collect(() =>
        {
            if (node.Step is null)
                return;
            _expressions.LowerEffect(node.Step);
            Count(node, 1);
        });
        code.Add(new IrLoop(prelude, condition, body, step));
    }

    private void LowerForeach(BoundForeach node)
    {
        var container = storage.Container(node.Array);
        IrExpression none = new IrConstant(-1);
        var limit = node.Limit is null ? none : AtLeastZero(code.Store(_expressions.Lower(node.Limit)));
        IrLocal[] keys = [.. container.Key.Select(code.NewLocal)];
        var value = node.Value is null ? null : code.NewLocal(container.Class == RuntimeContainer.StringArray ? ValueKind.Text : ValueKind.Integer);
        var slice = node.Slice?.Select(key => key is null ? null : code.Store(_expressions.Lower(key))).ToArray();
        var taken = slice is null ? null : code.NewLocal(ValueKind.Integer);
        if (taken is not null)
            code.Add(new IrSetLocal(taken, new IrConstant(0)));
        Count(node, 1, isChecked: true);
        var body = code.Collect(() =>
        {
            Count(node, 1);
            for (var i = 0; i < keys.Length; i++)
                _expressions.Variables.Set(node.Keys[i], new IrGetLocal(keys[i]));
            if (node.Value is { } target && value is not null)
                _expressions.Variables.Set(target, new IrGetLocal(value));
            if (slice is not null && taken is not null)
                SkipOutside(keys, slice, node.Limit is null ? null : limit, taken);
            Lower(node.Body);
            Count(node.Body, 0, isChecked: true);
        });
        code.Add(new IrForeach(container, keys, value, node.SortColumn, node.Descending ? -1 : 1, slice is null ? limit : none, body));
    }

    // foreach (v = b in @hist_log(s))   ──►   for (i = 0; i < s.BucketCount; i++) { b = i; v = s.Bucket(i); … }
    private void LowerBuckets(BoundBuckets node)
    {
        var container = storage.Container(node.Statistic);
        IReadOnlyList<IrExpression> keys = [.. _expressions.LowerAll(node.Keys).Select(code.Store)];
        var limit = node.Limit is null ? null : AtLeastZero(code.Store(_expressions.Lower(node.Limit)));
        _expressions.Statistics.RequireValues(container, keys, node.Location);
        var index = code.NewLocal(ValueKind.Integer);
        code.Add(new IrSetLocal(index, new IrConstant(0)));
        IrExpression inside = new IrBinary(BinaryOperation.Less, new IrGetLocal(index), new IrContainerCall(container, RuntimeMembers.BucketCount, null, []));
        if (limit is not null)
            inside = new IrConditional(inside, new IrBinary(BinaryOperation.Less, new IrGetLocal(index), limit), new IrConstant(0));
        var body = code.Collect(() =>
        {
            Count(node, 1);
            _expressions.Variables.Set(node.Bucket, new IrGetLocal(index));
            if (node.Value is not null)
                _expressions.Variables.Set(node.Value, new IrContainerCall(container, RuntimeMembers.Bucket, keys, [new IrGetLocal(index)]));
            Lower(node.Body);
        });
        var next = new IrBlock([new IrSetLocal(index, new IrBinary(BinaryOperation.Add, new IrGetLocal(index), new IrConstant(1)))]);
        code.Add(new IrLoop(new IrBlock([]), inside, body, next));
    }

    /// <summary>A negative limit visits nothing; to the runtime it would mean no limit.</summary>
    private IrExpression AtLeastZero(IrExpression limit) =>
        code.Store(new IrConditional(new IrBinary(BinaryOperation.Less, limit, new IrConstant(0)), new IrConstant(0), limit));

    /// <summary>foreach ([i, j] in a[*, x] limit n)   ──►   if (j != x) continue; if (taken >= n) break; taken++.</summary>
    private void SkipOutside(IrLocal[] keys, IrExpression?[] slice, IrExpression? limit, IrLocal taken)
    {
        SliceLowering.SkipOthers(code, keys, slice);
        if (limit is not null)
            code.Add(new IrIf(new IrBinary(BinaryOperation.GreaterOrEqual, new IrGetLocal(taken), limit), new IrBlock([new IrBreak()]), null));
        code.Add(new IrSetLocal(taken, new IrBinary(BinaryOperation.Add, new IrGetLocal(taken), new IrConstant(1))));
    }

    private void LowerReturn(BoundReturn node)
    {
        // A bare return gives what a missing one gives: 0 or the empty string.
        IrExpression? value = node.Value is not null ? _expressions.Lower(node.Value) : scope.Returns switch
        {
            ValueKind.Integer => new IrConstant(0),
            ValueKind.Text => new IrText(""),
            _ => null,
        };
        Count(node, 1, isChecked: true);
        code.Add(new IrReturn(value));
    }

    private void LowerDelete(BoundDelete node)
    {
        if (node.Target is VariableSymbol variable)
        {
            var empty = StorageTable.KindOf(variable.Type) == ValueKind.Text ? (IrExpression)new IrText("") : new IrConstant(0);
            _expressions.Variables.Set(variable, empty);
            Count(node, 1);
            return;
        }
        var container = storage.Container(node.Target);
        if (node.Keys is null)
            Evaluate(new IrContainerCall(container, RuntimeMembers.Clear, null, []));
        else if (SliceLowering.WholeKey(node.Keys) is { } keys)
            Evaluate(new IrContainerCall(container, RuntimeMembers.Remove, _expressions.LowerAll(keys), []));
        else
            SliceLowering.Delete(_expressions, code, container, node.Keys);
        Count(node, 1);
    }

    private void LowerTry(BoundTry node)
    {
        var message = node.Message is null ? null : code.NewLocal(ValueKind.Text);
        Count(node, 0, isChecked: true);
        var body = CountedBlock(node.Body);
        var handler = code.Collect(() =>
        {
            Count(node, 1, isChecked: true);
            if (node.Message is { } target && message is not null)
                _expressions.Variables.Set(target, new IrGetLocal(message));
            Lower(node.Handler);
            Count(node.Handler, 0, isChecked: true);
        });
        code.Add(new IrTry(body, message, handler));
    }

    private IrBlock CountedBlock(BoundStatement statement) => code.Collect(() =>
    {
        Lower(statement);
        Count(statement, 0, isChecked: true);
    });

    // SystemTap puts a block's only statement in its place.
    private static TextLocation PlaceOf(BoundStatement statement) => statement is BoundBlock { Statements: [var only] } ? PlaceOf(only) : statement.Location;

    /// <summary>Counts statements where and as SystemTap does (translate.cxx, record_actions).</summary>
    private void Count(BoundStatement statement, int actions, bool isChecked = false)
    {
        if (rules.CountsActions)
            code.Add(new IrActions(actions, PlaceOf(statement), isChecked));
    }

    private void LowerAggregate(BoundAggregate node)
    {
        var operands = _expressions.LowerAll([.. node.Keys, .. node.Values]);
        var function = node.Aggregation.Function;
        Evaluate(new IrContainerCall(storage.Container(node.Aggregation), RuntimeMembers.Aggregate(function.Member, node.Values.Count),
            [.. operands.Take(node.Keys.Count)], [.. operands.Skip(node.Keys.Count)]));
    }

    private void LowerPrinta(BoundPrinta node)
    {
        IrPrintaFormat? format = null;
        if (node.Pieces is not null)
        {
            format = new IrPrintaFormat([.. node.Pieces.Select(piece => new IrPrintaPiece(piece.Literal, piece.IsValue, piece.Directive))]);
            formats.Add(format);
        }
        code.Add(new IrPrinta(format, [.. node.Aggregations.Select(storage.Container)]));
    }

    private void Evaluate(IrExpression expression) => code.Add(new IrEvaluate(expression));
}
