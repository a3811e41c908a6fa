namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Puts an ON CONFLICT clause into the text of an INSERT, in the hand of who wrote it.</summary>
internal static class OnConflictWriter
{
    /// <summary>The clause <c>ON CONFLICT (columns) DO NOTHING</c>; null when the statement is not wholly understood or has such a clause (FACTS B2).</summary>
    /// <param name="text">The text that the statement was read from.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="columns">The key's columns as the server stores them; one that the statement lists is spelt as there (FACTS B13).</param>
    public static SqlInsertion? DoNothing(string text, InsertStatement insert, IEnumerable<string> columns) =>
        DoNothing(text, insert, columns.Select(OnConflictElement.Column), predicate: null);

    /// <summary>The clause for a key that may have expressions (FACTS B8) and a predicate (FACTS B6).</summary>
    /// <param name="text">The text that the statement was read from.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="target">The key's parts.</param>
    /// <param name="predicate">The WHERE of a partial index as it stands there; null for a full one.</param>
    public static SqlInsertion? DoNothing(string text, InsertStatement insert, IEnumerable<OnConflictElement> target, string? predicate) =>
        Write(text, insert, target, predicate, "DO NOTHING", assignments: "");

    /// <summary>The clause with <c>DO UPDATE SET</c>.</summary>
    /// <param name="text">The text that the statement was read from.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="target">The key's parts.</param>
    /// <param name="predicate">The WHERE of a partial index as it stands there; null for a full one.</param>
    /// <param name="assignments">What follows SET, written out.</param>
    public static SqlInsertion? DoUpdate(string text, InsertStatement insert, IEnumerable<OnConflictElement> target, string? predicate, string assignments) =>
        Write(text, insert, target, predicate, "DO UPDATE SET ", assignments);

    /// <summary>The conflict target alone: the key's parts in parentheses, and the predicate of a partial index.</summary>
    /// <param name="text">The text that the statement was read from.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="target">The key's parts.</param>
    /// <param name="predicate">The WHERE of a partial index as it stands there; null for a full one.</param>
    /// <param name="isLower">Whether key words are written in lower case.</param>
    public static string Target(string text, InsertStatement insert, IEnumerable<OnConflictElement> target, string? predicate, bool isLower) =>
        "(" + string.Join(", ", target.Select(element => Spell(text, insert, element))) + ")" + (predicate is null ? "" : " " + Cased("WHERE ", isLower) + predicate);

    /// <summary>The expression as a conflict target takes it: in parentheses unless it is a single call (FACTS B8).</summary>
    public static string Parenthesized(string expression) =>
        SqlParser.ParseExpression(expression) is FunctionExpression ? expression : "(" + expression + ")";

    private static SqlInsertion? Write(string text, InsertStatement insert, IEnumerable<OnConflictElement> target, string? predicate, string action, string assignments)
    {
        if (!insert.IsReliable || insert.OnConflict is not null)
            return null;

        var isLower = text[insert.Range.Start] is >= 'a' and <= 'z';
        var clause = Cased("ON CONFLICT ", isLower) + Target(text, insert, target, predicate, isLower) + " " + Cased(action, isLower) + assignments;
        return new SqlInsertion(insert.ClauseOffset, Separator(text, insert) + clause + Trailer(text, insert.ClauseOffset));
    }

    private static string Cased(string words, bool isLower) => isLower ? words.ToLowerInvariant() : words;

    private static string Spell(string text, InsertStatement insert, OnConflictElement element)
    {
        if (element.IsExpression)
            return Parenthesized(element.Text);

        foreach (var column in insert.Columns)
        {
            if (column.Value == element.Text)
                return text.Substring(column.Range.Start, column.Range.Length);
        }

        return IdentifierQuoting.Quote(element.Text);
    }

    /// <summary>A line break and the indent of the line that the rows begin, if they begin one; else a space.</summary>
    private static string Separator(string text, InsertStatement insert)
    {
        var source = SourceStart(text, insert);
        var lineStart = source;
        while (lineStart > 0 && text[lineStart - 1] is ' ' or '\t')
            lineStart--;
        if (lineStart <= insert.Range.Start || !SqlCharacters.IsLineEnd(text[lineStart - 1]))
            return " ";

        var lineBreak = text[lineStart - 1] == '\n' && lineStart > 1 && text[lineStart - 2] == '\r' ? "\r\n" : text[lineStart - 1].ToString();
        return lineBreak + text.Substring(lineStart, source - lineStart);
    }

    /// <summary>Where VALUES, DEFAULT VALUES or the query begins.</summary>
    private static int SourceStart(string text, InsertStatement insert)
    {
        var lexer = new SqlLexer(text) { Position = insert.Range.Start };
        var depth = 0;
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (depth == 0 && IsSourceWord(text, token))
                return token.Range.Start;
            if (token.Range.Start == insert.Query?.Range.Start)
                return token.Range.Start;

            if (token.Kind == SqlTokenKind.LeftParenthesis)
                depth++;
            else if (token.Kind == SqlTokenKind.RightParenthesis)
                depth--;
        }

        return insert.Range.Start;
    }

    /// <summary>Of these words only VALUES may be a name, and then only of the table.</summary>
    private static bool IsSourceWord(string text, SqlToken token) =>
        token.Kind == SqlTokenKind.Word
        && (SqlKeywords.Matches(text, token.Range, "values") || SqlKeywords.Matches(text, token.Range, "default") || SqlKeywords.Matches(text, token.Range, "select"));

    /// <summary>A space when a word would follow the clause without one; a comment may stand right after it.</summary>
    private static string Trailer(string text, int offset) => offset < text.Length && SqlCharacters.IsNameStart(text[offset]) ? " " : "";
}
