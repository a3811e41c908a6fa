using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A method that the way from a body to a database call passes through.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Place">Where it calls on: the next method, or the database. It holds no tree, so that it may stand in another project's file.</param>
internal sealed record CallStep(string Method, Location Place);
