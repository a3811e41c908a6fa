using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Gives the C# values of the placeholders of one SQL text.</summary>
internal interface ISqlParameters
{
    /// <summary>Whether the statement runs once for each item of a list (Dapper).</summary>
    bool IsList { get; }

    /// <summary>The value of a placeholder; <see cref="SuppliedValue.Unknown"/> when it cannot be told.</summary>
    SuppliedValue Value(ParameterExpression parameter);

    /// <summary>The value that fills a hole of the text; <see cref="SuppliedValue.Unknown"/> when the hole is text and no value.</summary>
    SuppliedValue Value(HoleExpression hole);

    /// <summary>The value that a name stands for which is a parameter of a function; null when it is a column's.</summary>
    SuppliedValue? Value(ColumnExpression name);
}
