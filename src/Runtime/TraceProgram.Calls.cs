namespace Pyd.Runtime;

/// <summary>The calls of stap's functions.</summary>
public abstract partial class TraceProgram
{
    private int _nesting;
    private bool _hasGivenUp;

    /// <summary>How deeply functions may call each other; set by the session.</summary>
    internal long MaximumNesting { get; set; }

    /// <summary>Enters a script function.</summary>
    /// <returns>0 when functions are nested too deeply.</returns>
    public int EnterFunction()
    {
        if (_nesting >= MaximumNesting)
            return 0;
        _nesting++;
        return 1;
    }

    /// <summary>Leaves a script function.</summary>
    public void LeaveFunction() => _nesting--;

    /// <summary>stap's <c>next</c> in a function: the next function of its name is to be tried.</summary>
    public void GiveUp() => _hasGivenUp = true;

    /// <summary>Whether the function that has just returned did so by <see cref="GiveUp"/>; asked once.</summary>
    public long HasGivenUp()
    {
        var hasGivenUp = _hasGivenUp;
        _hasGivenUp = false;
        return hasGivenUp ? 1 : 0;
    }
}
