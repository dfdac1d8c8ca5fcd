using System.Text;
using System.Text.RegularExpressions;

namespace System;

/// <summary>Members of the base library that netstandard2.0 lacks and the Polyfill package does not bring.</summary>
internal static class TextExtensions
{
    extension(string)
    {
        public static string Create(IFormatProvider provider, FormattableString text) => text.ToString(provider);
    }

    extension(RegexOptions)
    {
        /// <summary>This engine backtracks; what it takes for an expression is the same.</summary>
        public static RegexOptions NonBacktracking => RegexOptions.None;
    }

    public static StringBuilder Append(this StringBuilder builder, IFormatProvider provider, FormattableString text) => builder.Append(text.ToString(provider));

    /// <summary>Of ordinal comparisons only, as which the compiler asks for all.</summary>
    public static string Replace(this string text, string old, string replacement, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new ArgumentOutOfRangeException(nameof(comparison));
}
