using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What calls say about relationships between entity types, about owned and about complex types.</summary>
internal static class RelationshipCalls
{
    /// <summary>HasOne, HasMany and the calls for owned and complex types.</summary>
    public static FluentReading Begin(IInvocationOperation call, EntityDraft entity, FluentBody body)
    {
        var source = SourceLine.OfCall(call.Syntax);
        var navigation = NavigationOf(call, body);
        switch (call.TargetMethod.Name)
        {
            case "HasOne" or "HasMany":
                return TargetOf(call, entity, navigation, body) is { } target
                    ? FluentReading.Of(new ConfiguredNavigation(entity, navigation, target, IsCollection: call.TargetMethod.Name == "HasMany"))
                    : default;
            case "WithOwner":
                if (entity.Ownership is not { } ownership)
                    return default;
                ownership.DependentNavigation = navigation ?? ownership.DependentNavigation;
                return FluentReading.Of(new ConfiguredRelationship(ownership));
            case "Navigation":
                return navigation is null ? default : FluentReading.Of(new ConfiguredReference(entity, navigation));
            default:
                return Contain(call, entity, navigation, source, body);
        }
    }

    /// <summary>WithOne and WithMany behind HasOne or HasMany.</summary>
    public static ConfiguredPart? Complete(IInvocationOperation call, ConfiguredNavigation begun, FluentBody body)
    {
        var source = SourceLine.OfCall(call.Syntax);
        var (entity, navigation, target, isCollection) = (begun.Entity, begun.Navigation, begun.Target, begun.IsCollection);
        var inverse = NavigationOf(call, body);
        switch (call.TargetMethod.Name)
        {
            case "WithMany" when isCollection:
                return new ConfiguredJoin(Join(entity, navigation, target, inverse, source, body.Model));
            case "WithMany":
                return new ConfiguredRelationship(OneToMany(principal: target, inverse, dependent: entity, navigation));
            case "WithOne" when isCollection:
                return new ConfiguredRelationship(OneToMany(principal: entity, navigation, dependent: target, inverse));
            case "WithOne":
                var relationship = body.Model.Relationship(target, inverse, entity, navigation, source);
                relationship.IsUnique = true;
                return new ConfiguredRelationship(relationship);
            default:
                return null;
        }

        RelationshipDraft OneToMany(EntityDraft principal, string? principalNavigation, EntityDraft dependent, string? dependentNavigation)
        {
            var relationship = body.Model.Relationship(principal, principalNavigation, dependent, dependentNavigation, source);
            (relationship.IsUnique, relationship.IsDirectionKnown) = (false, true);
            return relationship;
        }
    }

    /// <summary>HasForeignKey, HasPrincipalKey and IsRequired.</summary>
    public static ConfiguredPart? Read(IInvocationOperation call, RelationshipDraft relationship, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "HasForeignKey":
                Turn(call, relationship, isDependentNamed: true, body);
                relationship.ForeignKey = FluentArguments.Properties(call, body.Frame);
                relationship.IsForeignKeyUnknown = relationship.ForeignKey is null && call.Arguments.Any(argument => argument.Parameter?.Name.Contains("oreignKey") == true);
                break;
            case "HasPrincipalKey":
                Turn(call, relationship, isDependentNamed: false, body);
                if (FluentArguments.Properties(call, body.Frame) is { } properties)
                {
                    relationship.PrincipalKey = properties;
                    relationship.Principal.AddAlternateKey(properties, SourceLine.OfCall(call.Syntax));
                }

                break;
            case "IsRequired":
                relationship.IsRequired = FluentArguments.Flag(call, "required") ?? true;
                break;
        }

