namespace Pyd.Sources.Usdt;

/// <summary>A marker of a file that is listened to, and how its records read.</summary>
/// <param name="Probe">Its number among the session's probes.</param>
/// <param name="Path">The file, as its first process saw it.</param>
/// <param name="Arguments">The numbers of the arguments that records carry, in order.</param>
/// <param name="Strings">Which of them are strings.</param>
internal sealed record MarkerSite(ushort Probe, string Path, int[] Arguments, bool[] Strings);
