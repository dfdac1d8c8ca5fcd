using System.CommandLine;

namespace Pyd.Hosting;

/// <summary>Runs a command line with pyd's exit codes and messages.</summary>
public static class CommandLineHost
{
    /// <summary>Parses and runs.</summary>
    /// <returns>The command's exit code, or <see cref="ExitCodes.Usage"/> after a message when the line has a mistake.</returns>
    public static int Invoke(RootCommand root, string[] arguments)
    {
        var result = root.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var message in CommandLineMistakes.Of(result))
                Console.Error.WriteLine($"pyd: {message}");
            Console.Error.WriteLine($"Try '{Path(result.CommandResult.Command)} --help'.");
            return ExitCodes.Usage;
        }
        return Guard(() => result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
    }

    /// <summary>Runs a command; a mistake of pyd's own is a message, and <see cref="ExitCodes.Internal"/>.</summary>
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"pyd: internal error, a mistake in pyd itself: {failure.GetType().Name}: {failure.Message}");
            if (Environment.GetEnvironmentVariable("PYD_DEBUG") is not null)
                Console.Error.WriteLine(failure);
            else
                Console.Error.WriteLine("Set PYD_DEBUG=1 to see where it happened.");
            return ExitCodes.Internal;
        }
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : command.Name;
}
