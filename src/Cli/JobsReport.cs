using Pyd.Compiler;

namespace Pyd.Cli;

/// <summary>Whether copies of a script may share out events, in words.</summary>
internal static class JobsReport
{
    public static string Of(ScriptCompilation compilation)
    {
        var obstacles = compilation.ObstaclesToJobs;
        if (obstacles.Count > 0)
            return string.Join('\n', obstacles.Select(obstacle => $"{obstacle.Location}: one job: {obstacle.Reason}"));
        return $"{compilation.Tree.Source.Path}: any number of jobs{(compilation.SplitsByThread ? ", each with threads of its own" : "")}";
    }
}
