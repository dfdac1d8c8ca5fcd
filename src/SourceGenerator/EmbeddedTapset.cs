using Pyd.Compiler.Text;

namespace Pyd.SourceGenerator;

/// <summary>pyd's own tapset, which travels inside this assembly.</summary>
internal static class EmbeddedTapset
{
    private const string Prefix = "tapset/";

    public static IReadOnlyList<SourceText> Read()
    {
        var assembly = typeof(EmbeddedTapset).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(name => name, StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name));
            return new SourceText(name.Substring(Prefix.Length), reader.ReadToEnd());
        })];
    }
}
