using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Tells the columns of the table that a condition looks in from the values that the rest of the statement gives.</summary>
/// <param name="Name">What the condition calls the table: its alias, or else its name.</param>
/// <param name="Columns">Names that the table is known to have.</param>
/// <param name="Variables">Names that stand for values: a function's parameters.</param>
internal sealed record ColumnScope(string Name, ImmutableArray<string> Columns, ImmutableArray<string> Variables)
{
    /// <summary>The scope of a table of FROM.</summary>
    public static ColumnScope Of(FromTable table, ImmutableArray<string> columns, ImmutableArray<string> variables) =>
        new((table.Alias ?? table.Name.Name).Value, columns, variables);

    /// <summary>Whether a name is one of the table's columns; null when it cannot be told.</summary>
    public bool? Owns(ColumnExpression column)
    {
        if (column.Qualifier is { } qualifier)
            return qualifier.Value == Name;
        if (Variables.Contains(column.Column.Value))
            return false;
        return Columns.Contains(column.Column.Value) ? true : null;
    }

    /// <summary>Whether of two names that are compared the first is the table's column and the second a value: one of both must be told for sure.</summary>
    public bool Parts(ColumnExpression column, ColumnExpression value) =>
        (Owns(column), Owns(value)) is (true, not true) or (null, false);
}
