using Pyd.Runtime.Events;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Usdt;

/// <summary>The command that a trace starts, and the folder that holds its gate.</summary>
internal sealed class UsdtCommand : IDisposable
{
    private readonly string _folder;
    private readonly int _claim;

    /// <param name="words">The command, which waits until it is released.</param>
    /// <exception cref="SourceException">It cannot be started.</exception>
    public UsdtCommand(IReadOnlyList<string> words)
    {
        SessionFolders.RemoveDead();
        (_folder, _claim) = SessionFolders.Create();
        try
        {
            Target = new TargetProcess(words, Path.Combine(_folder, "gate"), new Dictionary<string, string>());
        }
        catch
        {
            SessionFolders.Remove(_folder, _claim);
            throw;
        }
    }

    /// <summary>Its process.</summary>
    public TargetProcess Target { get; }

    public void Dispose()
    {
        Target.Dispose();
        SessionFolders.Remove(_folder, _claim);
    }
}
