using Pyd.Testing;

namespace Pyd.Cli.Tests;

/// <summary>Paths of the examples, as a user in the repository's root types them.</summary>
internal static class Example
{
    public const string CallStack = "examples/call_stack/call_stack.d";
    public const string CallStackEvents = "examples/call_stack/events.jsonl";
    public const string CallStackProgram = "examples/call_stack/call_stack.py";
    public const string Hierarchy = "examples/call_hierarchy/show-call-hierarchy.stp";
    public const string HierarchyTapset = "examples/call_hierarchy/show-call-hierarchy-tapset.stp";
    public const string HierarchyEvents = "examples/call_hierarchy/events.jsonl";
    public const string HierarchyProgram = "examples/call_hierarchy/test.py";
    public const string Top = "examples/top/top.stp";
    public const string TopEvents = "examples/top/events.jsonl";
    public const string TopProgram = "examples/top/busy.py";
    public const string Tapset = "examples/tapset";

    public static string CallStackOutput => Expected("call_stack");
    public static string HierarchyOutput => Expected("call_hierarchy");
    public static string TopOutput => Expected("top");

    private static string Expected(string name) => File.ReadAllText(RepositoryRoot.File($"examples/{name}/expected.txt"));
}
