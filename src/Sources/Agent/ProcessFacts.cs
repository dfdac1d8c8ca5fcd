using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Agent;

/// <summary>What <c>/proc</c> says about a process.</summary>
public static class ProcessFacts
{
    /// <summary>A running process; what cannot be read is left neutral.</summary>
    internal static ProcessInfo Of(int pid, int uid, int gid, bool isTarget)
    {
        var executable = ExecutableOf(pid);
        var name = Read(pid, "comm");
        if (name.Length > 0 && name[^1] == '\n')
            name = name[..^1];
        var parent = ParentOf(pid);
        return new ProcessInfo(pid, parent, uid, gid, new TraceString(name), executable, isTarget) { Details = DetailsOf(pid, parent) };
    }

    /// <summary>This process, in which begin, end and timers run.</summary>
    public static ProcessInfo Self()
    {
        var status = ProcessStatus.Of(Environment.ProcessId);
        return Of(Environment.ProcessId, status.Id("Uid", 0), status.Id("Gid", 0), false) with { ExecName = new TraceString("pyd"u8) };
    }

    private static ProcessDetails DetailsOf(int pid, int parent)
    {
        var status = ProcessStatus.Of(pid);
        var fields = StatOf(pid);
        return new ProcessDetails
        {
            EffectiveUid = status.Id("Uid", 1),
            EffectiveGid = status.Id("Gid", 1),
            Group = fields.Length > 2 ? int.Parse(fields[2], CultureInfo.InvariantCulture) : 0,
            Session = fields.Length > 3 ? int.Parse(fields[3], CultureInfo.InvariantCulture) : 0,
            Ancestors = AncestorsOf(parent),
            ParentName = parent == 0 ? TraceString.Empty : new TraceString(Read(parent, "comm").AsSpan().TrimEnd((byte)'\n')),
            Arguments = Strings(pid, "cmdline"),
            Environment = Variables(Strings(pid, "environ")),
        };
    }

    private static List<int> AncestorsOf(int parent)
    {
        var ancestors = new List<int>();
        // A process id may be given away while we look: the same one twice ends it.
        while (parent > 0 && !ancestors.Contains(parent))
        {
            ancestors.Add(parent);
            parent = ParentOf(parent);
        }
        return ancestors;
    }

    /// <summary>A file of strings that NULs end.</summary>
    private static TraceString[] Strings(int pid, string file)
    {
        var bytes = Read(pid, file).AsSpan();
        if (bytes is [.., 0])
            bytes = bytes[..^1];
        var strings = new List<TraceString>();
        if (!bytes.IsEmpty)
        {
            foreach (var range in bytes.Split((byte)0))
                strings.Add(new TraceString(bytes[range]));
        }
        return [.. strings];
    }

    private static Dictionary<TraceString, TraceString> Variables(TraceString[] assignments)
    {
        var variables = new Dictionary<TraceString, TraceString>();
        foreach (var assignment in assignments)
        {
            var equals = assignment.Bytes.IndexOf((byte)'=');
            if (equals > 0)
                variables.TryAdd(new TraceString(assignment.Bytes[..equals]), new TraceString(assignment.Bytes[(equals + 1)..]));
        }
        return variables;
    }

    /// <summary>The path of a process's executable; empty when it has gone or may not be looked at.</summary>
    internal static string ExecutableOf(int pid)
    {
        try
        {
            var path = new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/exe")).LinkTarget ?? "";
            // A program that was started through its dynamic loader is named in the loader's command line.
            return Path.GetFileName(path).StartsWith("ld-", StringComparison.Ordinal) ? ProgramOfLoader(pid) ?? path : path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? ProgramOfLoader(int pid)
    {
        var words = System.Text.Encoding.UTF8.GetString(Read(pid, "cmdline")).Split('\0');
        var i = 1;
        while (i < words.Length && words[i].StartsWith("--", StringComparison.Ordinal))
            i += words[i] is "--argv0" or "--library-path" or "--preload" or "--audit" or "--inhibit-rpath" or "--glibc-hwcaps-prepend" ? 2 : 1;
        return i < words.Length && File.Exists(words[i]) ? words[i] : null;
    }

    /// <summary>The fields of <c>stat</c> from the state: state, parent, group, session …</summary>
    private static string[] StatOf(int pid)
    {
        // "8274 (a name) S 8273 …": the name may hold anything
        var stat = System.Text.Encoding.UTF8.GetString(Read(pid, "stat"));
        return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    internal static int ParentOf(int pid)
    {
        var fields = StatOf(pid);
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>A file of a process; empty when it cannot be read.</summary>
    internal static byte[] Read(int pid, string file)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{file}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
