using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The ADO.NET providers of other databases: a call on one of their types is not PostgreSQL's.</summary>
internal static class OtherProviders
{
    private static readonly string[] Assemblies =
    [
        "Microsoft.Data.SqlClient", "System.Data.SqlClient", "Microsoft.Data.Sqlite", "System.Data.SQLite", "MySqlConnector", "MySql.Data",
        "Oracle.ManagedDataAccess", "System.Data.Odbc", "System.Data.OleDb", "FirebirdSql.Data.FirebirdClient", "DuckDB.NET.Data", "Snowflake.Data",
    ];

    private static readonly string[] EntityFrameworkProviders =
    [
        "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.InMemory",
        "Microsoft.EntityFrameworkCore.Cosmos", "Pomelo.EntityFrameworkCore.MySql", "MySql.EntityFrameworkCore", "Oracle.EntityFrameworkCore",
        "MongoDB.EntityFrameworkCore",
    ];

    /// <summary>Whether the static type of a connection or command belongs to another database.</summary>
    public static bool Owns(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.ContainingAssembly is { Name: var assembly } && Array.IndexOf(Assemblies, assembly) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether the compilation references a provider of another database.</summary>
    public static bool AreReferencedBy(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(assembly =>
            Array.IndexOf(Assemblies, assembly.Name) >= 0 || Array.IndexOf(EntityFrameworkProviders, assembly.Name) >= 0);
}
