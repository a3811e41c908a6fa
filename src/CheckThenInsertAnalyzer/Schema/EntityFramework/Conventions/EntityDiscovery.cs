using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Finds the entity types that others lead to, what derives from what, and the properties of each.</summary>
internal sealed class EntityDiscovery(ModelDraft model, CancellationToken cancellationToken)
{
    /// <summary>A model larger than any that people write is not followed to its end.</summary>
    private const int MostEntities = 5_000;

    /// <summary>Owned types within owned types: a class that owns itself would have no end.</summary>
    private const int DeepestContainment = 8;

    /// <summary>Adds the entity types, owned and complex types that properties lead to, until there are no more.</summary>
    public void FindEntities(Action readAttributed)
    {
        readAttributed();
        for (var index = 0; index < model.Entities.Count && index < MostEntities; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entity = model.Entities[index];
            if (entity.Type is { } type && !(entity.Containment == Containment.None && IsLeftOut(type)))
                Follow(entity, type);
            readAttributed();
        }

        RemoveOwnedAndIgnored();
        FindBases();
    }

    /// <summary>Adds to each entity type, bases first, the properties that it declares, with what their attributes say.</summary>
    public void FindProperties()
    {
        foreach (var root in model.Entities.Where(entity => entity.Base is null).ToArray())
        {
            foreach (var entity in root.SelfAndDerived())
            {
                cancellationToken.ThrowIfCancellationRequested();
                MoveInherited(entity);
                if (entity.Type is { } type)
                    AddMembers(entity, type);
            }
        }

        foreach (var root in model.Entities.Where(entity => entity is { Base: null, Derived.Count: > 0 } && entity.Discriminator is null).ToArray())
            AddDiscriminator(root);
    }

    private void Follow(EntityDraft entity, INamedTypeSymbol type)
    {
        foreach (var property in EntityProperties.Of(type))
        {
            if (!EntityProperties.IsNavigation(property) || entity.Ignored.Contains(property.Name) || IsConfiguredAsColumn(entity, property) || EntityProperties.IsNotMapped(property))
                continue;
            if (ClrTypes.ElementOrSelf(property.Type) is not INamedTypeSymbol target || IsLeftOut(target))
                continue;

            var isCollection = !SymbolEqualityComparer.Default.Equals(target, property.Type);
            if (IsComplex(target))
                Contain(entity, property, target, Containment.Complex);
            else if (entity.Containment == Containment.Complex)
                continue;
            else if (IsOwned(target))
                Contain(entity, property, target, isCollection ? Containment.OwnedCollection : Containment.OwnedReference);
            else if (entity.ContainerOf(target) is null && !entity.Contained.Exists(contained => contained.Navigation == property.Name))
                model.Entity(target);
        }
    }

    private void Contain(EntityDraft entity, IPropertySymbol property, INamedTypeSymbol target, Containment containment)
    {
        if (entity.ContainerOf(target) is null && !SymbolEqualityComparer.Default.Equals(entity.Type, target) && Depth(entity) < DeepestContainment)
            model.Contained(entity, property.Name, target, containment, SourceLine.Of(property));
    }

    private static int Depth(EntityDraft entity) => entity.Container is { } container ? 1 + Depth(container) : 0;

    private bool IsLeftOut(INamedTypeSymbol type) =>
        type.TypeKind != TypeKind.Class || type.IsStatic || model.IgnoredTypes.Contains(type) || EntityProperties.IsNotMapped(type) || IsDictionary(type);

    private static bool IsDictionary(INamedTypeSymbol type) => type is { Name: "Dictionary", TypeArguments.Length: 2 };

    private bool IsOwned(INamedTypeSymbol type) => model.OwnedTypes.Contains(type) || EntityProperties.HasEntityFrameworkAttribute(type, "OwnedAttribute");

    private bool IsComplex(INamedTypeSymbol type) =>
        model.ComplexTypes.Contains(type) || type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ComplexTypeAttribute" } complex && complex.IsInOrBelow("System", "ComponentModel"));

    /// <summary>Property(…) makes a column of a class that convention would take for an entity type, and so does a conversion of all properties of the type.</summary>
    private bool IsConfiguredAsColumn(EntityDraft entity, IPropertySymbol property) =>
        entity.FindProperty(property.Name) is not null || IsPartOfKey(entity, property.Name) || model.TypeConventions.Exists(convention => convention.Settings.HasConversion && Fits(property.Type, convention.Type));

    /// <summary>What a key, index or foreign key is made of is a column, whatever its type.</summary>
    private bool IsPartOfKey(EntityDraft entity, string name) =>
        entity.PrimaryKey?.Properties.Names.Contains(name) == true
        || entity.AlternateKeys.Exists(key => key.Properties.Names.Contains(name))
        || entity.Indexes.Exists(index => index.Properties.Names.Contains(name))
        || model.Relationships.Exists(relationship => relationship.Dependent == entity && relationship.ForeignKey is { } foreignKey && foreignKey.Names.Contains(name));

