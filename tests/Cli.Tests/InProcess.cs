using System.Text;
using Pyd.Cli.Commands;
using Pyd.Testing;

namespace Pyd.Cli.Tests;

/// <summary>
/// Runs pyd's Main in this process, for what is a function of the command line and files alone: no target, no signals, no folder of its own, no bytes
/// around <see cref="Console"/>. That saves the start of a process; what users start is started by <see cref="PydCommand"/>.
/// </summary>
internal static class InProcess
{
    private static readonly Func<string[], int> Main = FindMain();

    /// <summary>Runs pyd with arguments, from the repository's root.</summary>
    public static CommandResult Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Streams.Redirect(output, error);
        return new CommandResult(Main(arguments), output.ToString(), error.ToString());
    }

    private static Func<string[], int> FindMain()
    {
        Environment.CurrentDirectory = RepositoryRoot.Path;
        Streams.Install();
        return typeof(RunCommand).Assembly.EntryPoint?.CreateDelegate<Func<string[], int>>() ?? throw new InvalidOperationException("pyd has no Main");
    }

    /// <summary>The console's streams, of each test its own: tests run beside each other.</summary>
    private sealed class Streams(TextWriter usual, AsyncLocal<TextWriter?> redirected) : TextWriter
    {
        private static readonly AsyncLocal<TextWriter?> Output = new();
        private static readonly AsyncLocal<TextWriter?> Error = new();

        public override Encoding Encoding => Encoding.UTF8;

        private TextWriter Current => redirected.Value ?? usual;

        public static void Install()
        {
            Console.SetOut(new Streams(Console.Out, Output) { NewLine = "\n" });
            Console.SetError(new Streams(Console.Error, Error) { NewLine = "\n" });
        }

        public static void Redirect(TextWriter output, TextWriter error)
        {
            Output.Value = output;
            Error.Value = error;
        }

        public override void Write(char value) => Current.Write(value);

        public override void Write(string? value) => Current.Write(value);

        public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

        public override void Flush() => Current.Flush();
    }
}
