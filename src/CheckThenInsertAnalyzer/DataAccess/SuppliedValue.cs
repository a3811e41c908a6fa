namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A value that a call hands to the database, as far as the call itself tells it.</summary>
internal abstract record SuppliedValue
{
    /// <summary>A value that cannot be told from the source.</summary>
    public static SuppliedValue Unknown { get; } = new UnknownValue();
}
