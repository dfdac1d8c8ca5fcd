using Pyd.Hosting;

namespace Pyd.Cli;

/// <summary>Turns mistakes of the command line into a message and an exit code.</summary>
internal static class Guard
{
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (UsageException mistake)
        {
            Console.Error.WriteLine($"pyd: {mistake.Message}");
            return ExitCodes.Usage;
        }
    }
}
