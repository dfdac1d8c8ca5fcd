using Pyd.Runtime.Variables;

namespace Pyd.Runtime;

/// <summary>The errors of stap: raised, handed from function to function, caught or reported.</summary>
public abstract partial class TraceProgram
{
    private static readonly TraceString TooManyActions = new("MAXACTION exceeded"u8);

    /// <summary>The message of the stap error that is being raised, or null.</summary>
    public TraceString? Failure;

    /// <summary>Whether no <c>catch</c> may take the error that is being raised.</summary>
    public bool IsFinal;

    /// <summary>How many statements the firing may still run; only where handlers count.</summary>
    public long ActionsLeft;

    private readonly List<int> _callers = [];
    private int _failureSite;
    private bool _isAborted;

    /// <summary>Begins to raise an error.</summary>
    public void Raise(TraceString message, int site)
    {
        Failure = message;
        _failureSite = site;
        _callers.Clear();
    }

    /// <summary>Notes where the function was called from that an error has ended.</summary>
    public void NoteCaller(int site) => _callers.Add(site);

    /// <summary>Ends the raising of an error that a <c>catch</c> has caught.</summary>
    /// <returns>Its message.</returns>
    public TraceString TakeFailure()
    {
        var message = Failure ?? TraceString.Empty;
        Failure = null;
        return message;
    }

    /// <summary>Ends the session, and at once the handler: stap's <c>abort()</c>.</summary>
    public void Abort(int site)
    {
        Requests.Exit(0);
        Raise(TraceString.Empty, site);
        IsFinal = _isAborted = true;
    }

    /// <summary>Begins to end the handler that has run too many statements.</summary>
    public void RaiseActions(int site)
    {
        Raise(TooManyActions, site);
        IsFinal = true;
    }

    /// <summary>Tells the session of an error that nobody has caught.</summary>
    /// <param name="probe">The place that has the probe's name.</param>
    public void FailHandler(int probe)
    {
        IsFinal = false;
        if (_isAborted)
        {
            _isAborted = false;
            TakeFailure();
            return;
        }
        Requests.Error(TakeFailure(), _failureSite, [.. _callers], probe);
    }
}
