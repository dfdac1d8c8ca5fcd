using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.D;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary><c>#pragma D option name[=value]</c>; a pragma that is not D's is not ours to judge.</summary>
internal static class Pragmas
{
    /// <summary>DTrace's options (dt_options.c).</summary>
    private static readonly HashSet<string> Options = new(StringComparer.Ordinal)
    {
        "aggpercpu", "amin", "argref", "core", "cpp", "cpphdrs", "cpppath", "ctypes", "debug", "defaultargs", "define", "disasm", "droptags", "dtypes", "empty",
        "errtags", "evaltime", "incdir", "iregs", "knodefs", "lazyload", "ldpath", "libdir", "linkmode", "linktype", "nolibs", "pgmax", "preallocate", "pspec",
        "stdc", "strip", "syslibdir", "tree", "tregs", "undef", "unodefs", "useruid", "verbose", "version", "zdefs", "aggsize", "bpflog", "bpflogsize", "bufsize",
        "bufpolicy", "bufresize", "cleanrate", "cpu", "destructive", "dynvarsize", "jstackframes", "jstackstrsize", "lockmem", "maxframes", "nspec", "pcapsize",
        "scratchsize", "specsize", "stackframes", "statusrate", "strsize", "ustackframes", "noresolve", "aggrate", "aggsortkey", "aggsortkeypos", "aggsortpos",
        "aggsortrev", "flowindent", "quiet", "quietresize", "rawbytes", "stackindent", "switchrate", "printsize",
    };

    public static void Check(PragmaSyntax pragma, DiagnosticBag diagnostics)
    {
        var words = pragma.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.FirstOrDefault() != "D")
            return;
        if (words.Length < 2 || words[1] is not ("option" or "attributes" or "binding" or "depends_on"))
            diagnostics.Report(pragma.Location, UnknownPragma, pragma.Text);
        else if (words[1] == "option" && words.Length < 3)
            diagnostics.Report(pragma.Location, UnknownPragma, pragma.Text);
        else if (words[1] == "option" && words[2].Split('=')[0] is var name && !Options.Contains(name))
            diagnostics.Report(pragma.Location, UnknownOption, name, Spelling.Suggest(name, Options));
    }
}
