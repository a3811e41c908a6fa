using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads CASE … END.</summary>
internal static class CaseReader
{
    /// <summary>Reads the CASE that begins here.</summary>
    public static SqlExpression? Read(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        if (!reader.TryEnter())
            return Skip(reader);

        reader.Take();
        var operand = reader.AtWord("when") ? null : ExpressionReader.Read(reader);
        var branches = reader.IsBroken ? null : ReadBranches(reader);
        var otherwise = branches is not null && reader.TakeWord("else") ? ExpressionReader.Read(reader) : null;
        reader.Leave();
        return branches is { } read && !reader.IsBroken && reader.TakeWord("end")
            ? new CaseExpression(operand, read, otherwise, new SqlRange(start, reader.LastEnd))
            : reader.Break();
    }

    private static ImmutableArray<CaseBranch>? ReadBranches(SqlTokenReader reader)
    {
        var branches = ImmutableArray.CreateBuilder<CaseBranch>();
        while (reader.TakeWord("when"))
        {
            if (ExpressionReader.Read(reader) is not { } condition || !reader.TakeWord("then") || ExpressionReader.Read(reader) is not { } result)
                return null;
            branches.Add(new CaseBranch(condition, result));
        }

        return branches.Count == 0 ? null : branches.ToImmutable();
    }

    /// <summary>Passes over a CASE that is nested too deep, in which others may stand.</summary>
    private static SqlExpression? Skip(SqlTokenReader reader)
    {
        var start = reader.Current.Range.Start;
        var depth = 0;
        do
        {
            if (reader.AtWord("case"))
                depth++;
            else if (reader.AtWord("end"))
                depth--;
            if (!reader.SkipTokenOrGroup())
                return reader.Break();
        }
        while (depth > 0);

        reader.PassOver();
        return new UnknownExpression(new SqlRange(start, reader.LastEnd));
    }
}
