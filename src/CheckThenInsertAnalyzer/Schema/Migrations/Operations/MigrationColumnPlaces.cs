namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Where a method that describes a column has its parameters, counted from 0, for arguments without a name.</summary>
internal sealed record MigrationColumnPlaces(int Type, int Nullable, int Default, int DefaultSql, int Computed)
{
    /// <summary>Column of a table that is created.</summary>
    public static MigrationColumnPlaces OfColumn { get; } = new(Type: 0, Nullable: 5, Default: 6, DefaultSql: 7, Computed: 8);

    /// <summary>AddColumn and AlterColumn.</summary>
    public static MigrationColumnPlaces OfOperation { get; } = new(Type: 2, Nullable: 7, Default: 8, DefaultSql: 9, Computed: 10);
}
