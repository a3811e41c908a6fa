namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Changes an ON CONFLICT clause that is there.</summary>
internal static class ConflictClauseWriter
{
    /// <summary>The target between ON CONFLICT and DO; null when the statement is not wholly understood, or a comment stands between the two.</summary>
    /// <param name="text">The text that the statement was read from.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="target">The key's parts.</param>
    /// <param name="predicate">The WHERE of a partial index as it stands there; null for a full one.</param>
    public static SqlReplacement? Target(string text, InsertStatement insert, IEnumerable<OnConflictElement> target, string? predicate)
    {
        if (insert is not { IsReliable: true, OnConflict: { } clause } || TargetRange(text, clause) is not { } range || HasComment(text, range))
            return null;
        return new SqlReplacement(range, " " + OnConflictWriter.Target(text, insert, target, predicate, IsLower(text, clause)));
    }

    /// <summary>DO UPDATE SET in the place of DO NOTHING; null when the statement is not wholly understood, or a comment stands between the two words.</summary>
    /// <param name="text">The text that the statement was read from.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="target">The target that goes before it, where the clause has none; null where it has one.</param>
    /// <param name="predicate">The WHERE of that target; null for none.</param>
    /// <param name="assignments">What follows SET, written out.</param>
    public static SqlReplacement? Update(string text, InsertStatement insert, IEnumerable<OnConflictElement>? target, string? predicate, string assignments)
    {
        if (insert is not { IsReliable: true, OnConflict: { IsUpdate: false } clause } || ActionStart(text, clause) is not { } start)
            return null;

        var range = new SqlRange(start, clause.Range.End);
        var isLower = IsLower(text, clause);
        var before = target is null ? "" : OnConflictWriter.Target(text, insert, target, predicate, isLower) + " ";
        return HasComment(text, range) ? null : new SqlReplacement(range, before + (isLower ? "do update set " : "DO UPDATE SET ") + assignments);
    }

    private static bool IsLower(string text, OnConflictClause clause) => text[clause.Range.Start] is >= 'a' and <= 'z';

    /// <summary>From behind CONFLICT to the last token before DO; empty when there is no target.</summary>
    private static SqlRange? TargetRange(string text, OnConflictClause clause)
    {
        var tokens = TokensBeforeAction(text, clause);
        return tokens is null ? null : new SqlRange(tokens[1].Range.End, tokens[tokens.Count - 1].Range.End);
    }

    private static int? ActionStart(string text, OnConflictClause clause)
    {
        if (TokensBeforeAction(text, clause) is not { } tokens)
            return null;
        var lexer = new SqlLexer(text) { Position = tokens[tokens.Count - 1].Range.End };
        return lexer.Next().Range.Start;
    }

    /// <summary>ON, CONFLICT and what stands between them and DO; null when there is no DO.</summary>
    private static List<SqlToken>? TokensBeforeAction(string text, OnConflictClause clause)
    {
        var tokens = new List<SqlToken>();
        var lexer = new SqlLexer(text) { Position = clause.Range.Start };
        var depth = 0;
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token && token.Range.End <= clause.Range.End)
        {
            if (depth == 0 && tokens.Count > 1 && token.Kind == SqlTokenKind.Word && SqlKeywords.Matches(text, token.Range, "do"))
                return tokens;
            if (token.Kind == SqlTokenKind.LeftParenthesis)
                depth++;
            else if (token.Kind == SqlTokenKind.RightParenthesis)
                depth--;
            tokens.Add(token);
        }

        return null;
    }

    private static bool HasComment(string text, SqlRange range) =>
        text.IndexOf("--", range.Start, range.Length, StringComparison.Ordinal) >= 0 || text.IndexOf("/*", range.Start, range.Length, StringComparison.Ordinal) >= 0;
}
