using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

/// <summary>Compiles a source and reads its EF model.</summary>
public abstract class EntityModelTest
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Linq;
        global using System.Linq.Expressions;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.EntityFrameworkCore.Metadata.Builders;
        """;

    /// <summary>The schema of an entity in a source that must compile.</summary>
    private protected static EntitySchema Read(string entity, string source)
    {
        var compilation = Compile(source, References.All);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Read(compilation, entity);
    }

    /// <summary>The schema of an entity in a source that need not compile.</summary>
    private protected static EntitySchema ReadHalfTyped(string entity, string source) => Read(Compile(source, References.All), entity);

    private protected static EntitySchema Read(Compilation compilation, string entity) =>
        Model(compilation).For(compilation.FindApplicationType(entity)!, TestContext.Current.CancellationToken);

    private protected static EntityModel Model(Compilation compilation) => new(compilation, tree => compilation.GetSemanticModel(tree));

    private protected static CSharpCompilation Compile(string source, ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs"), CSharpSyntaxTree.ParseText(source, path: "Shop.cs")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The unique keys as text: "PK" for the primary key, then the properties, then name, filter and treatment of nulls where given.</summary>
    private protected static string[] Keys(EntitySchema schema) => [.. schema.UniqueKeys.Select(Describe)];

    private static string Describe(UniqueKey key) =>
        (key.IsPrimary ? "PK " : "")
        + key.Describe()
        + (key.Name is null ? "" : $" named {key.Name}")
        + (key.Predicate is null ? "" : $" where {key.Predicate}")
        + (key.NullsNotDistinct ? " nulls not distinct" : "");
}
