using System.CommandLine;
using Pyd.Runtime.Sessions;

namespace Pyd.Hosting;

/// <summary><c>-x NAME[=VALUE]</c> and its short forms. The verbs that read scripts and those that run them share one.</summary>
/// <param name="isCompiled">Whether the script is compiled already: what the compiler reads is then a mistake.</param>
public sealed class SettingOptions(bool isCompiled = false)
{
    private readonly Option<string[]> _settings = new("-x")
    {
        Description = "Set an option, as #pragma D option does in a script, which wins.",
        HelpName = "NAME[=VALUE]",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _bufferSize = new("-b")
    {
        Description = "Make each traced process's ring SIZE bytes large: -x bufsize=SIZE.",
        HelpName = "SIZE",
    };

    private readonly Option<bool> _destructive = new("-w")
    {
        Description = "Allow actions that change more than the trace: -x destructive.",
    };

    /// <summary>Adds the options to a command, unless they are there.</summary>
    public void AddTo(Command command)
    {
        if (command.Options.Contains(_settings))
            return;
        command.Options.Add(_settings.With(SessionOptions.Completions));
        command.Options.Add(_bufferSize);
        command.Options.Add(_destructive);
        command.AddCheck(result =>
        {
            var settings = Settings(result.GetValue(_bufferSize), result.GetValue(_destructive), result.GetValue(_settings));
            foreach (var mistake in settings.Select(setting => SessionOptions.MistakeIn(setting, isCompiled)).OfType<string>())
                result.AddError(mistake);
        });
    }

    /// <summary>What a command line sets, each as <see cref="SessionOptions.Set"/> takes it.</summary>
    public IReadOnlyList<string> Read(ParseResult result) => [.. Settings(result.GetValue(_bufferSize), result.GetValue(_destructive), result.GetValue(_settings))];

    private static IEnumerable<string> Settings(string? bufferSize, bool isDestructive, string[]? settings) =>
        (bufferSize is null ? [] : new[] { $"bufsize={bufferSize}" }).Concat(isDestructive ? ["destructive"] : []).Concat(settings ?? []);
}
