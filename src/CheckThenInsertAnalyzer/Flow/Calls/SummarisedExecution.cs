using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>That a method runs a command, or sends a text, which it is given.</summary>
/// <param name="Library">Through which library.</param>
/// <param name="Source">The place of the parameter that is the command or text.</param>
/// <param name="Given">The place of the parameter that holds the values of a text's placeholders; null when there is none.</param>
/// <param name="ResultAnswer">How the library's result tells the method of a row; null when it gives no rows.</param>
/// <param name="ScalarIsBoolean">Whether the first column is turned into a bool.</param>
/// <param name="IsProcedureName">Whether the text is the name of a function or procedure.</param>
/// <param name="Answer">How the method's own result tells of a row; null when it does not.</param>
/// <param name="IsHandled">Whether the method takes the violation itself.</param>
/// <param name="Chain">The methods between this one and the database, this one first.</param>
internal sealed record SummarisedExecution(
    DatabaseLibrary Library,
    int Source,
    int? Given,
    ReadAnswer? ResultAnswer,
    bool ScalarIsBoolean,
    bool IsProcedureName,
    ReadAnswer? Answer,
    bool IsHandled,
    ImmutableArray<CallStep> Chain);
