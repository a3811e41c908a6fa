using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// The EF Core model as the source of one compilation tells it: conventions, attributes and fluent configuration of the contexts and configuration
/// classes in the compilation's own assembly. Any number of threads may ask. Nothing is read before the first question.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="semanticModels">Gives the semantic model of one of the compilation's trees.</param>
internal sealed class EntityModel(Compilation compilation, Func<SyntaxTree, SemanticModel> semanticModels)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, EntitySchema> _schemas = new(SymbolEqualityComparer.Default);
    private readonly object _reading = new();
    private ContextModels? _models;
    private StrongBox<ImmutableArray<EntityTable>>? _tables;

    /// <summary>
    /// What is known about the entity. The caller vouches that the class is an entity: convention gives a key to any class with an Id.
    /// <see cref="EntitySchema.Unknown"/> for what cannot be one, and without a reference to EF Core.
    /// </summary>
    public EntitySchema For(INamedTypeSymbol entity, CancellationToken cancellationToken)
    {
        if (_schemas.TryGetValue(entity, out var known))
            return known;

        var schema = entity.TypeKind == TypeKind.Class && EntityFrameworkTypes.In(compilation) is { } types
            ? Models(types, cancellationToken).Describe(entity, cancellationToken)
            : EntitySchema.Unknown;
        return _schemas.GetOrAdd(entity, schema);
    }

    /// <summary>Whether a context or configuration class of the compilation tells of the entity.</summary>
    public bool Knows(INamedTypeSymbol entity, CancellationToken cancellationToken) =>
        entity.TypeKind == TypeKind.Class && EntityFrameworkTypes.In(compilation) is { } types && Models(types, cancellationToken).Know(entity);

    /// <summary>The tables of all entity types of the contexts in the source, and of what only configuration classes tell of; empty without a reference to EF Core.</summary>
    public ImmutableArray<EntityTable> Tables(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _tables) is { } known)
            return known.Value;
        if (EntityFrameworkTypes.In(compilation) is not { } types)
            return ImmutableArray<EntityTable>.Empty;

        var models = Models(types, cancellationToken);
        lock (_reading)
        {
            if (_tables is null)
                Volatile.Write(ref _tables, new(ReadTables(models, cancellationToken)));

            return _tables!.Value;
        }
    }

    /// <summary>The tables that store the entity, that of its root first; those of several contexts when it is an entity of each; empty when none is known.</summary>
    public ImmutableArray<EntityTable> TablesOf(INamedTypeSymbol entity, CancellationToken cancellationToken) =>
        Tables(cancellationToken).Where(table => SymbolEqualityComparer.Default.Equals(table.Entity, entity)).ToImmutableArray();

    private ImmutableArray<EntityTable> ReadTables(ContextModels models, CancellationToken cancellationToken)
    {
        var conventions = NamingConventionReader.Read(compilation, cancellationToken);
        return models.All.SelectMany(model => ContextTables.Of(model, model.Context is { } context ? conventions.Of(context) : null)).ToImmutableArray();
    }

    /// <summary>Only a completed reading is kept, so a cancelled question leaves the next one to read again.</summary>
    private ContextModels Models(EntityFrameworkTypes types, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _models) is { } known)
            return known;

        lock (_reading)
        {
            if (_models is null)
                Volatile.Write(ref _models, ContextModels.Read(compilation, types, semanticModels, cancellationToken));

            return _models!;
        }
    }
}
