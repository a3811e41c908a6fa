using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The column types of properties: those that the source gives, or the provider's own choice for common types (Npgsql documentation, Type mapping).</summary>
internal static class StoreTypes
{
    /// <summary>The type in lower case; empty when it cannot be told.</summary>
    public static string Of(PropertyDraft property)
    {
        for (var (current, depth) = (property, 0); depth < 16; depth++)
        {
            if (current.ColumnType is { } given)
                return given.ToLowerInvariant();
            if (current.IsGeneratedNumber)
                return "integer";
            if (current.RefersTo is not { } key || current.MaxLength is not null || current.HasConversion)
                return ByConvention(current);

            current = key;
        }

        return "";
    }

    private static string ByConvention(PropertyDraft property)
    {
        var type = property.HasConversion ? property.ConvertedTo : property.Type;
        if (type is null || property.IsRowVersion)
            return "";

        // A discriminator is as long as the longest value.
        if (property == property.Entity.Discriminator && property.MaxLength is null && type.SpecialType == SpecialType.System_String)
            return "";

        // EF Core's own conversions of numbers to text bound its length.
        if (property is { HasConversion: true, Type: { } number } && type.SpecialType == SpecialType.System_String && ClrTypes.IsGeneratedInteger(number))
            return "";

        type = type.WithoutNullable();
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying })
            type = underlying;

        return type.SpecialType switch
        {
            SpecialType.System_Int32 or SpecialType.System_UInt16 => "integer",
            SpecialType.System_Int64 => "bigint",
            SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_SByte => "smallint",
            SpecialType.System_Boolean => "boolean",
            SpecialType.System_Single => "real",
            SpecialType.System_Double => "double precision",
            SpecialType.System_DateTime => "timestamp with time zone",
            SpecialType.System_Char => "character(1)",
            SpecialType.System_Decimal => Numeric(property),
            SpecialType.System_String => Text(property),
            _ => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } ? "bytea" : OfSystemType(type),
        };
    }

    private static string OfSystemType(ITypeSymbol type) => !type.IsInOrBelow("System") ? "" : type.Name switch
    {
        "Guid" => "uuid",
        "DateTimeOffset" => "timestamp with time zone",
        "DateOnly" => "date",
        "TimeOnly" => "time without time zone",
        "TimeSpan" => "interval",
        "JsonDocument" or "JsonElement" => "jsonb",
        "IPAddress" => "inet",
        "Uri" => "text",
        _ => "",
    };

    private static string Numeric(PropertyDraft property)
    {
        if (property.Precision is not { } precision)
            return "numeric";

        return property.Scale is { } scale
            ? string.Format(CultureInfo.InvariantCulture, "numeric({0},{1})", precision, scale)
            : string.Format(CultureInfo.InvariantCulture, "numeric({0})", precision);
    }

    private static string Text(PropertyDraft property)
    {
        if (property.MaxLength is not { } length)
            return "text";

        return string.Format(CultureInfo.InvariantCulture, property.IsFixedLength ? "character({0})" : "character varying({0})", length);
    }
}
