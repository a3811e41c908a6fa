using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads what a model snapshot says about one property.</summary>
internal static class SnapshotPropertyReader
{
    /// <summary>Structs that EF Core maps; other names are taken for classes, whose columns accept NULL unless they are required.</summary>
    private static readonly HashSet<string> Structs = new(StringComparer.Ordinal)
    {
        "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "BigInteger", "JsonElement", "Instant", "LocalDate",
        "LocalDateTime", "LocalTime", "OffsetTime", "ZonedDateTime", "NpgsqlRange", "NpgsqlInterval", "NpgsqlCidr", "NpgsqlInet", "NpgsqlPoint",
    };

    /// <summary>The property that a chain beginning with Property describes; null when its name cannot be told.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="path">What stands before the name of a property inside a complex one.</param>
    /// <param name="integerKeys">What the model says for all generated integers.</param>
    public static SnapshotProperty? Read(BuilderChain chain, string path, ColumnGeneration integerKeys)
    {
        var first = chain.Steps[0];
        if (ConstantText.Of(first.Arguments.LastOrDefault()?.Expression) is not { } name)
            return null;

        var property = new SnapshotProperty(
            path + name,
            ConstantText.Of(chain.LastStep("HasColumnName")?.Argument("name", 0)),
            ConstantText.Of(chain.LastStep("HasColumnType")?.Argument("typeName", 0))?.ToLowerInvariant() ?? "",
            IsNullable(chain),
            chain.Step("ValueGeneratedOnAdd") is not null && IsInteger(first.TypeArgument) ? integerKeys : ColumnGeneration.None,
            ConstantText.Of(chain.LastStep("UseCollation")?.Argument("collation", 0)));
        return Merge(property, chain);
    }

    /// <summary>The property with what else the chain says of its generation.</summary>
    public static SnapshotProperty Merge(SnapshotProperty property, BuilderChain chain)
    {
        foreach (var step in chain.Steps)
        {
            if (GenerationOf(step) is { } generation)
                property = property with { Generation = generation };
        }

        return property;
    }

    /// <summary>What an annotation of the provider says of generation; null when the step is none.</summary>
    public static ColumnGeneration? GenerationOfAnnotation(BuilderStep step)
    {
        if (step.Name is not ("HasAnnotation" or "Annotation") || ConstantText.Of(step.Argument("name", 0)) != "Npgsql:ValueGenerationStrategy")
            return null;

        return (step.Argument("value", 1) as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
        {
            "IdentityByDefaultColumn" => ColumnGeneration.IdentityByDefault,
            "IdentityAlwaysColumn" => ColumnGeneration.IdentityAlways,
            "SerialColumn" or "Sequence" => ColumnGeneration.Serial,
            _ => ColumnGeneration.None,
        };
    }

    /// <summary>What a SQL text as a column's default says of generation.</summary>
    public static ColumnGeneration GenerationOfDefault(string? sql) =>
        sql is null || sql.IndexOf("nextval", StringComparison.OrdinalIgnoreCase) < 0 ? ColumnGeneration.Default : ColumnGeneration.Serial;

    private static ColumnGeneration? GenerationOf(BuilderStep step) => step.Name switch
    {
        "UseIdentityByDefaultColumn" or "UseIdentityColumn" => ColumnGeneration.IdentityByDefault,
        "UseIdentityAlwaysColumn" => ColumnGeneration.IdentityAlways,
        "UseSerialColumn" or "UseSequence" => ColumnGeneration.Serial,

        // The application draws from the sequence; the column has no default.
        "UseHiLo" => ColumnGeneration.None,
        "HasDefaultValueSql" => GenerationOfDefault(ConstantText.Of(step.Argument("sql", 0))),
        "HasDefaultValue" => ColumnGeneration.Default,
        "HasComputedColumnSql" => ColumnGeneration.Computed,
        _ => GenerationOfAnnotation(step),
    };

    private static bool IsNullable(BuilderChain chain)
    {
        if (chain.LastStep("IsRequired") is { } required)
            return ConstantText.IsFalse(required.Argument("required", 0));

        return chain.Steps[0].TypeArgument switch
        {
            PredefinedTypeSyntax { Keyword: var keyword } => keyword.IsKind(SyntaxKind.StringKeyword) || keyword.IsKind(SyntaxKind.ObjectKeyword),
            SimpleNameSyntax { Identifier.ValueText: var name } => !Structs.Contains(name),
            QualifiedNameSyntax { Right.Identifier.ValueText: var name } => !Structs.Contains(name),
            _ => true,
        };
    }

    private static bool IsInteger(TypeSyntax? type) =>
        type is PredefinedTypeSyntax { Keyword: var keyword }
        && (keyword.IsKind(SyntaxKind.IntKeyword) || keyword.IsKind(SyntaxKind.LongKeyword) || keyword.IsKind(SyntaxKind.ShortKeyword));
}
