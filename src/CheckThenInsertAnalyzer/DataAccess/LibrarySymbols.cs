using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The types of the recognised libraries, resolved once a compilation. A library that is not referenced leaves its part null and disables nothing else.</summary>
internal sealed class LibrarySymbols
{
    private LibrarySymbols(Compilation compilation)
    {
        Dapper = DapperSymbols.Resolve(compilation);
        Npgsql = NpgsqlSymbols.Resolve(compilation);
        EntityFramework = EntityFrameworkSymbols.Resolve(compilation);
        AdoNet = AdoNetSymbols.Resolve(compilation);
    }

    /// <summary>Null when Dapper is not referenced.</summary>
    public DapperSymbols? Dapper { get; }

    /// <summary>Null when Npgsql is not referenced.</summary>
    public NpgsqlSymbols? Npgsql { get; }

    /// <summary>Null when EF Core is not referenced.</summary>
    public EntityFrameworkSymbols? EntityFramework { get; }

    /// <summary>Null when System.Data.Common is not referenced.</summary>
    public AdoNetSymbols? AdoNet { get; }

    /// <summary>Resolves the libraries; null when the compilation references none of them, so that nothing need be registered.</summary>
    public static LibrarySymbols? Resolve(Compilation compilation)
    {
        var symbols = new LibrarySymbols(compilation);
        return symbols.Dapper is null && symbols.Npgsql is null && symbols.EntityFramework is null ? null : symbols;
    }
}