        return new ConfiguredRelationship(relationship);
    }

    /// <summary>UsingEntity: the entity type whose rows join both; its lambdas configure it.</summary>
    public static FluentReading UseEntity(IInvocationOperation call, JoinDraft join, FluentBody body)
    {
        if (call.TargetMethod.Name != "UsingEntity")
            return FluentReading.Of(new ConfiguredJoin(join));

        var type = call.TargetMethod.TypeArguments switch
        {
            [var argument] => body.Frame.Resolve(argument) as INamedTypeSymbol,
            _ => (FluentArguments.Value(call, "joinEntityType") is { } given && FluentArguments.Unwrap(given) is ITypeOfOperation { TypeOperand: var named } ? named : null) as INamedTypeSymbol,
        };
        var name = FluentArguments.Text(call, "joinEntityName", body.Frame);
        var isBag = type is null || type.Name == "Dictionary";
        join.Entity ??= name is not null || isBag ? body.Model.Named(name ?? join.DefaultName, isBag ? null : type) : body.Model.Entity(type!);
        var configured = new ConfiguredEntity(join.Entity);
        return new(configured, configured);
    }

    /// <summary>IsRequired behind Navigation.</summary>
    public static ConfiguredPart RequireReference(IInvocationOperation call, ConfiguredReference reference)
    {
        if (call.TargetMethod.Name == "IsRequired")
            reference.Entity.RequiredNavigations[reference.Navigation] = FluentArguments.Flag(call, "required") ?? true;

        return reference;
    }

    /// <summary>The owned or complex type behind a property of the entity; null when the property cannot hold one.</summary>
    public static EntityDraft? Contain(EntityDraft entity, string navigation, Containment containment, SchemaSource source) =>
        entity.Type is { } type
        && type.PropertyNamed(navigation) is { } property
        && ClrTypes.ElementOrSelf(property.Type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } target
            ? entity.Model.Contained(entity, navigation, target, containment, source)
            : null;

    private static FluentReading Contain(IInvocationOperation call, EntityDraft entity, string? navigation, SchemaSource source, FluentBody body)
    {
        var containment = call.TargetMethod.Name switch
        {
            "OwnsOne" => Containment.OwnedReference,
            "OwnsMany" => Containment.OwnedCollection,
            _ => Containment.Complex,
        };
        if (navigation is null || Contain(entity, navigation, containment, source) is not { } contained)
            return default;

        var configured = new ConfiguredEntity(contained);
        var returnsContainer = SymbolEqualityComparer.Default.Equals(call.Type, FluentArguments.Receiver(call)?.Type);
        return new(returnsContainer ? new ConfiguredEntity(entity) : configured, configured);
    }

    private static string? NavigationOf(IInvocationOperation call, FluentBody body)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "navigationExpression" or "navigationName" or "propertyExpression" or "propertyName" or "referenceExpression" or "ownerReference" })
                return FluentArguments.Names(argument.Value, body.Frame) is [var name] ? name : null;
        }

        return null;
    }

    /// <summary>The other entity type: by type argument, by typeof, or by the type of the navigation that a string names.</summary>
    private static EntityDraft? TargetOf(IInvocationOperation call, EntityDraft entity, string? navigation, FluentBody body)
    {
        var named = call.TargetMethod.TypeArguments is [var argument] ? body.Frame.Resolve(argument) : TypeNamed(call);
        if (named is null && navigation is not null && entity.Type is { } type && type.PropertyNamed(navigation) is { } property)
            named = ClrTypes.ElementOrSelf(property.Type);
        if (named is INamedTypeSymbol { TypeKind: TypeKind.Class } target)
            return entity.ContainerOf(target) ?? body.Model.Entity(target);

        return ModelCalls.EntityByName(FluentArguments.Text(call, "relatedTypeName", body.Frame), body);
    }

    private static ITypeSymbol? TypeNamed(IInvocationOperation call) =>
        call.Arguments.Select(argument => FluentArguments.Unwrap(argument.Value)).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    private static JoinDraft Join(EntityDraft left, string? leftNavigation, EntityDraft right, string? rightNavigation, SchemaSource source, ModelDraft model)
    {
        var join = model.Joins.Find(candidate => candidate.Has(left, leftNavigation) || candidate.Has(right, rightNavigation));
        if (join is null)
            model.Joins.Add(join = new(left, leftNavigation, right, rightNavigation, source));

        return join;
    }

    /// <summary>A type argument of HasForeignKey names the dependent of a one-to-one relationship, that of HasPrincipalKey the principal.</summary>
    private static void Turn(IInvocationOperation call, RelationshipDraft relationship, bool isDependentNamed, FluentBody body)
    {
        var named = call.TargetMethod.TypeArguments is [var argument] ? body.Frame.Resolve(argument) : TypeNamed(call);
        if (named is null && FluentArguments.Text(call, "dependentEntityTypeName", body.Frame) is { } name)
            named = ModelCalls.EntityByName(name, body)?.Type;
        if (named is null || !relationship.IsUnique)
            return;

        relationship.IsDirectionKnown = true;
        var expected = isDependentNamed ? relationship.Dependent : relationship.Principal;
        var other = isDependentNamed ? relationship.Principal : relationship.Dependent;
        if (!SymbolEqualityComparer.Default.Equals(expected.Type, named) && SymbolEqualityComparer.Default.Equals(other.Type, named))
            relationship.Invert();
    }
}
