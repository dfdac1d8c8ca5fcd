using System.Text;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>The command of <c>-c</c>: split into words as a POSIX shell does, without expanding anything.</summary>
public static class CommandLine
{
    /// <summary>The file that a command runs, as it is written there; null when there is no command or it is none.</summary>
    public static string? ProgramOf(string? command)
    {
        try
        {
            return command is null ? null : Split(command)[0];
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <summary>Splits a command. Quotes and backslashes mean what they mean in <c>sh</c>; <c>$</c>, <c>*</c>, <c>|</c> and <c>></c> are ordinary characters.</summary>
    /// <exception cref="SourceException">A quote is not closed, or there is no word.</exception>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var i = 0; i < command.Length; i++)
        {
            switch (command[i])
            {
                case ' ' or '\t' or '\n' or '\r':
                    if (word is not null)
                        words.Add(word.ToString());
                    word = null;
                    break;
                case '\'' or '"':
                    i = Quoted(command, i, word ??= new());
                    break;
                case '\\' when i + 1 == command.Length:
                    throw new SourceException($"the command ends in a lone backslash: {command}; write \\\\ for a backslash");
                case '\\':
                    word ??= new();
                    if (command[++i] != '\n')
                        word.Append(command[i]);
                    break;
                case var c:
                    (word ??= new()).Append(c);
                    break;
            }
        }
        if (word is not null)
            words.Add(word.ToString());
        if (words.Count == 0 || words[0].Length == 0)
            throw new SourceException("the command is empty; give one to run, for example \"python3 program.py\"");
        return words;
    }

    /// <summary>
    /// A command as SystemTap's Python probes want it, <c>python -m HelperSDT script.py</c>, without the module that installs its tracer: the
    /// agent does what that does.
    /// </summary>
    public static IReadOnlyList<string> WithoutHelper(IReadOnlyList<string> words)
    {
        for (var i = 1; i + 1 < words.Count; i++)
        {
            if (words[i] == "-m" && words[i + 1] == "HelperSDT")
                return [.. words.Take(i), .. words.Skip(i + 2)];
        }
        return words;
    }

    /// <summary>The file that a shell would run for a command's first word.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public static string Find(string program, string? searchPath)
    {
        if (program.Contains('/'))
        {
            if (Directory.Exists(program))
                throw new SourceException($"'{program}' is a directory, not a command");
            if (!File.Exists(program))
                throw new SourceException($"there is no command '{program}'; check the path");
            return IsExecutable(program) ? program : throw new SourceException($"'{program}' is not executable; run it with its interpreter (python3 {program}) or chmod +x it");
        }
        var places = (searchPath ?? "/usr/local/bin:/usr/bin:/bin").Split(':');
        return places.Select(place => Path.Combine(place.Length == 0 ? "." : place, program)).FirstOrDefault(IsExecutable)
            ?? throw new SourceException(program.EndsWith(".py", StringComparison.Ordinal)
                ? $"there is no command '{program}' on PATH; to run a script write python3 {program}"
                : $"there is no command '{program}' on PATH; check its name, or give its path");
    }

    /// <summary>Takes a quoted part.</summary>
    /// <returns>The index of the closing quote.</returns>
    private static int Quoted(string command, int start, StringBuilder word)
    {
        var quote = command[start];
        for (var i = start + 1; i < command.Length; i++)
        {
            if (command[i] == quote)
                return i;
            // Inside double quotes a backslash means something before " \ $ ` and a newline only.
            if (quote == '"' && command[i] == '\\' && i + 1 < command.Length && command[i + 1] is ('"' or '\\' or '$' or '`' or '\n'))
            {
                if (command[++i] != '\n')
                    word.Append(command[i]);
                continue;
            }
            word.Append(command[i]);
        }
        throw new SourceException($"the quote {quote} at character {start + 1} of the command is not closed: {command}");
    }

    private static bool IsExecutable(string path) => File.Exists(path) && Native.Access(path, 1) == 0;
}
