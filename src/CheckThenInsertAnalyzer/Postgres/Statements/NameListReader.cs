using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads <c>(a, b, c)</c>.</summary>
internal static class NameListReader
{
    /// <summary>Reads the list whose parenthesis stands here; null, and the reader broken, when it is not such a list.</summary>
    public static ImmutableArray<SqlName>? Read(SqlTokenReader reader)
    {
        var names = reader.Names;
        var begin = names.Count;
        do
        {
            reader.Take();
            if (reader.TakeName() is not { } name)
            {
                reader.Break();
                return null;
            }

            names.Push(name);
        }
        while (reader.At(SqlTokenKind.Comma));

        return PrimaryExpressionReader.Close(reader) ? names.Take(begin) : null;
    }
}
