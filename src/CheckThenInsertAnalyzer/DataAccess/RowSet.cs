namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Whose rows a call reads or writes: a table named in SQL, or an entity of the model.</summary>
internal abstract record RowSet
{
    /// <summary>The name as the reader of a message knows it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>Whether both may be the same rows. A table and an entity are never taken for the same without a model that says so.</summary>
    public abstract bool CanBeSameAs(RowSet other);
}
