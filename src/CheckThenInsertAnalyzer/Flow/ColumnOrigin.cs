namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A column of a statement's source, or a variable of a function.</summary>
/// <param name="Qualifier">What the statement calls the source; null when the text does not say, which is allowed only where one source has the column.</param>
/// <param name="Column">The column or variable.</param>
internal sealed record ColumnOrigin(string? Qualifier, string Column) : ValueOrigin
{
    /// <summary>Whether both are the same value of one statement.</summary>
    public bool IsSameAs(ColumnOrigin other) => Column == other.Column && (Qualifier is null || other.Qualifier is null || Qualifier == other.Qualifier);
}
