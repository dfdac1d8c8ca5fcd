using System.Globalization;

namespace Pyd.Runtime.Sessions;

/// <summary>A script would change more than its trace, and was not allowed to. The message says where and what to do.</summary>
public sealed class DestructiveActionException : Exception
{
    internal DestructiveActionException(FaultSite site, string action) : base(string.Create(CultureInfo.InvariantCulture,
        $"{site.File}({site.Line},{site.Column}): error {RuntimeMessages.Destructive}: {action}() changes more than the trace; allow it with -w, or in the script with '#pragma D option destructive'"))
    {
    }
}
