using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What calls on a PropertyBuilder, PropertiesConfigurationBuilder or the metadata of a property say.</summary>
internal static class PropertyCalls
{
    public static ConfiguredProperty Read(IInvocationOperation call, PropertyDraft property, FluentBody body)
    {
        if (!ReadShape(call, property, body))
            ReadGeneration(call, property, body);

        return new(property);
    }

    private static bool ReadShape(IInvocationOperation call, PropertyDraft property, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "HasColumnName" or "SetColumnName":
                property.ColumnName = FluentArguments.Text(call, "name", body.Frame);
                property.IsColumnNameUnknown = FluentArguments.IsUnreadable(call, "name", body.Frame);
                property.ColumnNamedAt = body.Model.Next();
                return true;
            case "HasColumnType" or "HaveColumnType" or "SetColumnType":
                property.ColumnType = FluentArguments.Text(call, "typeName", body.Frame);
                return true;
            case "UseCollation" or "UseColumnCollation":
                property.Collation = FluentArguments.Text(call, "collation", body.Frame);
                return true;
            case "IsRequired":
                property.IsRequired = FluentArguments.Flag(call, "required") ?? true;
                return true;
            case "HasMaxLength" or "HaveMaxLength" or "SetMaxLength":
                property.MaxLength = FluentArguments.Number(call, "maxLength", body.Frame);
                return true;
            case "HasPrecision" or "HavePrecision":
                property.Precision = FluentArguments.Number(call, "precision", body.Frame);
                property.Scale = FluentArguments.Number(call, "scale", body.Frame);
                return true;
            case "IsFixedLength" or "AreFixedLength":
                property.IsFixedLength = FluentArguments.Flag(call, "fixedLength") ?? true;
                return true;
            case "HasConversion" or "HaveConversion":
                Convert(call, property);
                return true;
            case "HasValue" when call.TargetMethod.TypeArguments is [var derived] && body.Frame.Resolve(derived) is INamedTypeSymbol { TypeKind: TypeKind.Class } type:
                // The value of a discriminator adds the type that it stands for.
                body.Model.Entity(type);
                return true;
            case "IsRowVersion":
                property.IsRowVersion = true;
                return true;
            default:
                return false;
        }
    }

    private static void ReadGeneration(IInvocationOperation call, PropertyDraft property, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "ValueGeneratedOnAdd":
                property.Strategy = property.Strategy is null or ValueStrategy.Never ? ValueStrategy.OnAdd : property.Strategy;
                break;
            case "HasDefaultValueSql":
                var drawsFromSequence = FluentArguments.Text(call, "sql", body.Frame)?.IndexOf("nextval", StringComparison.OrdinalIgnoreCase) >= 0;
                property.Strategy = drawsFromSequence ? ValueStrategy.Sequence : ValueStrategy.Default;
                break;
            default:
                property.Strategy = Strategy(call.TargetMethod.Name) ?? property.Strategy;
                break;
        }
    }

    /// <summary>The strategy that a call names.</summary>
    private static ValueStrategy? Strategy(string methodName) => methodName switch
    {
        "UseIdentityAlwaysColumn" => ValueStrategy.IdentityAlways,
        "UseIdentityByDefaultColumn" or "UseIdentityColumn" => ValueStrategy.IdentityByDefault,
        "UseSerialColumn" => ValueStrategy.Serial,
        "UseHiLo" => ValueStrategy.HiLo,
        "UseSequence" => ValueStrategy.Sequence,
        "HasDefaultValue" => ValueStrategy.Default,
        "HasComputedColumnSql" => ValueStrategy.Computed,
        "ValueGeneratedNever" or "ValueGeneratedOnAddOrUpdate" or "ValueGeneratedOnUpdate" or "HasValueGenerator" => ValueStrategy.Never,
        _ => null,
    };

    /// <summary>HasConversion&lt;TProvider&gt;(), a pair of lambdas, whose first one gives what is stored, or a converter class derived from ValueConverter&lt;TModel, TProvider&gt;.</summary>
    private static void Convert(IInvocationOperation call, PropertyDraft property)
    {
        property.HasConversion = true;
        property.ConvertedTo = call.TargetMethod.TypeArguments switch
        {
            [INamedTypeSymbol named] when StoredBy(named) is { } stored => stored,
            [var provider] => provider,
            _ => call.Arguments.Select(argument => Stored(argument.Value)).FirstOrDefault(stored => stored is not null),
        };
    }

    private static ITypeSymbol? Stored(IOperation value)
    {
        value = FluentArguments.Unwrap(value);
        return value switch
        {
            IAnonymousFunctionOperation { Symbol.ReturnType: var returned } => returned,
            ITypeOfOperation { TypeOperand: var type } => type is INamedTypeSymbol named ? StoredBy(named) ?? type : type,
            _ => value.Type is INamedTypeSymbol converter ? StoredBy(converter) : null,
        };
    }

    private static ITypeSymbol? StoredBy(INamedTypeSymbol converter) =>
        converter.SelfAndBases().FirstOrDefault(type => type is { Name: "ValueConverter", TypeArguments.Length: 2 } && EntityFrameworkTypes.Owns(type))?.TypeArguments[1];
}
