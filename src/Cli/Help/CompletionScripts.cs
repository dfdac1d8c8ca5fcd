namespace Pyd.Cli.Help;

/// <summary>What a shell runs to complete a command line of pyd: each asks pyd itself, so that options are always those of this version.</summary>
internal static class CompletionScripts
{
    /// <summary>By the shell's name.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByShell = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Where pyd has no suggestion the shell completes file names.
        ["bash"] = """
            # bash completion for pyd
            _pyd() {
                local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
                COMPREPLY=()
                [[ $word == -* || $COMP_CWORD -eq 1 || ${COMP_WORDS[COMP_CWORD-1]} == -* || ${COMP_WORDS[1]} == @(explain|completion) ]] || return
                COMPREPLY=($(compgen -W "$(command "${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _pyd pyd

            """,
        ["zsh"] = """
            #compdef pyd
            # zsh completion for pyd
            _pyd() {
                local -a words_of_pyd
                words_of_pyd=("${(@f)$(command $words[1] "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                [[ -n $words_of_pyd[1] ]] && compadd -- $words_of_pyd
                _files
            }
            if [ "$funcstack[1]" = "_pyd" ]; then _pyd "$@"; else compdef _pyd pyd; fi

            """,
        ["fish"] = """
            # fish completion for pyd
            complete -c pyd -a '(pyd "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'

            """,
    };
}
