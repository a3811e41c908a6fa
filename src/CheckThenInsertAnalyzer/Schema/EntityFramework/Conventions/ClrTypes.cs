using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Which types of C# the provider stores in a column, and of which kind.</summary>
internal static class ClrTypes
{
    private static readonly HashSet<string> SystemTypes = new(StringComparer.Ordinal)
    {
        "Guid", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Uri", "BitArray", "BigInteger", "IPAddress", "IPNetwork", "PhysicalAddress", "JsonDocument", "JsonElement",
    };

    /// <summary>Whether a property of this type is a column without a conversion of its own: a scalar, an enum, or an array or list of these.</summary>
    public static bool IsColumn(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (IsScalar(type) || IsStringDictionary(type))
            return true;

        return Element(type) is { } element && IsScalar(element.WithoutNullable());
    }

    /// <summary>The element type of a sequence other than string; null for any other type.</summary>
    public static ITypeSymbol? Element(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return null;
        if (type is IArrayTypeSymbol { ElementType: var element })
            return element;

        var sequence = IsSequence(type) ? (INamedTypeSymbol)type : type.AllInterfaces.FirstOrDefault(IsSequence);
        return sequence?.TypeArguments[0];
    }

    /// <summary>The class that a property leads to, by itself or as the elements of a collection.</summary>
    public static ITypeSymbol ElementOrSelf(ITypeSymbol type) => (Element(type) ?? type).WithoutNullable();

    /// <summary>Whether EF Core generates keys of this type: an integer other than byte (EF Core documentation, Generated values).</summary>
    public static bool IsGeneratedInteger(ITypeSymbol type) =>
        type.WithoutNullable().SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16
            or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UInt16 or SpecialType.System_SByte;

    /// <summary>Whether the provider can make the column an identity or draw it from a sequence.</summary>
    public static bool IsSequenceType(ITypeSymbol type) => IsGeneratedInteger(type) || type.WithoutNullable().SpecialType == SpecialType.System_Byte;

    /// <summary>Whether a column of this type accepts NULL when nothing else is said; a reference type without annotation does.</summary>
    public static bool IsNullable(ITypeSymbol type) =>
        type.IsValueType ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T : type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    private static bool IsSequence(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool IsScalar(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
            return true;
        if (type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String and not SpecialType.System_IntPtr and not SpecialType.System_UIntPtr) or SpecialType.System_DateTime)
            return true;
        if (type is not INamedTypeSymbol named)
            return false;

        return (named.IsInOrBelow("System") && SystemTypes.Contains(named.Name))
            || named.IsInOrBelow("NpgsqlTypes")
            || named.IsInOrBelow("NodaTime")
            || named.IsInOrBelow("NetTopologySuite")
            || named.IsInOrBelow("Pgvector")
            || (named.Name == "LTree" && EntityFrameworkTypes.Owns(named));
    }

    /// <summary>A column of type hstore.</summary>
    private static bool IsStringDictionary(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Dictionary" or "ImmutableDictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_String }] };
}
