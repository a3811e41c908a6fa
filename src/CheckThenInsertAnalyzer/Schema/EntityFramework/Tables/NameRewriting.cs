using System.Globalization;
using System.Text;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Rewrites a name as EFCore.NamingConventions does (seen by building its models; the invariant culture is its default).</summary>
internal static class NameRewriting
{
    public static string Rewrite(this NamingConvention convention, string name) => convention switch
    {
        NamingConvention.SnakeCase => SnakeCase(name),
        NamingConvention.UpperSnakeCase => SnakeCase(name).ToUpperInvariant(),
        NamingConvention.LowerCase => name.ToLowerInvariant(),
        NamingConvention.UpperCase => name.ToUpperInvariant(),
        NamingConvention.CamelCase => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1),
        _ => name,
    };

    /// <summary>
    /// A word begins at a capital behind a small letter, and at the last capital of several when a small letter follows, unless a digit precedes it. Anything
    /// that is neither letter, digit nor underscore is left out and begins a word.
    /// </summary>
    private static string SnakeCase(string name)
    {
        var written = new StringBuilder(name.Length + 8);
        var previous = Kind.Start;
        for (var index = 0; index < name.Length; index++)
        {
            var kind = KindOf(name[index]);
            switch (kind)
            {
                case Kind.Start:
                    written.Append('_');
                    break;
                case Kind.Other:
                    kind = previous == Kind.Start ? Kind.Start : Kind.Other;
                    break;
                default:
                    if (previous == Kind.Other || (kind == Kind.Capital && BeginsWord(name, index, previous)))
                        written.Append('_');
                    written.Append(char.ToLowerInvariant(name[index]));
                    break;
            }

            previous = kind;
        }

        return written.ToString();
    }

    private enum Kind
    {
        Start,
        Capital,
        Small,
        Digit,
        Other,
    }

    private static bool BeginsWord(string name, int index, Kind previous) => previous switch
    {
        Kind.Small => true,
        Kind.Capital => index + 1 < name.Length && char.IsLower(name[index + 1]),
        _ => false,
    };

    private static Kind KindOf(char character) => character == '_' ? Kind.Start : CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Kind.Capital,
        UnicodeCategory.LowercaseLetter => Kind.Small,
        UnicodeCategory.DecimalDigitNumber => Kind.Digit,
        _ => Kind.Other,
    };
}
