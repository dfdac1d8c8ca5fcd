using System.Diagnostics;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>The started command. Its standard streams, process group and signals are ours, so it behaves as if started by itself.</summary>
/// <remarks>
/// It first waits behind a gate, a shell that reads from a named pipe and then becomes the command: so its process id is known to
/// <c>BEGIN</c> before it runs. pyd holds the pipe open from before: when it is killed, the shell reads the end of it and goes away.
/// </remarks>
internal sealed class TargetProcess : IDisposable
{
    private const string GateKeeper = "read -r go < \"$PYD_GATE\" || exit 125; unset PYD_GATE go; exec \"$@\"";

    private readonly Process _process;
    private readonly string _gate;
    private readonly FileStream _held;
    private readonly Lock _exit = new();
    private int _exitEvent;
    private volatile bool _hasExited;
    private bool _isLeft;

    /// <param name="words">The command.</param>
    /// <param name="gate">Where to make the pipe.</param>
    /// <param name="environment">Variables that it gets besides this process's.</param>
    /// <exception cref="SourceException">It cannot be started.</exception>
    public TargetProcess(IReadOnlyList<string> words, string gate, IReadOnlyDictionary<string, string> environment)
    {
        _gate = gate;
        if (Native.MakeFifo(_gate, 0x180) != 0)
            throw new SourceException($"cannot make a pipe in '{Path.GetDirectoryName(gate)}'; check that the file system allows it, or set TMPDIR");
        _held = new FileStream(_gate, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _exitEvent = Native.EventDescriptor(0, 0x80800);
        var start = new ProcessStartInfo("/bin/sh", ["-c", GateKeeper, "pyd", .. words]) { UseShellExecute = false };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["PYD_GATE"] = _gate;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => OnExit();
        try
        {
            _process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            _held.Dispose();
            CloseExitEvent();
            throw new SourceException($"cannot start '{words[0]}': {e.Message}", e);
        }
    }

    /// <summary>The process id; the command keeps it.</summary>
    public int Id => _process.Id;

    /// <summary>A descriptor that can be read once the process has ended.</summary>
    public int ExitEvent => _exitEvent;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _hasExited;

    /// <summary>The exit status, 128 + signal when a signal ended it; null while it runs.</summary>
    public int? Status => _hasExited ? _process.ExitCode : null;

    /// <summary>Lets the command run.</summary>
    public void Release()
    {
        _held.Write("go\n"u8);
    }

    /// <summary>Ends it as DTrace ends a command that it has started: with SIGKILL. Its children are left alone.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _ = Native.Kill(_process.Id, 9);
            _process.WaitForExit();
        }
    }

    /// <summary>Waits for it to end; when it does not, leaves it alone for good.</summary>
    public bool LetGo(TimeSpan patience)
    {
        _isLeft = !_process.WaitForExit(patience);
        return !_isLeft;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isLeft)
            Kill();
        _process.Dispose();
        _held.Dispose();
        CloseExitEvent();
    }

    // Exited may still be on its way, on another thread.
    private void CloseExitEvent()
    {
        lock (_exit)
        {
            if (_exitEvent >= 0)
                _ = Native.Close(_exitEvent);
            _exitEvent = -1;
        }
    }

    private unsafe void OnExit()
    {
        _hasExited = true;
        lock (_exit)
        {
            long one = 1;
            if (_exitEvent >= 0)
                _ = Native.Write(_exitEvent, &one, sizeof(long));
        }
    }
}
