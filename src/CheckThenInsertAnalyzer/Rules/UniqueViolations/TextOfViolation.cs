using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3004: a unique violation is recognised by the text of its exception.</summary>
internal sealed class TextOfViolation : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3004";

    private static readonly DiagnosticDescriptor ByText = RuleDescriptor.Create(
        Id,
        "Violation recognised by its text",
        "This looks for a unique violation in the text of its exception, {0}. Ask for SqlState '23505'{1}.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Warning,
        "The text of an error is written for people: PostgreSQL writes it in the language of its server, EF Core puts a sentence of its own in front of it, and Npgsql leaves the detail out. SQLSTATE and ConstraintName are made for programs.");

    /// <summary>How other databases say it.</summary>
    private static readonly (string Words, string Database)[] OtherTexts =
    [
        ("unique constraint failed", "SQLite"), ("cannot insert duplicate", "SQL Server"), ("violation of unique key", "SQL Server"), ("violation of primary key", "SQL Server"), ("unique key constraint", "SQL Server"), ("duplicate entry", "MySQL"),
    ];

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => ByText;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        var reader = new ViolationTextReader(body);
        foreach (var condition in body.Operations.Select(reader.Read).OfType<ViolationText>().GroupBy(text => ConditionOf(text.Test)))
        {
            // Beside the SQLSTATE the text is for another database, or says nothing more.
            if (!condition.Key.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "SqlState" }))
                yield return Report(condition.Key, condition.ToImmutableArray(), body);
        }
    }

    /// <summary>The tests that are joined with this one by <c>||</c>.</summary>
    private static IOperation ConditionOf(IOperation test)
    {
        while (test.Parent is IParenthesizedOperation or IConversionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr })
            test = test.Parent;
        return test.WithoutConversions();
    }

    private static ViolationTextFinding Report(IOperation condition, ImmutableArray<ViolationText> texts, BodyUnderAnalysis body)
    {
        var reasons = texts.Select(text => WhyNever(text, body)).ToList();
        var isNever = reasons.TrueForAll(reason => reason is not null);
        var why = isNever ? reasons[0]! : "which PostgreSQL writes in the language of its server and may word otherwise tomorrow";
        return new ViolationTextFinding(ByText, texts[0].Test.Syntax, isNever ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, texts, condition)
        {
            MessageArguments = ImmutableArray.Create(why, texts[0].Key is null ? "" : " and the ConstraintName"),
        };
    }

    /// <summary>Why the text is never there; null when it may be.</summary>
    private static string? WhyNever(ViolationText text, BodyUnderAnalysis body)
    {
        if (text is { Member: "Message", Exception.Type.Name: "DbUpdateException" } && !TranslatesExceptions(body.Model.Compilation))
            return "where it never is: the Message of a DbUpdateException is always the same, and points to the InnerException";
        if (text.Member == "Detail")
            return "where it seldom is: Npgsql leaves the Detail out unless the connection string says 'Include Error Detail'";
        var other = OtherTexts.FirstOrDefault(other => text.Text.IndexOf(other.Words, StringComparison.OrdinalIgnoreCase) >= 0);
        return other.Database is { } database && body.Project.IsPostgresOnly ? $"in the words of {database}, which PostgreSQL never uses" : null;
    }

    /// <summary>EntityFramework.Exceptions writes a Message of its own.</summary>
    private static bool TranslatesExceptions(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name.StartsWith("EntityFramework", StringComparison.Ordinal) && assembly.Name.Contains(".Exceptions"));
}
