using Pyd.Compiler.Text;

namespace Pyd.Compiler;

/// <summary>pyd's own tapset, which travels inside this assembly: what a stap script's <see cref="CompilationOptions.Library"/> is without other folders.</summary>
public static class OwnTapset
{
    private const string Prefix = "tapset/";

    /// <summary>The files, by name. Read anew each time; nothing of them is parsed.</summary>
    public static IReadOnlyList<SourceText> Read()
    {
        var assembly = typeof(OwnTapset).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(name => name, StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name));
            return new SourceText(name.Substring(Prefix.Length), reader.ReadToEnd());
        })];
    }
}
