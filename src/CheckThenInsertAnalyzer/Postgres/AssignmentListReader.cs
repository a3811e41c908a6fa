namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Passes over the SET of an UPDATE or of DO UPDATE.</summary>
internal static class AssignmentListReader
{
    /// <summary>Passes over <c>SET a = 1, (b, c) = (2, 3)</c>; false when that is not what stands here.</summary>
    public static bool Skip(SqlTokenReader reader)
    {
        if (!reader.TakeWord("set"))
            return false;

        do
        {
            if (!SkipTarget(reader) || !reader.TakeOperator("=") || ExpressionReader.Read(reader) is null)
                return false;
        }
        while (reader.Take(SqlTokenKind.Comma));

        return true;
    }

    private static bool SkipTarget(SqlTokenReader reader)
    {
        if (reader.At(SqlTokenKind.LeftParenthesis))
            return reader.SkipGroup();
        if (reader.TakeQualifiedName() is null)
            return false;
        while (reader.At(SqlTokenKind.LeftBracket))
        {
            if (!reader.SkipGroup())
                return false;
        }

        return true;
    }
}
