using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The statements of one file that have to do with tables and keys, in order.</summary>
internal sealed record DdlScript(ImmutableArray<DdlStep> Steps);
