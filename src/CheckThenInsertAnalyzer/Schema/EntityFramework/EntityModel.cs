using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private FluentModel? _fluent;
    private ImmutableArray<EntityTable> _tables;

    /// <summary>
    /// What is known about the entity. The caller vouches that the class is an entity: convention gives a key to any class with an Id.
    /// <see cref="EntitySchema.Unknown"/> for what cannot be one, and without a reference to EF Core.
    /// </summary>
    public EntitySchema For(INamedTypeSymbol entity, CancellationToken cancellationToken)
    {
        if (_schemas.TryGetValue(entity, out var known))
            return known;

        var schema = Describe(entity, cancellationToken);
        return _schemas.GetOrAdd(entity, schema);
    }

    /// <summary>The tables of all entity types of the contexts in the source; empty without a reference to EF Core.</summary>
    public ImmutableArray<EntityTable> Tables(CancellationToken cancellationToken)
    {
        if (EntityFrameworkTypes.In(compilation) is not { } types)
            return ImmutableArray<EntityTable>.Empty;

        lock (_reading)
        {
            if (_tables.IsDefault)
                _tables = ReadTables(Fluent(types, cancellationToken), cancellationToken);

            return _tables;
        }
    }

    /// <summary>The tables that store the entity, that of its root first; those of several contexts when it is an entity of each; empty when none is known.</summary>
    public ImmutableArray<EntityTable> TablesOf(INamedTypeSymbol entity, CancellationToken cancellationToken) =>
        Tables(cancellationToken).Where(table => SymbolEqualityComparer.Default.Equals(table.Entity, entity)).ToImmutableArray();

    private ImmutableArray<EntityTable> ReadTables(FluentModel model, CancellationToken cancellationToken) =>
        model.Entities
            .Where(entity => entity.TypeKind == TypeKind.Class)
            .Select(entity => EntityTables.Of(entity, model.SetOf(entity)?.ContainingType, model.SetOf(entity)?.Name, For(entity, cancellationToken)))
            .ToImmutableArray();

    private EntitySchema Describe(INamedTypeSymbol entity, CancellationToken cancellationToken)
    {
        if (entity.TypeKind != TypeKind.Class || EntityFrameworkTypes.In(compilation) is not { } types)
            return EntitySchema.Unknown;

        var model = Fluent(types, cancellationToken);
        var draft = new EntityDraft();
        EntityAttributes.Read(entity, draft);
        model.Apply(entity, draft);
        return EntityConventions.Complete(entity, model.RootOf(entity), draft, model.KeyStrategy);
    }

    /// <summary>Only a completed reading is kept, so a cancelled question leaves the next one to read again.</summary>
    private FluentModel Fluent(EntityFrameworkTypes types, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _fluent) is { } known)
            return known;

        lock (_reading)
        {
            if (_fluent is null)
                Volatile.Write(ref _fluent, new FluentReader(compilation, types, semanticModels, cancellationToken).Read());

            return _fluent!;
        }
    }
}
