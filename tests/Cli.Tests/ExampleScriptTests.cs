using System.Security.Cryptography;

using Pyd.Testing;

using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>The HOWTO's scripts are not ours to change, not by a byte.</summary>
public sealed class ExampleScriptTests
{
    [Theory]
    [InlineData("call_stack/call_stack.d", "6ef1fe2c529e309760fef72d4f2632b92185d090203d6da64c42c5a1afd923e1")]
    [InlineData("call_hierarchy/show-call-hierarchy.stp", "aefa11a409286e637f30ea2117755088f68f6afff069824e695bf2e7426176f6")]
    [InlineData("call_hierarchy/show-call-hierarchy-tapset.stp", "b272911fc1782c094b7f2e3127c69ba696622c6640342751cc6697e829321bb3")]
    [InlineData("tapset/python.tapset.stp", "1f875159bfa1c70bf74da34deec3925f235da23014f24d2376b8731167535841")]
    [InlineData("top/top.stp", "9855d860a5cbfdef8baf983387245cbee3ef8ce5275cdc523a7c1eec46860683")]
    public void Script_is_the_howtos(string script, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(RepositoryRoot.File($"examples/{script}")))));
}
