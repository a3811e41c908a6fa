using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A column as FluentMigrator describes it: the call that names it and the calls up to the next column.</summary>
/// <param name="Definition">The column.</param>
/// <param name="IsPrimary">Whether it is part of the primary key.</param>
/// <param name="PrimaryKeyName">The primary key's name where the call gives it; null for FluentMigrator's own.</param>
/// <param name="UniqueName">The name of its unique index; null when it has none.</param>
internal sealed record FluentMigrationColumn(ColumnDefinition Definition, bool IsPrimary, string? PrimaryKeyName, string? UniqueName)
{
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "WithColumn", "AddColumn", "AlterColumn", "Column" };

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Table", "InSchema", "WithSchema", "WithDescription", "WithColumn", "AddColumn", "AlterColumn", "Column", "OnTable", "PrimaryKey", "Identity", "Unique", "Indexed", "Nullable",
        "NotNullable", "WithDefaultValue", "WithDefault", "SetExistingRowsTo", "ForeignKey", "ReferencedBy", "References", "OnDelete", "OnUpdate", "OnDeleteOrUpdate", "WithColumnDescription",
        "WithColumnAdditionalDescription", "WithColumnAdditionalDescriptions", "IfNotExists", "Computed",
    };

    /// <summary>The columns that the chain names by the verb.</summary>
    public static IEnumerable<FluentMigrationColumn> ReadAll(IReadOnlyList<BuilderStep> steps, string verb, string table)
    {
        for (var start = 0; start < steps.Count; start++)
        {
            if (steps[start].Name != verb || ConstantText.Of(steps[start].Arguments.FirstOrDefault()?.Expression) is not { } name)
                continue;

            var details = steps.Skip(start + 1).TakeWhile(step => !Verbs.Contains(step.Name)).ToList();
            yield return Read(steps[start], details, name, table);
        }
    }

    /// <summary>Whether all calls are FluentMigrator's own: an extension of the project's may add columns and keys.</summary>
    public static bool AreUnderstood(IReadOnlyList<BuilderStep> steps) => steps.All(step => Known.Contains(step.Name) || step.Name.StartsWith("As", StringComparison.Ordinal));

    private static FluentMigrationColumn Read(BuilderStep call, List<BuilderStep> details, string name, string table)
    {
        var type = details.Find(step => step.Name.StartsWith("As", StringComparison.Ordinal));
        var primary = details.Find(step => step.Name == "PrimaryKey");
        var unique = details.Find(step => step.Name == "Unique");
        var definition = new ColumnDefinition(name, type is null ? "" : TypeOf(type), call.Source.Line)
        {
            // FluentMigrator writes NOT NULL unless it is told otherwise.
            IsNotNull = !details.Exists(step => step.Name == "Nullable"),
            Default = DefaultOf(details),
        };
        return new(
            definition,
            primary is not null,
            ConstantText.Of(primary?.Arguments.FirstOrDefault()?.Expression),
            unique is null ? null : ConstantText.Of(unique.Arguments.FirstOrDefault()?.Expression) ?? $"IX_{table}_{name}");
    }

    private static ColumnDefault? DefaultOf(List<BuilderStep> details)
    {
        if (details.Find(step => step.Name == "Identity") is { } identity)
        {
            var isAlways = identity.Arguments.Any(argument => argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Always" });
            return new(isAlways ? ColumnGeneration.IdentityAlways : ColumnGeneration.IdentityByDefault, MakesSequence: true);
        }

        if (details.Exists(step => step.Name == "Computed"))
            return new(ColumnGeneration.Computed);
        var given = details.Find(step => step.Name is "WithDefault" or "WithDefaultValue");
        if (given is null || ConstantText.IsNull(given.Arguments.FirstOrDefault()?.Expression))
            return null;

        // Raw SQL is the one form that can draw from a sequence.
        var draws = given.Arguments.Any(argument => argument.ToString().Contains("nextval"));
        return new(draws ? ColumnGeneration.Serial : ColumnGeneration.Default);
    }

    /// <summary>FluentMigrator's own mapping for PostgreSQL.</summary>
    private static string TypeOf(BuilderStep type) => type.Name switch
    {
        "AsInt16" => "smallint",
        "AsInt32" => "integer",
        "AsInt64" => "bigint",
        "AsString" or "AsAnsiString" => type.Arguments.Count > 0 ? "character varying" : "text",
        "AsFixedLengthString" or "AsFixedLengthAnsiString" => "character",
        "AsGuid" => "uuid",
        "AsBoolean" => "boolean",
        "AsDate" => "date",
        "AsDateTime" or "AsDateTime2" => "timestamp without time zone",
        "AsDateTimeOffset" => "timestamp with time zone",
        "AsDecimal" or "AsCurrency" => "numeric",
        "AsDouble" => "double precision",
        "AsFloat" => "real",
        "AsBinary" => "bytea",
        "AsXml" => "xml",
        "AsCustom" => ConstantText.Of(type.Arguments.FirstOrDefault()?.Expression)?.ToLowerInvariant() ?? "",
        _ => "",
    };
}
