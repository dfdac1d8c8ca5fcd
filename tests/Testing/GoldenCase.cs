using Xunit;

namespace Pyd.Testing;

/// <summary>
/// A script of tests/golden and what stands beside it: <c>quantize.negative.d</c>, <c>quantize.negative.events.jsonl</c>,
/// <c>quantize.negative.args</c>, <c>quantize.negative.out.verified.txt</c>, <c>quantize.negative.err.verified.txt</c>.
/// </summary>
/// <param name="ScriptPath">The script's full path.</param>
/// <param name="Language"><c>d</c> or <c>stap</c>: the folder in tests/golden.</param>
/// <param name="Feature">The folder in that.</param>
/// <param name="Name">The file's name without its extension; may hold dots.</param>
public sealed record GoldenCase(string ScriptPath, string Language, string Feature, string Name)
{
    private static readonly string Folder = RepositoryRoot.File("tests/golden");

    /// <summary>The script's text.</summary>
    public string Script => File.ReadAllText(ScriptPath);

    /// <summary>The full path of the recorded events, or null when the case has none.</summary>
    public string? EventsPath => File.Exists(PathOf("events.jsonl")) ? PathOf("events.jsonl") : null;

    /// <summary>Options for this case, one a line.</summary>
    public IReadOnlyList<string> Arguments => File.Exists(PathOf("args")) ? File.ReadAllLines(PathOf("args")) : [];

    /// <summary>
    /// The tag or id that a script must raise, by DTrace's convention: <c>D_AGG_REDEF</c> of <c>err.D_AGG_REDEF.redef.d</c>; null for a script
    /// that must compile.
    /// </summary>
    public string? ExpectedError => Name.Split('.') is ["err", var tag, ..] ? tag : null;

    /// <summary>Every case, for <c>[MemberData]</c>: its path relative to tests/golden.</summary>
    public static TheoryData<string> All => In("d", "stap");

    /// <summary>The cases of some languages or features: <c>In("d")</c>, <c>In("d/aggregations")</c>.</summary>
    public static TheoryData<string> In(params string[] folders) =>
        [.. folders
            .Select(folder => Path.Combine(Folder, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".d" or ".stp")
            .Select(path => Path.GetRelativePath(Folder, path))
            .Order(StringComparer.Ordinal)];

    /// <summary>One case.</summary>
    /// <param name="path">As <see cref="All"/> gives it: <c>d/aggregations/quantize.negative.d</c>.</param>
    public static GoldenCase Load(string path) => path.Split('/') is [var language, var feature, var file]
        ? new GoldenCase(Path.Combine(Folder, path), language, feature, Path.GetFileNameWithoutExtension(file))
        : throw new ArgumentException($"{path}: a golden case is <language>/<feature>/<name>", nameof(path));

    /// <summary>Compares what the script printed.</summary>
    public void VerifyOutput(string actual) => Golden.Verify(actual, PathOf("out"));

    /// <summary>Compares what the script printed as JSON.</summary>
    public void VerifyJson(string actual) => Golden.Verify(actual, PathOf("json"));

    /// <summary>Compares the diagnostics and messages.</summary>
    public void VerifyMessages(string actual) => Golden.Verify(actual, PathOf("err"));

    /// <summary>The full path of a file that belongs to the case.</summary>
    public string PathOf(string extension) => $"{Path.ChangeExtension(ScriptPath, null)}.{extension}";

    public override string ToString() => $"{Language}/{Feature}/{Name}";
}
