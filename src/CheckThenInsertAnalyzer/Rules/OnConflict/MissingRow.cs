using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4002: a row is expected from RETURNING that ON CONFLICT may leave out.</summary>
internal sealed class MissingRow : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4002";

    private static readonly DiagnosticDescriptor Missing = RuleDescriptor.Create(
        Id,
        "The row may not come back",
        "{0} RETURNING gives no row, and '{1}' then {2}. {3}.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "RETURNING gives the rows that the statement has inserted or updated. A row that DO NOTHING passes over, or that the WHERE of DO UPDATE leaves alone, is not among them.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Missing;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        var reader = new MissingRowReader(body);
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (insert.IsOnlyStatement && MayReturnNothing(insert.Statement) && reader.Of(insert) is not MissingRowEffect.None and var effect && !IsFlag(effect, insert.Statement))
                yield return Report(insert, effect, body);
        }
    }

    private static bool MayReturnNothing(InsertStatement statement) =>
        statement is { IsReliable: true, Returning: not null, OnConflict: { IsUpdate: false } or { Where: not null } };

    /// <summary><c>RETURNING 1</c> and its like tell whether a row was stored: then 0 is an answer.</summary>
    private static bool IsFlag(MissingRowEffect effect, InsertStatement statement) =>
        effect is MissingRowEffect.UsesDefault or MissingRowEffect.ReturnsDefault && statement.Returning is { Items: [not ColumnExpression] };

    private static MissingRowFinding Report(SqlInsertCall insert, MissingRowEffect effect, BodyUnderAnalysis body)
    {
        var update = UnchangingUpdate.For(insert, body);
        return new(Missing, CallPlace.Of(insert.Operation), effect == MissingRowEffect.ReturnsDefault ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, insert, effect, update)
        {
            MessageArguments = ImmutableArray.Create(
                insert.Statement.OnConflict!.IsUpdate ? $"When the WHERE of DO UPDATE leaves the row of '{insert.Rows.DisplayName}' alone," : $"When the row of '{insert.Rows.DisplayName}' is there already,",
                CallPlace.Of(insert.Operation).ToString(),
                OutcomeOf(effect, insert.Operation),
                update is null ? "Read it as one that may be missing" : $"Let it come back always: {update}"),
        };
    }

    private static string OutcomeOf(MissingRowEffect effect, IOperation call) => effect switch
    {
        MissingRowEffect.Throws => "leads to an InvalidOperationException",
        MissingRowEffect.DereferencesNull => "gives null, which leads to a NullReferenceException",
        _ when call is IInvocationOperation { TargetMethod.TypeArguments: [{ Name: "Guid" }] } => "gives an empty Guid, which is no row's",
        _ => "gives 0, which is no row's",
    };
}
