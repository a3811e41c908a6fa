using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Recognises the execution of commands and batches of Npgsql, also through the base types of System.Data.</summary>
internal sealed class NpgsqlRecogniser(AdoNetSymbols symbols, CommandHistory history)
{
    /// <summary>The method names worth a look at the symbol.</summary>
    public static bool IsCandidate(string name) => name.StartsWith("Execute", StringComparison.Ordinal);

    /// <summary>What a call does; null when it executes no command.</summary>
    public IEnumerable<DatabaseCall>? Recognise(IInvocationOperation invocation)
    {
        if (invocation.Instance is not { } command || AnswerOf(invocation.TargetMethod.Name) is not { } execution)
            return null;
        if (symbols.IsBatch(command.Type))
            return history.BatchCommandsOf(command, invocation).SelectMany(batched => Read(invocation, batched, answer: null));
        return symbols.IsCommand(command.Type) ? Read(invocation, history.Of(command, invocation), execution.Answer) : null;
    }

    private static IEnumerable<DatabaseCall> Read(IInvocationOperation invocation, CommandState state, ReadAnswer? answer) =>
        SqlCallReader.Read(new SentSql(invocation, DatabaseLibrary.Npgsql, state.Text, state.Parameters, answer, ScalarIsBoolean: IsCastToBoolean(invocation)));

    /// <summary>ExecuteScalar gives an object; <c>(bool)</c> of it says that the column is one.</summary>
    private static bool IsCastToBoolean(IOperation operation)
    {
        var outer = operation.Parent;
        while (outer is IAwaitOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            outer = outer.Parent;
        return outer is IConversionOperation { Type.SpecialType: SpecialType.System_Boolean };
    }

    private static (ReadAnswer? Answer, bool IsExecution)? AnswerOf(string method) => method switch
    {
        "ExecuteScalar" or "ExecuteScalarAsync" => (ReadAnswer.Row, true),
        "ExecuteReader" or "ExecuteReaderAsync" => (ReadAnswer.Reader, true),
        "ExecuteNonQuery" or "ExecuteNonQueryAsync" => (null, true),
        _ => null,
    };
}
