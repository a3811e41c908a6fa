using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Passes over foreign keys.</summary>
internal static class ReferenceReader
{
    /// <summary>Passes over what follows REFERENCES; false when that is not PostgreSQL's.</summary>
    public static bool Skip(SqlTokenReader reader)
    {
        if (reader.TakeQualifiedName() is null || (reader.At(SqlTokenKind.LeftParenthesis) && !reader.SkipGroup()))
            return false;

        if (reader.TakeWord("match"))
            reader.Take();
        while (reader.TakeWords("on", "delete") || reader.TakeWords("on", "update"))
        {
            if (!SkipAction(reader))
                return false;
        }

        KeyConstraintReader.TakeDeferrable(reader);
        return true;
    }

    private static bool SkipAction(SqlTokenReader reader)
    {
        if (reader.TakeWord("cascade") || reader.TakeWord("restrict") || reader.TakeWords("no", "action"))
            return true;
        if (!reader.TakeWords("set", "null") && !reader.TakeWords("set", "default"))
            return false;
        return !reader.At(SqlTokenKind.LeftParenthesis) || reader.SkipGroup();
    }
}
