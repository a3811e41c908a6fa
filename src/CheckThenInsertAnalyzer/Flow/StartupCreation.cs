using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>CREATE … IF NOT EXISTS where an application starts: it looks first and is no more atomic than any other check (CATALOGUE A33).</summary>
/// <param name="Call">The call that sends it.</param>
/// <param name="Kind">What it creates, in upper case.</param>
internal sealed record StartupCreation(StatementCall Call, string Kind)
{
    /// <summary>The first one of a body; null when there is none, or a lock lets one instance after the other.</summary>
    public static StartupCreation? In(BodyUnderAnalysis body)
    {
        if (body.Startup.IsForTests)
            return null;
        var protection = new Protection(body);
        foreach (var call in body.Calls.OfType<StatementCall>())
        {
            if (call is { Statement: OtherStatement { Keyword: "CREATE", Range: var range }, Sql.Text: var text }
                && KindIn(text.Substring(range.Start, range.Length)) is { } kind
                && body.Startup.Holds(call.Operation)
                && !StartupCode.IsForDevelopment(call.Operation)
                && !body.Handlers.Handles(call)
                && !protection.IsAfterAdvisoryLock(call))
                return new StartupCreation(call, kind);
        }

        return null;
    }

    /// <summary>TABLE or SCHEMA; null for any other statement, and without IF NOT EXISTS.</summary>
    private static string? KindIn(string statement)
    {
        var reader = new SqlTokenReader(statement);
        if (!reader.MoveToNextStatement() || !reader.TakeWord("create"))
            return null;
        reader.TakeWord("unlogged");
        var kind = reader.TakeWord("table") ? "TABLE" : reader.TakeWord("schema") ? "SCHEMA" : null;
        return kind is not null && reader.TakeWord("if") && reader.TakeWords("not", "exists") ? kind : null;
    }
}
