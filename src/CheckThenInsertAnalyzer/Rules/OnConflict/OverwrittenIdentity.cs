using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>CTI4007: DO UPDATE gives the row that is there already another key, or another time of creation.</summary>
internal sealed class OverwrittenIdentity : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI4007";

    private static readonly DiagnosticDescriptor Overwritten = RuleDescriptor.Create(
        Id,
        "Upsert rewrites identity",
        "When the row of '{0}' is there already, this DO UPDATE overwrites its {1}. Leave {2} out of SET.",
        RuleCategory.OnConflict,
        DiagnosticSeverity.Warning,
        "DO UPDATE runs for a row that other rows refer to and that was made some time ago. A new key breaks or loses what refers to it, and a new time of creation is not true.");

    /// <summary>The names of creation times, without underscores and in lower case.</summary>
    private static readonly ImmutableHashSet<string> CreationTimes = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "created", "createdat", "createdatutc", "createdon", "createdonutc", "createdutc", "createddate", "createdtime", "createdtimestamp",
        "creationdate", "creationtime", "creationtimestamp", "createdate", "createtime", "datecreated", "timecreated", "insertedat", "insertedon");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Overwritten;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var insert in body.Calls.OfType<SqlInsertCall>())
        {
            if (insert.Statement is not { IsReliable: true, OnConflict: { IsUpdate: true, Assignments: var assignments } clause })
                continue;
            var table = InsertedTable.Of(insert, body);
            if (TargetColumns(clause, table) is not { } target)
                continue;

            var found = Enumerable.Range(0, assignments.Length)
                .Select(index => (Index: index, Judged: Judge(assignments[index], target, insert, table, body)))
                .Where(one => one.Judged is not null)
                .ToList();
            if (found.Count > 0)
                yield return Report(insert, found.Select(one => one.Index).ToImmutableArray(), found.Select(one => one.Judged!.Value).ToList());
        }
    }

    /// <summary>The columns by which the row was found; null when they are not known.</summary>
    private static ISet<string>? TargetColumns(OnConflictClause clause, TableSchema? table)
    {
        if (clause.Constraint is { } constraint)
        {
            return table?.UniqueKeys.FirstOrDefault(key => key.Name == constraint.Value) is { } key
                ? new HashSet<string>(key.Parts.Select(part => part.Column).OfType<string>(), StringComparer.Ordinal)
                : null;
        }

        return clause.Target.IsEmpty
            ? null
            : new HashSet<string>(clause.Target.Select(element => element.Expression).OfType<ColumnExpression>().Select(column => column.Column.Value), StringComparer.Ordinal);
    }

    /// <summary>What an assignment overwrites; null when it may be meant.</summary>
    private static (string Column, string Loss)? Judge(Assignment assignment, ISet<string> target, SqlInsertCall insert, TableSchema? table, BodyUnderAnalysis body)
    {
        if (assignment is not { Columns: [{ Value: var column }], Values: [var value] } || target.Contains(column))
            return null;
        if (IsIdentity(column, table) && IsNewValue(value))
            return (column, $"'{column}', by which other rows refer to it");
        if (CreationTimes.Contains(column.Replace("_", "").ToLowerInvariant()) && IsCurrentTime(column, value, insert, body))
            return (column, $"'{column}', which then no longer tells when the row was made");
        return null;
    }

    /// <summary>A column of the primary key that is generated, or called id: natural keys may change, as when a session gets a new token.</summary>
    private static bool IsIdentity(string column, TableSchema? table)
    {
        var isNamed = string.Equals(column, "id", StringComparison.OrdinalIgnoreCase);
        if (table is null)
            return isNamed;
        return table.Column(column) is { } known
            && (known.DrawsFromSequence
                || ((isNamed || known.Generation == ColumnGeneration.Default) && table.UniqueKeys.Any(key => key.IsPrimary && key.Parts.Any(part => part.Column == column))));
    }

    /// <summary>Whether the value is the new row's or comes from outside, and not the column's own.</summary>
    private static bool IsNewValue(SqlExpression value) => value.WithoutCasts() switch
    {
        ColumnExpression column => IsExcluded(column),
        ParameterExpression or HoleExpression => true,
        FunctionExpression { Name.Name.Value: "nextval" or "gen_random_uuid" or "uuid_generate_v4" or "uuidv4" or "uuidv7" } => true,
        _ => false,
    };

    private static bool IsExcluded(ColumnExpression column) => column.Qualifier is { Value: "excluded" };

    /// <summary>Whether the value is the current time, or the new row's own, which is the current time or a default.</summary>
    private static bool IsCurrentTime(string column, SqlExpression value, SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (value.WithoutCasts() is not ColumnExpression excluded)
            return CurrentTime.Is(value, insert, body.Locals);
        if (!IsExcluded(excluded) || excluded.Column.Value != column || insert.Statement.Columns.IsEmpty)
            return false;

        var given = insert.ValuesOf(column).ToList();
        return given.Count == 0 ? insert.ValueOf(column) is null : given.TrueForAll(one => CurrentTime.Is(one, insert, body.Locals));
    }

    private static OverwrittenColumnFinding Report(SqlInsertCall insert, ImmutableArray<int> indexes, IReadOnlyList<(string Column, string Loss)> found) =>
        new(Overwritten, CallPlace.Of(insert.Operation), DiagnosticSeverity.Warning, insert, indexes)
        {
            MessageArguments = ImmutableArray.Create(
                insert.Rows.DisplayName,
                string.Join(", and its ", found.Select(one => one.Loss)),
                string.Join(" and ", found.Select(one => $"'{one.Column}'"))),
        };
}
