using System.Reflection;
using Pyd.Compiler.Emit.CSharp;
using Pyd.Runtime;
using Xunit;

namespace Pyd.Compiler.Tests.Emit;

public sealed class ResultsWriterTests
{
    /// <summary>A property for a script's variable must not hide what the base class has.</summary>
    [Fact]
    public void MembersOfTheBaseClassAreReserved() => Assert.Empty(
        typeof(TraceProgram).GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(member => member is FieldInfo { IsPublic: true } or PropertyInfo { GetMethod.IsPublic: true } or MethodInfo { IsPublic: true, IsSpecialName: false } or MethodInfo { IsFamilyOrAssembly: true } or MethodInfo { IsFamily: true })
            .Select(member => member.Name).Distinct().Except(ResultsWriter.Reserved));
}
