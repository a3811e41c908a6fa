using System.Text;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Expressions of indexes and checks as texts: which words in them can be columns, and the same text with other column names.
/// A word that cannot be told from a column (a field of EXTRACT, say) is taken for one; that matters only where a column has its name.
/// </summary>
internal static class ExpressionText
{
    /// <summary>The columns that the text may mention, in order, as often as it does.</summary>
    public static IReadOnlyList<SqlName> Columns(string text)
    {
        var columns = new List<SqlName>();
        var reader = new SqlTokenReader(text);
        if (!reader.MoveToNextStatement())
            return columns;

        while (!reader.IsAtEnd)
        {
            if (TakeColumn(reader) is { } column)
                columns.Add(column);
        }

        return columns;
    }

    public static bool Mentions(string text, string column) => Columns(text).Any(name => name.Value == column);

    public static string Rename(string text, string oldName, string newName) => Rename(text, column => column == oldName ? newName : null);

    /// <summary>The text with the columns renamed for which a new name is given.</summary>
    public static string Rename(string text, Func<string, string?> newName)
    {
        StringBuilder? renamed = null;
        var copied = 0;
        foreach (var column in Columns(text))
        {
            if (newName(column.Value) is not { } name)
                continue;
            renamed ??= new StringBuilder(text.Length);
            renamed.Append(text, copied, column.Range.Start - copied).Append(IdentifierQuoting.Quote(name));
            copied = column.Range.End;
        }

        return renamed is null ? text : renamed.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The text without the table's name before its columns, which the server does not keep either.</summary>
    public static string Unqualified(string text, string table)
    {
        var reader = new SqlTokenReader(text);
        if (text.IndexOf('.') < 0 || !reader.MoveToNextStatement())
            return text;

        var unqualified = new StringBuilder(text.Length);
        var copied = 0;
        for (; !reader.IsAtEnd; reader.Take())
        {
            if (reader.Peek(1).Kind != SqlTokenKind.Dot || SqlTokenValue.Name(text, reader.Current)?.Value != table)
                continue;
            unqualified.Append(text, copied, reader.Current.Range.Start - copied);
            reader.Take();
            copied = reader.Peek(1).Range.Start;
        }

        return unqualified.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether both are absent, or the same token by token but for outer parentheses.</summary>
    public static bool AreAlike(string? left, string? right)
    {
        if (left is null || right is null || left == right)
            return left == right;

        var (mine, theirs) = (WithoutOuterParentheses(left), WithoutOuterParentheses(right));
        return mine is not null && theirs is not null && mine.SequenceEqual(theirs);
    }

    /// <summary>Takes a token, or several that belong together, and gives the column that it may be.</summary>
    private static SqlName? TakeColumn(SqlTokenReader reader)
    {
        var token = reader.Current;
        if (token.Kind == SqlTokenKind.DoubleColon || reader.AtWord("as"))
            return PassType(reader);
        if (reader.AtWord("collate"))
        {
            reader.Take();
            reader.TakeQualifiedName();
            return null;
        }

        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.UnicodeName))
            return PassOther(reader);
        if (reader.IsWord(token, "at") && reader.IsWord(reader.Peek(1), "time") && reader.IsWord(reader.Peek(2), "zone"))
        {
            reader.Index += 3;
            return null;
        }

        if (reader.IsWord(token, "extract") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis && reader.IsWord(reader.Peek(3), "from"))
        {
            reader.Index += 4;
            return null;
        }

        if (token.Kind == SqlTokenKind.Word && TypedLiteralReader.IsAt(reader))
        {
            TypedLiteralReader.Read(reader);
            return null;
        }

        return TakeName(reader);
    }

    /// <summary>Takes <c>a</c> or <c>t.a</c> and gives a; null for a called function and for a key word.</summary>
    private static SqlName? TakeName(SqlTokenReader reader)
    {
        SqlName? last = reader.IsName(reader.Current) ? SqlTokenValue.Name(reader.Text, reader.Current) : null;
        reader.Take();
        while (last is not null && reader.At(SqlTokenKind.Dot))
        {
            reader.Take();
            last = reader.TakeLabel();
        }

        return reader.At(SqlTokenKind.LeftParenthesis) ? null : last;
    }

    private static SqlName? PassType(SqlTokenReader reader)
    {
        reader.Take();
        TypeNameReader.Read(reader);
        return null;
    }

    /// <summary>Passes over a token, and over the field after <c>(row).</c>.</summary>
    private static SqlName? PassOther(SqlTokenReader reader)
    {
        var isDot = reader.At(SqlTokenKind.Dot);
        reader.Take();
        if (isDot)
            reader.TakeLabel();
        return null;
    }

    private static List<string>? WithoutOuterParentheses(string text)
    {
        var reader = new SqlTokenReader(text);
        if (!reader.MoveToNextStatement())
            return null;

        var tokens = new List<string>();
        while (!reader.IsAtEnd)
        {
            var token = reader.Take();
            tokens.Add(SqlTokenValue.Name(text, token)?.Value ?? text.Substring(token.Range.Start, token.Range.Length));
        }

        var outer = 0;
        while (Encloses(tokens, outer))
            outer++;
        return tokens.GetRange(outer, tokens.Count - (2 * outer));
    }

    /// <summary>Whether the parenthesis at the index is closed by the one as far from the end.</summary>
    private static bool Encloses(List<string> tokens, int index)
    {
        var last = tokens.Count - 1 - index;
        if (index >= last || tokens[index] != "(" || tokens[last] != ")")
            return false;

        var depth = 0;
        for (var position = index; position < last; position++)
        {
            depth += tokens[position] == "(" ? 1 : tokens[position] == ")" ? -1 : 0;
            if (depth == 0)
                return false;
        }

        return true;
    }
}
