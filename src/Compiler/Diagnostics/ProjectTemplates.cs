namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD5xxx: a script that a .NET project compiles into a class.</summary>
public static class ProjectTemplates
{
    /// <summary>Two scripts that would be one class.</summary>
    public static readonly DiagnosticTemplate SameClass = new("PYD5001", DiagnosticSeverity.Error, null,
        "this would be the class '{0}', which '{1}' is; give one of them another name: {2}");

    /// <summary>A name that C# does not allow.</summary>
    public static readonly DiagnosticTemplate NoClassName = new("PYD5002", DiagnosticSeverity.Error, null,
        "'{0}' cannot be the name of a class; give the script another one: {1}");
}
