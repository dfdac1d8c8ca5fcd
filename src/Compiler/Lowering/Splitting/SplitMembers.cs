using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering.Splitting;

/// <summary>Which members of the runtime copies of a program may call, each for itself.</summary>
internal static class SplitMembers
{
    // What a firing begins and ends by itself.
    private static readonly RuntimeMember[] OfFiring =
        [RuntimeMembers.IsExiting, RuntimeMembers.EnterFunction, RuntimeMembers.LeaveFunction, RuntimeMembers.GiveUp, RuntimeMembers.HasGivenUp];

    /// <summary>Why they may not, or null.</summary>
    public static string? ObstacleOf(RuntimeMember member)
    {
        if (OfFiring.Contains(member) || member == RuntimeMembers.ThreadIndent || member.Parameters.Contains(RuntimeParameter.Scratch))
            return null;
        if (member == RuntimeMembers.Exit)
            return "may end the run";
        if (member.Parameters.Contains(RuntimeParameter.Output) || member.Parameters.Contains(RuntimeParameter.Records) || member.Name is "BeginRecord" or "EndRecord")
            return "prints as events come";
        if (member.Parameters.Contains(RuntimeParameter.Memory))
            return "uses memory";
        if (member.HasEffect || member == RuntimeMembers.Matched || member == RuntimeMembers.GroupCount || member == RuntimeMembers.IsProgeny)
            return $"calls {member.Name}, whose result depends on the events before";
        return null;
    }

    /// <summary>Whether it keeps something for each thread.</summary>
    public static bool IsOfThread(RuntimeMember member) => member == RuntimeMembers.ThreadIndent;
}
