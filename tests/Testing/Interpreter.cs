using Xunit.Abstractions;

namespace Pyd.Testing;

/// <summary>A CPython to test with, or the reason why it is absent.</summary>
public sealed class Interpreter : IXunitSerializable
{
    /// <summary>For xunit, which calls <see cref="Deserialize"/> next.</summary>
    [Obsolete("for xunit")]
    public Interpreter()
    {
    }

    internal Interpreter(string path, Version version, string absence = "")
    {
        Path = path;
        Version = version;
        Absence = absence;
    }

    /// <summary>The executable's full path; empty when absent.</summary>
    public string Path { get; private set; } = "";

    /// <summary>At least major and minor.</summary>
    public Version Version { get; private set; } = new(0, 0);

    /// <summary>Why it is absent, or empty.</summary>
    public string Absence { get; private set; } = "";

    public bool IsAbsent => Absence.Length > 0;

    /// <summary>Whether its standard library lacks a file.</summary>
    /// <param name="file">Its path in the library; empty for none.</param>
    public bool LacksLibrary(string file) =>
        file.Length > 0 && !File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "../lib", FormattableString.Invariant($"python{Version.Major}.{Version.Minor}"), file));

    public void Deserialize(IXunitSerializationInfo info)
    {
        Path = info.GetValue<string>(nameof(Path));
        Version = Version.Parse(info.GetValue<string>(nameof(Version)));
        Absence = info.GetValue<string>(nameof(Absence));
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Path), Path);
        info.AddValue(nameof(Version), Version.ToString());
        info.AddValue(nameof(Absence), Absence);
    }

    public override string ToString() => IsAbsent ? $"python {Version}" : $"{Version} {Path}";
}
