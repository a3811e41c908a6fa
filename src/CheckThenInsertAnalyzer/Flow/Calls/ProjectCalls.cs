namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What is needed to follow the calls of a project.</summary>
/// <param name="Index">The methods and types in sight, by name.</param>
/// <param name="Callees">Which methods a call may run.</param>
/// <param name="Summaries">What they do.</param>
/// <param name="Projects">The projects that they stand in.</param>
internal sealed record ProjectCalls(SourceIndex Index, Callees Callees, MethodSummaries Summaries, SourceProjects Projects);
