using Pyd.Sources.Agent;

namespace Pyd.Hosting;

/// <summary>D's macro variables about the process that compiles a script: <c>$pid</c>, <c>$uid</c> and their kin.</summary>
public static class MacroVariables
{
    /// <summary>Their values by name, without the sign.</summary>
    public static IReadOnlyDictionary<string, int> OfThisProcess()
    {
        var self = ProcessFacts.Self();
        return new Dictionary<string, int>
        {
            ["pid"] = self.Pid,
            ["ppid"] = self.ParentPid,
            ["pgid"] = self.Details.Group,
            ["sid"] = self.Details.Session,
            ["uid"] = self.Uid,
            ["euid"] = self.Details.EffectiveUid ?? self.Uid,
            ["gid"] = self.Gid,
            ["egid"] = self.Details.EffectiveGid ?? self.Gid,
        };
    }
}
