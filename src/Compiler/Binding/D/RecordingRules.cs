using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.ActionTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>In what order one clause may record, aggregate, speculate and commit (libdtrace, <c>dt_cg_clsflags</c>).</summary>
internal sealed class RecordingRules(DiagnosticBag diagnostics)
{
    private bool _hasData, _hasAggregated, _isSpeculating, _hasCommitted;

    /// <summary>Begins the next clause.</summary>
    public void Reset() => _hasData = _hasAggregated = _isSpeculating = _hasCommitted = false;

    /// <summary>Notes the clause's next action.</summary>
    /// <returns>False after a message: it may not stand there.</returns>
    public bool Allows(ActionKind kind, string name, TextLocation location)
    {
        if (Problem(kind) is { } problem)
        {
            diagnostics.Report(location, problem, name);
            return false;
        }
        _hasCommitted |= kind == ActionKind.Commit;
        _isSpeculating |= kind == ActionKind.Speculate;
        _hasAggregated |= kind == ActionKind.Aggregation;
        _hasData |= kind is ActionKind.Data or ActionKind.Destructive or ActionKind.Exit;
        return true;
    }

    private DiagnosticTemplate? Problem(ActionKind kind) => kind switch
    {
        ActionKind.Commit => _hasData || _hasAggregated ? CommitAfterData : null,
        ActionKind.Discard => null,
        ActionKind.Speculate => _isSpeculating ? SpeculateTwice : _hasCommitted ? SpeculateAfterCommit : _hasData || _hasAggregated ? SpeculateAfterData : null,
        ActionKind.Aggregation => _hasCommitted ? AggregationAfterCommit : _isSpeculating ? AggregationAfterSpeculate : null,
        ActionKind.Destructive when _isSpeculating => DestructiveAfterSpeculate,
        ActionKind.Exit when _isSpeculating => ExitAfterSpeculate,
        _ => _hasCommitted ? DataAfterCommit : null,
    };
}
