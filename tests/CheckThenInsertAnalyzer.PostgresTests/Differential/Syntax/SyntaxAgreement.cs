using System.Text;
using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>Compares, text by text, what the server's grammar says with what our reader says.</summary>
internal sealed partial class SyntaxAgreement(int serverVersion)
{
    private readonly List<string> wronglyRead = [];
    private readonly Dictionary<string, (int Count, string Example)> missed = [];
    private int accepted;
    private int refused;
    private int newer;
    private int readWell;

    /// <summary>How many statements both were asked about.</summary>
    public int Compared => accepted + refused;

    /// <summary>Statements that the server refuses and we read, each with what the server says.</summary>
    public IReadOnlyList<string> WronglyRead => wronglyRead;

    /// <summary>Compares each statement of the texts, and each text as a whole.</summary>
    public async Task CompareAsync(ServerGrammar grammar, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (IsUnsendable(text))
                continue;

            var statements = SqlParser.Parse(text);
            foreach (var statement in statements)
                await CompareAsync(grammar, text.Substring(statement.Range.Start, statement.Range.Length), [statement]);
            if (statements.Length > 1)
                await CompareAsync(grammar, text, statements);
        }
    }

    /// <summary>Compares bodies of PL/pgSQL.</summary>
    public async Task CompareAsync(ServerBodies server, IEnumerable<string> bodies)
    {
        // Npgsql looks for no placeholder in a body.
        foreach (var body in bodies.Select(ForServer))
        {
            if (!IsUnsendable(body))
                Compare(ServerBodies.Function(body), SqlParser.Parse(ServerBodies.Function(body)), await server.ComplaintAsync(body));
        }
    }

    /// <summary>Tells the numbers, and of what the server takes and we do not understand the most frequent kinds.</summary>
    public void Print(string what)
    {
        var summary = new StringBuilder($"Syntax agreement, {what}: {Compared} statements compared; the server takes {accepted} and refuses {refused}; ");
        summary.Append($"of those it takes that we are to read, {readWell} are read well and {missed.Values.Sum(kind => kind.Count)} are not; {newer} are of a newer PostgreSQL.");
        foreach (var (kind, (count, example)) in missed.OrderByDescending(entry => entry.Value.Count).Take(25))
            summary.Append($"\n  not understood {count} times: {kind}, as in {OneLine(example)}");
        Console.WriteLine(summary);
        TestContext.Current.TestOutputHelper?.WriteLine(summary.ToString());
    }

    /// <summary>Compares one statement, or all of a text together, of which at least one has to be refused when the server refuses the text.</summary>
    private async Task CompareAsync(ServerGrammar grammar, string sql, IReadOnlyList<SqlStatement> statements) =>
        Compare(sql, statements, await grammar.ComplaintAsync(ForServer(sql)));

    private void Compare(string sql, IReadOnlyList<SqlStatement> statements, string? complaint)
    {
        var readsWell = statements.All(ReaderClaim.ReadsWell);
        if (complaint is null)
        {
            accepted++;
            if (statements is [var single] && ReaderClaim.IsOurs(single))
                CountRecall(sql, single, readsWell);
        }
        else if (IsNewer(sql, complaint))
        {
            newer++;
        }
        else
        {
            refused++;
            if (readsWell)
                wronglyRead.Add($"{complaint}: {OneLine(sql)}");
            else if (statements.Count == 1 && ReaderClaim.ReadsColumns(sql))
                wronglyRead.Add($"{complaint}, and yet columns are read: {OneLine(sql)}");
        }
    }

    private void CountRecall(string sql, SqlStatement statement, bool readsWell)
    {
        if (readsWell)
        {
            readWell++;
            return;
        }

        var kind = (statement as OtherStatement)?.Keyword ?? statement.GetType().Name;
        var (count, example) = missed.GetValueOrDefault(kind, (0, sql));
        missed[kind] = (count + 1, sql.Length < example.Length ? sql : example);
    }

    /// <summary>The text with Npgsql's named placeholders, and what C# puts in, as positional ones; what C# puts before a dot is a schema.</summary>
    private static string ForServer(string sql)
    {
        var text = new StringBuilder();
        var lexer = new SqlLexer(sql);
        var end = 0;
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (token.Kind is not (SqlTokenKind.NamedParameter or SqlTokenKind.Hole))
                continue;
            text.Append(sql, end, token.Range.Start - end).Append(IsSchema(sql, token) ? "public" : "$1");
            end = token.Range.End;
        }

        return text.Append(sql, end, sql.Length - end).ToString();
    }

    private static bool IsSchema(string sql, SqlToken token) => token.Kind == SqlTokenKind.Hole && token.Range.End < sql.Length && sql[token.Range.End] == '.';

    /// <summary>The protocol ends texts with a zero, and UTF-8 has no half of a character.</summary>
    private static bool IsUnsendable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0 || (rune == Rune.ReplacementChar && !text.Contains('\uFFFD')))
                return true;
        }

        return false;
    }

    private bool IsNewer(string sql, string complaint) =>
        (serverVersion < 16 && (complaint.EndsWith("in FROM must have an alias", StringComparison.Ordinal) || Of16().IsMatch(sql)))
        || (serverVersion < 17 && Of17().IsMatch(sql))
        || (serverVersion < 18 && Of18().IsMatch(sql));

    private static string OneLine(string sql) => LineBreaks().Replace(sql, " ").Trim();

    [GeneratedRegex(@"\d_\d|\b0[xob][0-9a-f]|\bIS\s+(NOT\s+)?JSON\b|\bjson_(array|object)(agg)?\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Of16();

    [GeneratedRegex(@"\bMATCHED\s+BY\s+(SOURCE|TARGET)\b|\bMERGE\b.*\bRETURNING\b|\bjson_(table|exists|query|value|scalar|serialize)\s*\(", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Of17();

    [GeneratedRegex(@"\bRETURNING\s+WITH\b|\bVIRTUAL\b|\bWITHOUT\s+OVERLAPS\b|\bNOT\s+ENFORCED\b", RegexOptions.IgnoreCase)]
    private static partial Regex Of18();

    [GeneratedRegex(@"\s+")]
    private static partial Regex LineBreaks();
}
