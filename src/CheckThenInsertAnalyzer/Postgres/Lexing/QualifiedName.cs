namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A table, sequence, index or constraint name, with its schema when the text gives one.</summary>
/// <param name="Schema">Null when the name is not qualified; as it is written when C# puts it in (<see cref="SqlText.Hole"/>).</param>
/// <param name="Name">The last part.</param>
internal sealed record QualifiedName(SqlName? Schema, SqlName Name)
{
    /// <summary>From the first part's start to the last part's end.</summary>
    public SqlRange Range => new((Schema ?? Name).Range.Start, Name.Range.End);

    /// <summary>The schema; null when the name is not qualified or C# puts it in.</summary>
    public string? KnownSchema => Schema?.Value is { } schema && schema.IndexOf(SqlText.Hole) < 0 ? schema : null;

    /// <summary>Whether both can name the same table: an absent schema matches any, as the search path is not known.</summary>
    public bool CanBeSameAs(QualifiedName other) =>
        Name.Value == other.Name.Value
        && (KnownSchema is not { } mine || other.KnownSchema is not { } theirs || mine == theirs);

    /// <inheritdoc/>
    public override string ToString() => KnownSchema is { } schema ? schema + "." + Name.Value : Name.Value;
}
