using Pyd.Compiler.Syntax;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

/// <summary>The scripts of the HOWTO, as it prints them.</summary>
internal static class SeedScripts
{
    public static TheoryData<string, Dialect> All => new()
    {
        { Text("call_stack/call_stack.d"), Dialect.D },
        { Text("tapset/python.tapset.stp"), Dialect.Stap },
        { Text("call_hierarchy/show-call-hierarchy-tapset.stp"), Dialect.Stap },
        { Text("call_hierarchy/show-call-hierarchy.stp"), Dialect.Stap },
        { Text("top/top.stp"), Dialect.Stap },
    };

    private static string Text(string path) => File.ReadAllText(RepositoryRoot.File($"examples/{path}"));
}