    private static bool Fits(ITypeSymbol type, ITypeSymbol convention) =>
        type.WithoutNullable() is INamedTypeSymbol named
        && (named.SelfAndBases().Contains(convention, SymbolEqualityComparer.Default) || named.AllInterfaces.Contains(convention, SymbolEqualityComparer.Default));

    /// <summary>A class that is owned somewhere is no entity type of its own, whichever was found first.</summary>
    private void RemoveOwnedAndIgnored()
    {
        foreach (var entity in model.Entities.ToArray())
        {
            if (entity is { Containment: Containment.None, IsShared: false, Type: { } type } && (IsOwned(type) || IsLeftOut(type) || IsComplex(type)))
                model.Remove(entity);
        }
    }

    private void FindBases()
    {
        foreach (var entity in model.Entities)
        {
            if (entity.Containment != Containment.None || entity.IsShared || entity.Type is not { } type)
                continue;

            entity.Base = entity.IsBaseConfigured ? entity.ConfiguredBase : type.SelfAndBases().Skip(1).Select(model.Find).FirstOrDefault(candidate => candidate is not null);
            if (entity.Base is not null && entity.Base.SelfAndBases().Contains(entity))
                entity.Base = null;
            entity.Base?.Derived.Add(entity);
        }

        foreach (var entity in model.Entities.Where(entity => entity.Base is not null).ToArray())
        {
            entity.RemovePrimaryKey();
            foreach (var contained in entity.Contained.Where(contained => entity.Base!.SelfAndBases().Any(parent => parent.Contained.Exists(known => known.Navigation == contained.Navigation))).ToArray())
                model.Remove(contained);
        }
    }

    /// <summary>What a derived type says about an inherited property belongs to the base type that has it.</summary>
    private static void MoveInherited(EntityDraft entity)
    {
        if (entity.Base is not { } parent)
            return;

        foreach (var property in entity.Properties.ToArray())
        {
            if (parent.FindProperty(property.Name) is { } inherited)
            {
                inherited.Add(property);
                entity.RemoveProperty(property.Name);
            }
        }
    }

    private void AddMembers(EntityDraft entity, INamedTypeSymbol type)
    {
        foreach (var member in EntityProperties.Of(type))
        {
            if (entity.Ignores(member.Name) || entity.Base?.FindProperty(member.Name) is not null)
                continue;

            if (EntityProperties.IsNotMapped(member) && !entity.Properties.Any(property => property.Name == member.Name))
                entity.Ignored.Add(member.Name);
            else if (IsColumn(entity, member))
                AddProperty(entity, member);
        }

        foreach (var property in entity.Properties)
            Complete(property, type);
        EntityAttributes.Read(type, entity);
    }

    private bool IsColumn(EntityDraft entity, IPropertySymbol member) =>
        entity.Properties.Any(property => property.Name == member.Name)
        || (EntityProperties.IsMappedByConvention(member)
            && (ClrTypes.IsColumn(member.Type) || IsConfiguredAsColumn(entity, member))
            && !entity.Contained.Exists(contained => contained.Navigation == member.Name));

    private static void AddProperty(EntityDraft entity, IPropertySymbol member)
    {
        var property = entity.Property(member.Name);
        property.Member = member;
        property.Type = member.Type;
        property.Source ??= SourceLine.Of(member);
    }

    /// <summary>Gives a property that only a fluent call names the field it stands for, and then what ConfigureConventions says about its type.</summary>
    private void Complete(PropertyDraft property, INamedTypeSymbol type)
    {
        if (property.Member is null && type.SelfAndBases().SelectMany(candidate => candidate.GetMembers(property.Name)).OfType<IFieldSymbol>().FirstOrDefault() is { } field)
            (property.Member, property.Type) = (field, field.Type);
        if (property.Type is not { } propertyType)
            return;

        foreach (var convention in Enumerable.Reverse(model.TypeConventions))
        {
            if (Fits(propertyType, convention.Type))
                ApplyDefaults(property, convention.Settings);
        }
    }

    private static void ApplyDefaults(PropertyDraft property, PropertyDraft settings)
    {
        property.ColumnType ??= settings.ColumnType;
        property.Collation ??= settings.Collation;
        property.MaxLength ??= settings.MaxLength;
        property.Precision ??= settings.Precision;
        property.Scale ??= settings.Scale;
        property.IsFixedLength |= settings.IsFixedLength;
        if (settings.HasConversion && !property.HasConversion)
            (property.HasConversion, property.ConvertedTo) = (true, settings.ConvertedTo);
    }

    /// <summary>A hierarchy in one table tells its types apart by a text that cannot be NULL.</summary>
    private static void AddDiscriminator(EntityDraft root)
    {
        if (TableMapping.StrategyOf(root) != MappingStrategy.OneTable)
            return;

        var property = root.Property("Discriminator");
        property.IsRequired = true;
        property.Source ??= root.Source;
        root.Discriminator = property;
    }
}
