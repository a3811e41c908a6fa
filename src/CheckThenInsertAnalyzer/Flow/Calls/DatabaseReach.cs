namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a method may do with the database, as far as its names tell.</summary>
/// <param name="Reads">The tables that it may read.</param>
/// <param name="Writes">The tables that it may insert into or change.</param>
/// <param name="Saves">Whether it may do what concerns no table alone: save, lock, begin or end a transaction.</param>
internal sealed record DatabaseReach(NamedTables Reads, NamedTables Writes, bool Saves)
{
    /// <summary>Nothing.</summary>
    public static DatabaseReach None { get; } = new(NamedTables.None, NamedTables.None, Saves: false);

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Reads.IsEmpty && Writes.IsEmpty && !Saves;

    /// <summary>The tables that may be both asked and written.</summary>
    public NamedTables ReadAndWritten => Reads.And(Writes);

    /// <summary>What one or the other does.</summary>
    public DatabaseReach Or(DatabaseReach other) =>
        other.IsEmpty ? this : IsEmpty ? other : new DatabaseReach(Reads.Or(other.Reads), Writes.Or(other.Writes), Saves || other.Saves);

    /// <summary>Whether it may matter to whom these tables do.</summary>
    public bool Concerns(NamedTables tables) => Saves || Reads.Meets(tables) || Writes.Meets(tables);
}
