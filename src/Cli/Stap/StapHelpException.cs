namespace Pyd.Cli.Stap;

/// <summary>The command line asks for help, or for the version.</summary>
internal sealed class StapHelpException(bool isVersion) : Exception
{
    public bool IsVersion { get; } = isVersion;
}
