namespace Pyd.Sources.Usdt.Elf;

/// <summary>A file is no ELF file that pyd reads, or a broken one. The message is a sentence without the file's name.</summary>
public sealed class ElfException(string message) : Exception(message);
