using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What calls on the ModelBuilder say, and calls on builders and metadata of which it is not known what they stand for.</summary>
internal static class ModelCalls
{
    public static FluentReading Read(IInvocationOperation call, IOperation receiver, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "Entity" or "SharedTypeEntity":
                return Entity(call, body);
            case "Owned":
                if (Named(call, body) is { } owned)
                    body.Model.OwnedTypes.Add(owned);
                break;
            case "ComplexProperties":
                if (Named(call, body) is { } complex)
                    body.Model.ComplexTypes.Add(complex);
                break;
            case "Ignore" or "IgnoreAny":
                if (Named(call, body) is { } ignored)
                    body.Model.IgnoredTypes.Add(ignored);
                break;
            case "Properties" when IsConventionBuilder(receiver):
                return Convention(call, body);
            case "HasQueryFilter" or "SetQueryFilter":
                FilterByKind(call, receiver, body);
                break;
            default:
                if (IsConventionSet(receiver))
                    body.Model.HasOtherConventions = true;
                else if (SymbolEqualityComparer.Default.Equals(receiver.Type, body.Types.ModelBuilder))
                    OnModel(call, body);
                else
                    MetadataCalls.ReadUnknown(call, receiver, body.Model);
                break;
        }

        return default;
    }

    /// <summary>The entity type of a class named by its full name, or one without a class; null for no name.</summary>
    public static EntityDraft? EntityByName(string? name, FluentBody body)
    {
        if (name is null)
            return null;

        return body.Reader.FindType(name) is { TypeKind: TypeKind.Class } type && !body.Model.HasNamed(name) ? body.Model.Entity(type) : body.Model.Named(name, type: null);
    }

    private static FluentReading Entity(IInvocationOperation call, FluentBody body)
    {
        var type = Named(call, body);
        var name = FluentArguments.Text(call, "name", body.Frame);
        var entity = call.TargetMethod.Name == "SharedTypeEntity" && name is not null
            ? body.Model.Named(name, type is { Name: "Dictionary" } ? null : type)
            : type is not null ? body.Model.Entity(type) : EntityByName(name, body);
        if (entity is null)
            return default;

        var configured = new ConfiguredEntity(entity);
        var returnsBuilder = SymbolEqualityComparer.Default.Equals(call.Type, body.Types.ModelBuilder);
        return new(returnsBuilder ? null : configured, configured);
    }

    /// <summary>The class that a type argument or typeof names.</summary>
    private static INamedTypeSymbol? Named(IInvocationOperation call, FluentBody body)
    {
        var named = call.TargetMethod.TypeArguments is [var argument]
            ? body.Frame.Resolve(argument)
            : call.Arguments.Select(value => FluentArguments.Unwrap(value.Value)).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        return named is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsUnboundGenericType: false } type ? type : null;
    }

    private static bool IsConventionBuilder(IOperation receiver) => receiver.Type?.Name == "ModelConfigurationBuilder";

    private static bool IsConventionSet(IOperation receiver) => receiver.Type?.Name == "ConventionSetBuilder";

    private static FluentReading Convention(IInvocationOperation call, FluentBody body)
    {
        var type = call.TargetMethod.TypeArguments is [var argument]
            ? argument
            : call.Arguments.Select(value => FluentArguments.Unwrap(value.Value)).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        if (type is null)
            return default;

        var settings = new PropertyDraft("", new EntityDraft(body.Model, type: null, ""));
        body.Model.TypeConventions.Add(new(type, settings));
        return FluentReading.Of(new ConfiguredProperty(settings));
    }

    private static void OnModel(IInvocationOperation call, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "UseIdentityAlwaysColumns":
                body.Model.KeyStrategy = ValueStrategy.IdentityAlways;
                break;
            case "UseIdentityByDefaultColumns" or "UseIdentityColumns":
                body.Model.KeyStrategy = ValueStrategy.IdentityByDefault;
                break;
            case "UseSerialColumns":
                body.Model.KeyStrategy = ValueStrategy.Serial;
                break;
            case "UseHiLo":
                body.Model.KeyStrategy = ValueStrategy.HiLo;
                break;
            case "UseKeySequences":
                body.Model.KeyStrategy = ValueStrategy.Sequence;
                break;
            case "HasDefaultSchema":
                body.Model.DefaultSchema = FluentArguments.Text(call, "schema", body.Frame);
                if (FluentArguments.IsUnreadable(call, "schema", body.Frame))
                    body.Model.UnknownNames |= UnknownNames.Schemas;
                break;
        }
    }

    /// <summary>
    /// A filter set in a loop over all entity types, or in a generic helper called by reflection, applies to the entities of the kinds
    /// that the helper's constraint or the tests round it name; to all when there are none.
    /// </summary>
    private static void FilterByKind(IInvocationOperation call, IOperation receiver, FluentBody body)
    {
        if (FilterReader.Read(call) is not { } filter)
            return;

        var kinds = body.Types.BuiltEntity(receiver.Type) is ITypeParameterSymbol { ConstraintTypes: { IsEmpty: false } constraints } ? constraints : body.Frame.TestedTypes;
        foreach (var kind in kinds)
            body.Model.Filters.Add((kind, filter));

        if (kinds.Count == 0)
            body.Model.Filters.Add((null, filter));
    }
}
