using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A SQL text on its way to the server.</summary>
/// <param name="Operation">The call that sends it.</param>
/// <param name="Library">The library that sends it.</param>
/// <param name="Sql">The text; null when it is not to be seen.</param>
/// <param name="Parameters">The values of its placeholders.</param>
/// <param name="ResultAnswer">How a plain column's result says that there is no row; null when the call gives no rows (Execute).</param>
/// <param name="ScalarIsBoolean">Whether the client turns the first column into a bool.</param>
internal sealed record SentSql(
    IOperation Operation,
    DatabaseLibrary Library,
    SqlLiteral? Sql,
    ISqlParameters Parameters,
    ReadAnswer? ResultAnswer,
    bool ScalarIsBoolean)
{
    /// <summary>Whether the text is the name of a function or procedure, which takes the parameters by their names (CommandType.StoredProcedure).</summary>
    public bool IsProcedureName { get; init; }

    /// <summary>Whether the call sends other texts too, so that its result is not this one's alone.</summary>
    public bool IsAmongOthers { get; init; }

    /// <summary>The command, or else the text, as the body has it that sends it; null when the text is in sight.</summary>
    public IOperation? Source { get; init; }

    /// <summary>The object or sequence that holds the values of the placeholders, as the body has it that sends the text; null when there is none.</summary>
    public IOperation? Given { get; init; }

    /// <summary>Whether the call is one of a method that sends the text it is given; its own answer is then <see cref="MethodAnswer"/>.</summary>
    public bool IsSentByMethod { get; init; }

    /// <summary>How the result of the method tells whether the text gives a row; null when it does not, and where the text is sent at once.</summary>
    public ReadAnswer? MethodAnswer { get; init; }

    /// <summary>How a plain column's result, or the number of rows, tells the sender.</summary>
    public ReadAnswer OwnAnswer => ScalarIsBoolean ? ReadAnswer.Exists : ResultAnswer ?? ReadAnswer.Count;

    /// <summary>What the sender is told, as its caller hears it; null when that says nothing. A method that makes something else of the result does so of every value.</summary>
    public ReadCall? AsTold(ReadCall read) =>
        !IsSentByMethod ? read
        : MethodAnswer is not { } told ? null
        : read.Answer == OwnAnswer ? read with { Answer = told }
        : told == OwnAnswer ? read
        : null;
}
