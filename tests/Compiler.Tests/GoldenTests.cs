using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>Every script of tests/golden/d and tests/golden/stap: what it prints, what it says.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Cases => GoldenCase.All;

    [Theory, MemberData(nameof(Cases))]
    public void Script(string path)
    {
        var test = GoldenCase.Load(path);
        var run = GoldenRun.Of(test);
        if (test.ExpectedError is { } expected)
        {
            // A failing script says why in its name, and fails for that alone.
            var errors = run.Diagnostics.Where(diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error).ToArray();
            var only = Assert.Single(errors);
            Assert.Contains(expected, new[] { only.Id, only.Template.Tag });
        }
        else
        {
            Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error);
            test.VerifyOutput(run.Output);
        }
        if (run.Messages.Length > 0 || File.Exists(test.PathOf("err.verified.txt")))
            test.VerifyMessages(run.Messages);
    }
}
