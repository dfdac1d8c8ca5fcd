using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>The structs that are keys.</summary>
internal static class KeyWriter
{
    public static void Write(SourceWriter source, string name, IReadOnlyList<ValueKind> members)
    {
        var numbers = Enumerable.Range(0, members.Count).ToArray();
        source.Open($"private readonly record struct {name}({string.Join(", ", numbers.Select(i => $"{BodyWriter.Type(members[i])} K{i}"))}) : ITraceKey<{name}>");
        source.Line($"public static int Width => {members.Count};");
        source.Line();
        source.Line($"public TraceString Landmark => {(numbers.Any(i => members[i] == ValueKind.Text) ? $"K{numbers.Last(i => members[i] == ValueKind.Text)}" : "null")};");
        source.Line();
        source.Line($"public KeyMember Member(int index) => {string.Concat(numbers.Take(members.Count - 1).Select(i => $"index == {i} ? new(K{i}) : "))}new(K{members.Count - 1});");
        source.Line();
        source.Line($"public bool Equals({name} other) => {string.Join(" && ", numbers.Select(i => members[i] == ValueKind.Text ? $"TraceString.AreEqual(K{i}, other.K{i})" : $"K{i} == other.K{i}"))};");
        source.Line();
        source.Line($"public override int GetHashCode() => {numbers.Aggregate("0", (hash, i) => $"KeyHash.Add({hash}, K{i})")};");
        source.Close();
    }
}
