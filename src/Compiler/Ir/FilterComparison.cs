using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pyd.Compiler.Ir;

/// <summary>How a string is compared, byte by byte.</summary>
internal enum FilterRelation
{
    Missing,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Compares an argument's string with a constant; true, too, when the argument is no readable string.</summary>
/// <param name="Argument">Its index, from 0.</param>
/// <param name="Relation">How; <see cref="FilterRelation.Missing"/> is true only of an argument that is no readable string.</param>
/// <param name="Text">The constant: a byte in each character, none of them NUL.</param>
internal sealed record FilterComparison(int Argument, FilterRelation Relation, string Text) : EventFilter
{
    public override int Count => 1;

    public override string Notation => string.Create(CultureInfo.InvariantCulture, $"{Argument}{Sign}{Escaped};");

    /// <summary>True where this is false. Both are true of an argument that is no string; nothing is the opposite of that.</summary>
    public FilterComparison? Complement => Relation == FilterRelation.Missing ? null : this with { Relation = Opposite(Relation) };

    /// <summary>True for any argument that is no readable string.</summary>
    public static FilterComparison Missing(int argument) => new(argument, FilterRelation.Missing, "");

    /// <summary>True where the relation is false.</summary>
    public static FilterRelation Opposite(FilterRelation relation) => relation switch
    {
        FilterRelation.Equal => FilterRelation.NotEqual,
        FilterRelation.NotEqual => FilterRelation.Equal,
        FilterRelation.Less => FilterRelation.GreaterOrEqual,
        FilterRelation.LessOrEqual => FilterRelation.Greater,
        FilterRelation.Greater => FilterRelation.LessOrEqual,
        FilterRelation.GreaterOrEqual => FilterRelation.Less,
        _ => throw new UnreachableException($"{relation}"),
    };

    /// <summary>The same with its sides exchanged.</summary>
    public static FilterRelation Mirrored(FilterRelation relation) => relation switch
    {
        FilterRelation.Less => FilterRelation.Greater,
        FilterRelation.LessOrEqual => FilterRelation.GreaterOrEqual,
        FilterRelation.Greater => FilterRelation.Less,
        FilterRelation.GreaterOrEqual => FilterRelation.LessOrEqual,
        _ => relation,
    };

    /// <summary>Whether a relation holds between two strings.</summary>
    public static bool Holds(string left, FilterRelation relation, string right)
    {
        var order = string.CompareOrdinal(left, right);
        return relation switch
        {
            FilterRelation.Missing => false,
            FilterRelation.Equal => order == 0,
            FilterRelation.NotEqual => order != 0,
            FilterRelation.Less => order < 0,
            FilterRelation.LessOrEqual => order <= 0,
            FilterRelation.Greater => order > 0,
            FilterRelation.GreaterOrEqual => order >= 0,
            _ => throw new UnreachableException($"{relation}"),
        };
    }

    /// <summary>Whether the other is true wherever this is.</summary>
    public bool Implies(FilterComparison other) => Argument == other.Argument
        && (this == other || Relation == FilterRelation.Missing || (Relation == FilterRelation.Equal && Holds(Text, other.Relation, other.Text)));

    /// <summary>Whether no string satisfies both.</summary>
    public bool Excludes(FilterComparison other) => Argument == other.Argument && Relation == FilterRelation.Equal
        && other.Relation != FilterRelation.Missing && !Holds(Text, other.Relation, other.Text);

    public override string ToString() => Relation == FilterRelation.Missing
        ? string.Create(CultureInfo.InvariantCulture, $"missing(arg{Argument})")
        : string.Create(CultureInfo.InvariantCulture, $"arg{Argument} {Operator} \"{Escaped}\"");

    private char Sign => "?=!<[>]"[(int)Relation];

    private string Operator => Relation switch
    {
        FilterRelation.Equal => "==",
        FilterRelation.NotEqual => "!=",
        FilterRelation.Less => "<",
        FilterRelation.LessOrEqual => "<=",
        FilterRelation.Greater => ">",
        FilterRelation.GreaterOrEqual => ">=",
        _ => throw new UnreachableException($"{Relation}"),
    };

    private string Escaped
    {
        get
        {
            var escaped = new StringBuilder();
            foreach (var c in Text)
            {
                if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '<' or '>' or '-')
                    escaped.Append(c);
                else
                    escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            return escaped.ToString();
        }
    }
}
