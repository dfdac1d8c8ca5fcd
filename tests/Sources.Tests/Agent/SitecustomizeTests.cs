using Pyd.Testing;

namespace Pyd.Sources.Tests.Agent;

/// <summary>Programs that have a customization of their own. They run alone: PYTHONPATH is the whole process's.</summary>
[Collection(nameof(SitecustomizeTests))]
[CollectionDefinition(nameof(SitecustomizeTests), DisableParallelization = true)]
public sealed class SitecustomizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The program's own customization runs, and runs once.</summary>
    [InterpreterTheory(EachAgent = true)]
    public void TheProgramsOwnSitecustomizeRuns(Interpreter interpreter, string source)
    {
        _folder.Write("sitecustomize.py", "import sys\nsys.customized = getattr(sys, 'customized', 0) + 1\n");
        _folder.Write("usercustomize.py", "");
        var program = _folder.Write("program.py", "import sys, os\ndef mine(): return 1\nassert sys.customized == 1, sys.customized\nassert 'pyd_agent' not in sys.modules\n"
            + "assert sys.modules['sitecustomize'].__file__.startswith(os.path.dirname(os.path.abspath(__file__)))\nassert not hasattr(sys, '_pyd_agent')\nmine()\n");
        var before = Environment.GetEnvironmentVariable("PYTHONPATH");
        Environment.SetEnvironmentVariable("PYTHONPATH", _folder.Path);
        try
        {
            var run = LiveRun.Of($"{interpreter.Path} {program}", agent: LiveRun.AgentOf(source));
            Assert.Equal(0, run.Outcome.TargetStatus);
            Assert.Equal(["mine function-entry 1", "mine function-return 1"], run.Counts("mine"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PYTHONPATH", before);
        }
    }
}
