using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads the body of a function in SQL.</summary>
internal static class SqlBodyReader
{
    /// <summary>Reads the statements of a body from its own reader; null when there are none.</summary>
    public static ProcedureBody? Read(SqlTokenReader reader)
    {
        var steps = ImmutableArray.CreateBuilder<ProcedureStep>();
        while (reader.MoveToNextStatement())
            steps.Add(ReadStep(reader));
        if (steps.Count == 0)
            return null;

        var range = new SqlRange(steps[0].Range.Start, steps[steps.Count - 1].Range.End);
        return new ProcedureBody(steps.ToImmutable(), ImmutableArray<ExceptionHandler>.Empty, steps.All(IsUnderstood), range);
    }

    /// <summary>Reads one statement, which may be the RETURN of a body in the SQL standard's form.</summary>
    public static ProcedureStep ReadStep(SqlTokenReader statement)
    {
        if (statement.AtWord("return") && ReadReturn(statement) is { } leaving && statement.IsAtEnd)
            return leaving;

        statement.Index = 0;
        statement.Repair();
        return new SqlStep(StatementReader.Read(statement), ImmutableArray<SqlName>.Empty, statement.StatementRange);
    }

    /// <summary>Reads RETURN with its expression; null when it cannot be read.</summary>
    public static LeavingStep? ReadReturn(SqlTokenReader reader)
    {
        var start = reader.Take().Range.Start;
        return ExpressionReader.Read(reader) is { } value ? new LeavingStep("RETURN", new SqlRange(start, reader.LastEnd)) { Value = value } : null;
    }

    /// <summary>Whether a step of such a body was read to its end.</summary>
    public static bool IsUnderstood(ProcedureStep step) => step is LeavingStep or SqlStep { Statement.IsUnderstood: true };
}
