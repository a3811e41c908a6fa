namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A table, sequence, index or constraint name, with its schema when the text gives one.</summary>
/// <param name="Schema">Null when the name is not qualified.</param>
/// <param name="Name">The last part.</param>
internal sealed record QualifiedName(SqlName? Schema, SqlName Name)
{
    /// <summary>From the first part's start to the last part's end.</summary>
    public SqlRange Range => new((Schema ?? Name).Range.Start, Name.Range.End);

    /// <summary>Whether both can name the same table: an absent schema matches any, as the search path is not known.</summary>
    public bool CanBeSameAs(QualifiedName other) =>
        Name.Value == other.Name.Value
        && (Schema is not { } mine || other.Schema is not { } theirs || mine.Value == theirs.Value);

    /// <inheritdoc/>
    public override string ToString() => Schema is { } schema ? schema.Value + "." + Name.Value : Name.Value;
}
