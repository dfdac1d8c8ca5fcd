namespace Pyd.Compiler.Syntax.D;

/// <summary>What D's reserved words begin elsewhere.</summary>
internal static class DWords
{
    public static bool IsLoop(string word) => word is "for" or "while" or "do";

    public static bool IsDeclaration(string word) =>
        word is "struct" or "union" or "enum" or "typedef" or "translator" or "provider"
            or "extern" or "static" or "auto" or "register" or "restrict";
}
