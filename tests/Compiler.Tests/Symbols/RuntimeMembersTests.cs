using System.Diagnostics;
using System.Reflection;
using Pyd.Compiler.Emit.Il;
using Pyd.Compiler.Symbols;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Events;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Compiler.Tests.Symbols;

/// <summary>The table of runtime members against the real runtime, and the numbers that both sides know.</summary>
public sealed class RuntimeMembersTests
{
    public static TheoryData<string> Rows =>
        [.. Fields.Select(row => $"{row.DeclaringType!.Name}.{row.Name}")];

    private static IEnumerable<FieldInfo> Fields => new[] { typeof(RuntimeMembers), typeof(StapMembers) }
        .SelectMany(table => table.GetFields(BindingFlags.Static | BindingFlags.Public)).Where(row => row.FieldType == typeof(RuntimeMember));

    [Theory, MemberData(nameof(Rows))]
    public void Row(string name)
    {
        var member = (RuntimeMember)Fields.Single(row => $"{row.DeclaringType!.Name}.{row.Name}" == name).GetValue(null)!;
        var methods = ContainersOf(member).ToArray() is { Length: > 0 } containers
            ? [.. containers.SelectMany(container => Resolve(container, member))]
            : new[] { RuntimeBinder.Method(member) };
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Equal(member.Returns, KindOf(method.ReturnType)));
        Assert.All(methods, method => Assert.Equal(member.IsTruth, method.ReturnType == typeof(bool)));
        if (ContainersOf(member).All(container => member.Type.Length == 0 || member.Type != container.ToString()) && member.Type.Length > 0)
            Assert.Equal(member.IsInstance, !Assert.Single(methods).IsStatic);
    }

    [Fact]
    public void AggregatingMembers() => Assert.All(AggregatingFunctions.All, function =>
    {
        var member = RuntimeMembers.Aggregate(function.Member, function.Values + (function.HasIncrement ? 1 : 0));
        Assert.NotNull(RuntimeBinder.Method(RuntimeContainer.Aggregation, member, hasKey: true));
        Assert.Equal(function.Number, (int)Enum.Parse<AggregationFunction>(function.Member));
    });

    [Fact]
    public void Conversions() => AssertSame<FormatConversion, Conversion>(all: true);

    [Fact]
    public void Flags() => AssertSame<Compiler.Symbols.FormatFlags, Runtime.Formatting.FormatFlags>(all: true);

    [Fact]
    public void Faults() => AssertSame<FaultCause, FaultKind>(all: false);

    [Fact]
    public void TimesOnAProcessor() => Assert.Equal((WantedProbe.ProcessorTimeArgument, WantedProbe.ProcessorTime), (ProcessorTimes.Argument, ProcessorTimes.Wanted));

    [Fact]
    public void Scopes() => AssertSame<ProbeScope, ProcessScope>(all: true);

    private static void AssertSame<TCompiler, TRuntime>(bool all) where TCompiler : struct, Enum where TRuntime : struct, Enum
    {
        var here = Numbers<TCompiler>();
        var there = Numbers<TRuntime>();
        if (all)
            Assert.Equal(there, here);
        else
            Assert.Subset(there.ToHashSet(), here.ToHashSet());
    }

    private static List<(string Name, int Number)> Numbers<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value.ToString(), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))).Order()];

    /// <summary>The containers that a row is about: one by name, or any for a row without a type.</summary>
    private static IEnumerable<RuntimeContainer> ContainersOf(RuntimeMember member) =>
        Enum.GetValues<RuntimeContainer>().Where(container => member.Type.Length == 0 || member.Type == container.ToString());

    private static IEnumerable<MethodInfo> Resolve(RuntimeContainer container, RuntimeMember member)
    {
        foreach (var hasKey in new[] { true, false })
        {
            MethodInfo? method = null;
            try
            {
                method = RuntimeBinder.Method(container, member, hasKey);
            }
            catch (UnreachableException)
            {
                // Not every container has every member that some container has.
            }
            if (method is not null)
                yield return method;
        }
    }

    private static ValueKind KindOf(Type type) =>
        type == typeof(void) ? ValueKind.Void
        : type == typeof(TraceString) ? ValueKind.Text
        : type == typeof(long) || type == typeof(int) || type == typeof(bool) ? ValueKind.Integer
        : throw new UnreachableException($"{type}");
}
