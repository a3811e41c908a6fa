using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4009: DO NOTHING may have stored nothing, and the program goes on with the row as if it had.</summary>
internal sealed class UnaskedResult : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4009";

    private static readonly DiagnosticDescriptor Unasked = RuleDescriptor.Create(
        Id,
        "Conflict result dropped",
        "When the row of '{0}' is there already, this stores nothing, and {1}. Ask the number of affected rows.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Info,
        "DO NOTHING affects 0 rows when the key is taken: the row is somebody else's, with another id. Only the number of affected rows tells.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Unasked;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (SkipsInSilence(insert) && !IsReadAgain(insert, body) && (NewKeyInUse(insert, body) ?? CreationTold(insert, body)) is { } mistake)
            {
                yield return new SqlInsertFinding(Unasked, CallPlace.Of(insert.Operation), DiagnosticSeverity.Info, insert)
                {
                    MessageArguments = ImmutableArray.Create(insert.Rows.DisplayName, mistake),
                };
            }
        }
    }

    private static bool SkipsInSilence(SqlInsertCall insert) =>
        insert is { InsertsManyRows: false, Statement: { IsReliable: true, OnConflict: { IsUpdate: false, Target.IsEmpty: false } } } && CallResult.IsDropped(insert.Operation);

    private static bool IsReadAgain(SqlInsertCall insert, BodyUnderAnalysis body) =>
        body.Calls.OfType<ReadCall>().Any(read => read.Change == RowChange.None && read.Operation.Syntax.SpanStart > insert.Operation.Syntax.SpanStart && read.Rows.CanBeSameAs(insert.Rows));

    /// <summary>A new uuid that is stored outside of the conflict target, and that the method goes on with.</summary>
    private static string? NewKeyInUse(SqlInsertCall insert, BodyUnderAnalysis body)
    {
        var target = insert.Statement.OnConflict!.Target.Select(element => element.Expression).OfType<ColumnExpression>().Select(column => column.Column.Value).ToList();
        foreach (var column in insert.Statement.Columns.Select(listed => listed.Value))
        {
            if (!target.Contains(column)
                && insert.ValueOf(column) is OperationValue { Operation: var given }
                && LocalOf(given.WithoutConversions()) is { } local
                && body.Locals.OnlyValueOf(local)?.WithoutConversions() is IInvocationOperation { TargetMethod: { Name: "NewGuid" or "CreateVersion7", IsStatic: true } }
                && body.MentionsOf(local).Any(mention => mention.SpanStart > insert.Operation.Syntax.Span.End))
                return $"'{local.Name}', which the method goes on with, is no row's '{column}'";
        }

        return null;
    }

    /// <summary>The local that gives the value; an interpolated one is given as what it was assigned.</summary>
    private static ILocalSymbol? LocalOf(IOperation given) => given switch
    {
        ILocalReferenceOperation { Local: var read } => read,
        { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } } => declared,
        _ => null,
    };

    /// <summary>A 201 that is answered behind the insert.</summary>
    private static string? CreationTold(SqlInsertCall insert, BodyUnderAnalysis body) =>
        body.Operations.OfType<IInvocationOperation>().FirstOrDefault(call => IsCreated(call.TargetMethod) && call.Syntax.SpanStart > insert.Operation.Syntax.Span.End) is { } told
            ? $"'{told.TargetMethod.Name}' tells that it has been created"
            : null;

    private static bool IsCreated(IMethodSymbol method) =>
        method.Name is "Created" or "CreatedAtAction" or "CreatedAtRoute" && method.ContainingType?.Name is "ControllerBase" or "Results" or "TypedResults";
}
