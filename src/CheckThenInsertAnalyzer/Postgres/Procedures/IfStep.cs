using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>IF … THEN … ELSIF … ELSE … END IF, or CASE … END CASE.</summary>
/// <param name="Branches">IF and each ELSIF, in order.</param>
/// <param name="Else">The steps of ELSE; empty when there are none.</param>
internal sealed record IfStep(ImmutableArray<IfBranch> Branches, ImmutableArray<ProcedureStep> Else, SqlRange Range) : ProcedureStep(Range);
