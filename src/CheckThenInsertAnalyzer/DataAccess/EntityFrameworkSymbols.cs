using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>EF Core's types.</summary>
/// <param name="DbContext">The unit of work.</param>
/// <param name="DbSet">The generic set of entities.</param>
/// <param name="QueryableExtensions">AnyAsync, FirstOrDefaultAsync and their like.</param>
/// <param name="DbUpdateException">What SaveChanges wraps a violation in (FACTS F5); null when only the abstractions are referenced.</param>
/// <param name="DatabaseFacadeExtensions">ExecuteSql and SqlQuery; null without the relational package.</param>
/// <param name="RelationalQueryableExtensions">FromSql, and before EF Core 9 ExecuteUpdate; null without the relational package.</param>
/// <param name="Queryable">LINQ's operators of queries.</param>
/// <param name="QueryableOfT">A query of rows.</param>
internal sealed record EntityFrameworkSymbols(
    INamedTypeSymbol DbContext,
    INamedTypeSymbol DbSet,
    INamedTypeSymbol? QueryableExtensions,
    INamedTypeSymbol? DbUpdateException,
    INamedTypeSymbol? DatabaseFacadeExtensions,
    INamedTypeSymbol? RelationalQueryableExtensions,
    INamedTypeSymbol? Queryable,
    INamedTypeSymbol? QueryableOfT)
{
    /// <summary>Null when EF Core is not referenced.</summary>
    public static EntityFrameworkSymbols? Resolve(Compilation compilation)
    {
        if (compilation.FindType("Microsoft.EntityFrameworkCore.DbContext") is not { } context
            || compilation.FindType("Microsoft.EntityFrameworkCore.DbSet`1") is not { } set)
            return null;

        return new(
            context,
            set,
            compilation.FindType("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions"),
            compilation.FindType("Microsoft.EntityFrameworkCore.DbUpdateException"),
            compilation.FindType("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions"),
            compilation.FindType("Microsoft.EntityFrameworkCore.RelationalQueryableExtensions"),
            compilation.FindType("System.Linq.Queryable"),
            compilation.FindType("System.Linq.IQueryable`1"));
    }

    /// <summary>Whether the type is a DbContext or derives from it.</summary>
    public bool IsContext(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, DbContext))
                return true;
        }

        return type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsContext);
    }

    /// <summary>The element of an <c>IQueryable&lt;T&gt;</c> that is a class, as entities are; null for every other type.</summary>
    public INamedTypeSymbol? EntityOfQuery(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
            return null;
        var queryable = named.AllInterfaces.Add(named).FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, QueryableOfT));
        return queryable?.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None, IsAnonymousType: false } entity ? entity : null;
    }

    /// <summary>The rows of a DbSet, whose entity may be a type parameter; null for every other type.</summary>
    public RowSet? RowsOfSet(ITypeSymbol? type) => RowsOf(ElementOfSet(type));

    /// <summary>The rows of an entity that may be a type parameter; null for every other type.</summary>
    public static RowSet? RowsOf(ITypeSymbol? entity) => entity switch
    {
        INamedTypeSymbol named => new EntityRows(named),
        ITypeParameterSymbol parameter => new ParameterRows(parameter),
        _ => null,
    };

    /// <summary>The entity of a DbSet; null for every other type.</summary>
    public INamedTypeSymbol? EntityOfSet(ITypeSymbol? type) => ElementOfSet(type) as INamedTypeSymbol;

    private ITypeSymbol? ElementOfSet(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, DbSet))
                return current.TypeArguments[0];
        }

        return null;
    }
}
