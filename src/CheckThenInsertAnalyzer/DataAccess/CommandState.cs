using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What a command holds when it is executed.</summary>
/// <param name="Text">Null when it is not to be seen.</param>
/// <param name="Parameters">The parameters that were added.</param>
internal sealed record CommandState(SqlLiteral? Text, ISqlParameters Parameters)
{
    /// <summary>What the text was set to; null when the command has it from elsewhere.</summary>
    public IOperation? Written { get; init; }

    /// <summary>The sequence of parameters that was added as a whole; null when none was.</summary>
    public IOperation? Given { get; init; }

    /// <summary>Whether the text is the name of a function or procedure.</summary>
    public bool IsProcedureName { get; init; }

    /// <summary>A command of which nothing is known.</summary>
    public static CommandState Unknown { get; } = new(null, new CommandParameters());
}
