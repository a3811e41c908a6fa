using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.KeysAndSequences;

/// <summary>CTI2002: an INSERT lists a column whose values a sequence gives.</summary>
internal sealed class ExplicitSqlKey : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI2002";

    private static readonly DiagnosticDescriptor ExplicitKey = RuleDescriptor.Create(
        Id,
        "Explicit value for a generated key (SQL)",
        "This INSERT gives column '{1}' of '{0}' a value, {2}. Leave the column out.",
        RuleCategory.KeysAndSequences,
        DiagnosticSeverity.Warning,
        "An explicit value for a serial or identity column does not move its sequence. When the sequence reaches it, an insert that has done nothing wrong fails with 23505 on the primary key. A column GENERATED ALWAYS refuses the value with 428C9.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => ExplicitKey;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        var inserts = body.Calls.OfType<SqlInsertCall>().Where(IsPlain).ToList();
        if (inserts.Count == 0 || body.Calls.Any(call => call.Sql?.Text.IndexOf("setval", StringComparison.OrdinalIgnoreCase) >= 0))
            yield break;

        foreach (var insert in inserts)
        {
            for (var i = 0; i < insert.Statement.Columns.Length; i++)
            {
                if (!IsOwnValue(insert, i) || Judge(insert, i, body.Project.Keys.Table((TableRows)insert.Rows, body.Cancellation)) is not { } judged)
                    continue;
                var doubt = body.Project.Keys.DisagreementsOf(insert.Rows, body.Cancellation).AboutGenerationOf(insert.Statement.Columns[i].Value);
                yield return Report(insert, i, SourceDoubt.Lower(judged.Severity, doubt), judged.Outcome + SourceDoubt.Of(doubt));
            }
        }
    }

    private static bool IsPlain(SqlInsertCall insert) =>
        insert.Statement is { IsReliable: true, Overriding: not OverridingClause.User, OnConflict: null };

    /// <summary>How loud to be about the column at that place of the list; null for silence.</summary>
    private static (DiagnosticSeverity Severity, string Outcome)? Judge(SqlInsertCall insert, int index, TableSchema? table)
    {
        var column = insert.Statement.Columns[index];
        if (table is not null)
        {
            return table.Column(column.Value)?.Generation switch
            {
                ColumnGeneration.IdentityAlways when insert.Statement.Overriding == OverridingClause.None => (DiagnosticSeverity.Warning, "but it is GENERATED ALWAYS: the statement fails with 428C9"),
                ColumnGeneration.Serial or ColumnGeneration.IdentityByDefault or ColumnGeneration.IdentityAlways => (DiagnosticSeverity.Warning, "but a sequence generates it and does not move: a later insert that reaches this value fails with 23505"),
                _ => null,
            };
        }

        return string.Equals(column.Value, "id", StringComparison.OrdinalIgnoreCase) && IsInteger(insert.ValueOf(column.Value))
            ? (DiagnosticSeverity.Info, "and if a sequence generates it, the sequence does not move: a later insert that reaches this value fails with 23505")
            : null;
    }

    /// <summary>Whether some row gives a value of its own: DEFAULT, nextval and the like draw from the sequence.</summary>
    private static bool IsOwnValue(SqlInsertCall insert, int index)
    {
        if (insert.Statement.Rows.IsEmpty)
            return insert.Statement.Query is { IsReliable: true, IsStar: false } query && index < query.Items.Length && IsOwnValue(query.Items[index]);
        return insert.Statement.Rows.Any(row => index < row.Values.Length && IsOwnValue(row.Values[index]));
    }

    private static bool IsOwnValue(SqlExpression value) => value switch
    {
        CastExpression cast => IsOwnValue(cast.Operand),
        ParameterExpression or HoleExpression => true,
        LiteralExpression { Kind: SqlLiteralKind.Number or SqlLiteralKind.String } => true,
        _ => false,
    };

    private static bool IsInteger(SuppliedValue? value) => value switch
    {
        SqlConstantValue constant => constant.IsNumber,
        OperationValue { Operation: var operation } => IsInteger(operation.WithoutConversions().Type),
        MemberValue { Owner.Type: { } owner, Member: var member } => IsInteger(owner.PropertyNamed(member)?.Type),
        _ => false,
    };

    private static bool IsInteger(ITypeSymbol? type) =>
        type?.WithoutNullable().SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16;

    private static ExplicitColumnFinding Report(SqlInsertCall insert, int index, DiagnosticSeverity severity, string outcome) =>
        new(ExplicitKey, CallPlace.Of(insert.Operation), severity, insert, index)
        {
            MessageArguments = ImmutableArray.Create(insert.Rows.DisplayName, insert.Statement.Columns[index].Value, outcome),
        };
}
