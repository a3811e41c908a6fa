using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>What a catch asks of the violated constraint, so that it takes a duplicate for a duplicate and no other failure for one.</summary>
/// <param name="Name">A constraint's or index's name as the server spells it.</param>
/// <param name="IsExcluded">
/// Whether it is the one that must not be violated: a generated primary key, which a sequence left behind violates and no user can (FACTS E3).
/// </param>
internal sealed record ConstraintTest(string Name, bool IsExcluded)
{
    /// <summary>The test for a key: by its name where it is sure, else by the name of the generated primary key; null where neither is known.</summary>
    public static ConstraintTest? For(UniqueKey? key, InsertCall insert, BodyUnderAnalysis body)
    {
        if (SureNameOf(key, insert.Rows, body) is { } name)
            return new ConstraintTest(name, IsExcluded: false);
        return key is not { IsPrimary: true } && GeneratedPrimaryKeyOf(insert, body) is { } primary ? new ConstraintTest(primary, IsExcluded: true) : null;
    }

    /// <summary>The test for a key that an update writes, by its name; null where that is not sure. What an update leaves as it is it cannot violate.</summary>
    public static ConstraintTest? For(UniqueKey? key, RowSet rows, BodyUnderAnalysis body) =>
        SureNameOf(key, rows, body) is { } name ? new ConstraintTest(name, IsExcluded: false) : null;

    /// <summary>On a partitioned table the violation names the partition's own index (FACTS F3).</summary>
    private static string? SureNameOf(UniqueKey? key, RowSet rows, BodyUnderAnalysis body) =>
        rows is TableRows table && body.Project.Keys.Table(table, body.Cancellation)?.IsPartitioned == true ? null : key?.Name;

    private static string? GeneratedPrimaryKeyOf(InsertCall insert, BodyUnderAnalysis body) => insert switch
    {
        SqlInsertCall { Rows: TableRows rows } when body.Project.Keys.Table(rows, body.Cancellation) is { IsPartitioned: false } table =>
            table.UniqueKeys.FirstOrDefault(key => key is { IsPrimary: true, Parts: [{ Column: { } column }] } && table.Column(column)?.DrawsFromSequence == true)?.Name,
        EntityInsertCall added => GeneratedPrimaryKeyOf(added, body.Project.Keys.Entity(added.EntityRows.Entity, body.Cancellation), body.Model.Compilation),
        _ => null,
    };

    /// <summary>EF Core's own name is PK_ and the table's (EF Core documentation, Keys), unless a package of naming conventions changes it.</summary>
    private static string? GeneratedPrimaryKeyOf(EntityInsertCall added, EntitySchema entity, Compilation compilation)
    {
        if (entity.GeneratedKey.Property is null)
            return null;
        if (entity.PrimaryKey?.Name is { } name)
            return name;
        return compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == "EFCore.NamingConventions")
            ? null
            : "PK_" + (entity.TableName ?? SetNameOf(added) ?? added.EntityRows.Entity.Name);
    }

    /// <summary>The set's name, which EF Core gives the table when nothing else is said.</summary>
    private static string? SetNameOf(EntityInsertCall added) => added.Context?.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property: { Type.Name: "DbSet" } set } => set.Name,
        { Type: { } context } => SetNameIn(context, added.EntityRows.Entity),
        _ => null,
    };

    private static string? SetNameIn(ITypeSymbol context, INamedTypeSymbol entity)
    {
        for (var type = context; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { Type: INamedTypeSymbol { Name: "DbSet", TypeArguments: [var argument] } } && SymbolEqualityComparer.Default.Equals(argument, entity))
                    return member.Name;
            }
        }

        return null;
    }
}
