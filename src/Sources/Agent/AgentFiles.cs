using System.Runtime.InteropServices;
using System.Text;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>The private directory of a session: the agent where a Python finds it, the socket, the gate of the target.</summary>
internal sealed class AgentFiles : IDisposable
{
    private const int LongestSocketPath = 107;
    private const string AgentResources = "pyd_agent/";

    // Runs in every Python below the target, a Python 2 as well: there it only steps aside.
    // The native agent says by sys._pyd_agent that it is there already.
    // It hands over to the user's own sitecustomize; where there is none, the import fails as it would have without pyd.
    private const string SiteCustomize = """
        import sys
        here = __file__.replace('\\', '/').rpartition('/')[0]
        sys.path[:] = [path for path in sys.path if path != here]
        if sys.version_info >= (3, 6) and sys.__dict__.pop('_pyd_agent', here) is here:
            def load():
                import os
                socket = os.environ.get('PYD_AGENT')
                if socket is None:
                    return
                sys.path.insert(0, here)
                try:
                    import pyd_agent
                finally:
                    sys.path.remove(here)
                    for name in [name for name in sys.modules if name.partition('.')[0] == 'pyd_agent']:
                        del sys.modules[name]
                    for path in (here, here + '/pyd_agent'):
                        sys.path_importer_cache.pop(path, None)
                pyd_agent.start(socket)
            try:
                load()
            except Exception as error:
                sys.stderr.write('pyd: this Python is not traced: %s: %s\n' % (type(error).__name__, error))
        del sys.modules['sitecustomize']
        sys.path_importer_cache.pop(here, None)
        import sitecustomize
        """;

    private readonly int _claim;

    /// <param name="kind">Which agents to offer to the target.</param>
    /// <exception cref="SourceException">The directory cannot be made or filled, or the agent is not there.</exception>
    public AgentFiles(AgentKind kind)
    {
        SessionFolders.RemoveDead();
        (Root, _claim) = SessionFolders.Create();
        if (Encoding.UTF8.GetByteCount(Socket) > LongestSocketPath)
        {
            Dispose();
            throw new SourceException($"the directory for temporary files, '{Path.GetTempPath()}', has too long a name for a socket in it; set TMPDIR=/tmp");
        }
        try
        {
            Directory.CreateDirectory(PythonPath);
            File.WriteAllText(Path.Combine(PythonPath, "sitecustomize.py"), SiteCustomize);
            WriteAgent(Path.Combine(PythonPath, "pyd_agent"));
            Library = kind == AgentKind.Native ? FindLibrary() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new SourceException($"cannot write to the directory for temporary files, '{Path.GetTempPath()}': {e.Message}; set TMPDIR to a place with room", e);
        }
        catch (SourceException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The directory; for this user only.</summary>
    public string Root { get; }

    /// <summary>What goes first in the target's PYTHONPATH.</summary>
    public string PythonPath => Path.Combine(Root, "python");

    /// <summary>What goes first in the target's LD_PRELOAD; null when only the agent in Python is wanted.</summary>
    public string? Library { get; }

    /// <summary>The socket's path.</summary>
    public string Socket => Path.Combine(Root, "agent");

    /// <summary>The path of the pipe behind which the target waits to be let go.</summary>
    public string Gate => Path.Combine(Root, "gate");

    /// <summary>The variables by which the agents find into a Python and back.</summary>
    public IReadOnlyDictionary<string, string> Environment()
    {
        var variables = new Dictionary<string, string> { ["PYTHONPATH"] = Before("PYTHONPATH", PythonPath), ["PYD_AGENT"] = Socket };
        if (Library is not null)
            variables["LD_PRELOAD"] = Before("LD_PRELOAD", Library);
        return variables;
    }

    private static void WriteAgent(string folder)
    {
        Directory.CreateDirectory(folder);
        var assembly = typeof(AgentFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(AgentResources, StringComparison.Ordinal)))
        {
            using var module = assembly.GetManifestResourceStream(name) ?? throw new System.Diagnostics.UnreachableException(name);
            using var file = File.Create(Path.Combine(folder, name[AgentResources.Length..]));
            module.CopyTo(file);
        }
    }

    private static string Before(string variable, string path) =>
        System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } rest ? $"{path}:{rest}" : path;

    /// <returns>The library; null when that of another processor is there only, where the agent in Python has to do.</returns>
    /// <exception cref="SourceException">There is none.</exception>
    private string? FindLibrary()
    {
        if (AgentLibrary.For(RuntimeInformation.ProcessArchitecture) is not { } library)
            return null;
        if (!File.Exists(library))
            throw new SourceException($"pyd's agent is missing: {library}; install pyd anew, or run with --source agent-python");
        // The loader takes spaces and colons as separators, and has no way to quote them.
        if (library.AsSpan().IndexOfAny(' ', ':') < 0)
            return library;
        var link = Path.Combine(Root, AgentSource.LibraryName);
        File.CreateSymbolicLink(link, library);
        return link;
    }

    /// <inheritdoc/>
    public void Dispose() => SessionFolders.Remove(Root, _claim);
}
