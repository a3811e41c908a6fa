using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The complete models of the contexts of a compilation, and one more for what only configuration classes tell of.</summary>
internal sealed class ContextModels
{
    private readonly ImmutableArray<ModelDraft> _models;

    private readonly bool _hasNamingConventions;

    private ContextModels(ImmutableArray<ModelDraft> models, bool hasNamingConventions) => (_models, _hasNamingConventions) = (models, hasNamingConventions);

    /// <summary>Those of the contexts, in the order of their names, and last the one without a context.</summary>
    public ImmutableArray<ModelDraft> All => _models;

    /// <summary>Reads every context and configuration class of the compilation's own assembly.</summary>
    public static ContextModels Read(Compilation compilation, EntityFrameworkTypes types, Func<SyntaxTree, SemanticModel> semanticModels, CancellationToken cancellationToken)
    {
        var configurations = new ConfigurationClasses(types);
        var models = ImmutableArray.CreateBuilder<ModelDraft>();
        foreach (var context in DeclaredTypes.Of(compilation.Assembly).Where(IsModelContext).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
            models.Add(Complete(new(context), reader => reader.ReadContext(context)));

        // A class that no context is seen to apply is applied where it cannot be seen.
        var others = configurations.In(compilation.Assembly).Where(configuration => !configurations.IsApplied(configuration)).ToList();
        models.Add(Complete(Beside(models), reader => others.ForEach(configuration => reader.ReadConfiguration(configuration, caller: null))));
        return new(models.ToImmutable(), compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == "EFCore.NamingConventions"));

        bool IsModelContext(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && types.IsContext(type);

        ModelDraft Complete(ModelDraft model, Action<FluentReader> read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reader = new FluentReader(compilation, types, configurations, model, semanticModels, cancellationToken);
            read(reader);
            ModelConventions.Complete(model, reader.ReadAttributed, cancellationToken);
            return model;
        }
    }

    /// <summary>Whether some model has the entity.</summary>
    public bool Know(INamedTypeSymbol entity) => _models.Any(model => FindIn(model, entity) is not null);

    /// <summary>What all models that have the entity say of it; what its class alone says when none has it.</summary>
    public EntitySchema Describe(INamedTypeSymbol entity, CancellationToken cancellationToken)
    {
        var known = _models.Select(model => FindIn(model, entity)).OfType<EntityDraft>().Select(known => EntitySchemas.Describe(known, _hasNamingConventions)).ToList();
        return known.Count > 0 ? known.Aggregate(EntitySchemas.Merge) : EntitySchemas.Describe(Alone(entity, cancellationToken), _hasNamingConventions);
    }

    private static EntityDraft? FindIn(ModelDraft model, INamedTypeSymbol type) =>
        model.Find(type) ?? model.Entities.FirstOrDefault(entity => entity.Containment != Containment.Complex && SymbolEqualityComparer.Default.Equals(entity.Type, type));

    /// <summary>A model without a context, for entities of whose context no more is known than what those in the source say about all entities.</summary>
    private static ModelDraft Beside(IEnumerable<ModelDraft> models)
    {
        var beside = new ModelDraft(context: null);
        foreach (var model in models)
        {
            beside.KeyStrategy = model.KeyStrategy ?? beside.KeyStrategy;
            beside.DefaultSchema = model.DefaultSchema ?? beside.DefaultSchema;
            beside.UnknownNames |= model.UnknownNames;
            beside.Filters.AddRange(model.Filters);
            beside.TypeConventions.AddRange(model.TypeConventions);
        }

        return beside;
    }

    private EntityDraft Alone(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var model = Beside(_models.Where(known => known.Context is not null));
        var entity = model.Entity(type);
        ModelConventions.Complete(model, () => { }, cancellationToken);
        return entity;
    }
}
