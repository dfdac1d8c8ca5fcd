using System.Runtime.InteropServices;

namespace Pyd.Cli;

/// <summary>The machine as scripts see it: stap's <c>%( arch == … %)</c> and <c>%( kernel_v == … %)</c>, the folders of tapsets.</summary>
internal static class Machine
{
    /// <summary>The kernel's, also where pyd itself is built for another.</summary>
    public static string Architecture => RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";

    /// <summary>The kernel's version: <c>6.1.0</c>.</summary>
    public static string KernelRelease => Environment.OSVersion.Version.ToString(3);

    /// <summary>Its first two parts: <c>6.1</c>.</summary>
    public static string KernelSeries => Environment.OSVersion.Version.ToString(2);
}
