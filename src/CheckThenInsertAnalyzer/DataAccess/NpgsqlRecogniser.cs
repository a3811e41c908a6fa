using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Recognises the execution of commands and batches of Npgsql, also through the base types of System.Data.</summary>
internal sealed class NpgsqlRecogniser(AdoNetSymbols symbols, CommandHistory history)
{
    /// <summary>The method names worth a look at the symbol.</summary>
    public static bool IsCandidate(string name) => name.StartsWith("Execute", StringComparison.Ordinal);

    /// <summary>What a call does; null when it executes no command.</summary>
    public IEnumerable<DatabaseCall>? Recognise(IInvocationOperation invocation) => Recognise(invocation, invocation.Instance, invocation.TargetMethod);

    /// <summary>What <c>command.ExecuteScalarAsync</c> does, handed to a method that runs it.</summary>
    public IEnumerable<DatabaseCall>? Recognise(IMethodReferenceOperation handedOn) => Recognise(handedOn, handedOn.Instance, handedOn.Method);

    private IEnumerable<DatabaseCall>? Recognise(IOperation execution, IOperation? command, IMethodSymbol method)
    {
        if (command is null || AnswerOf(method.Name) is not { } known)
            return null;
        if (symbols.IsBatch(command.Type))
            return ReadBatch(execution, history.BatchCommandsOf(command, execution).ToList());
        return symbols.IsCommand(command.Type) ? Read(execution, command, history.Of(command, execution), known.Answer) : null;
    }

    private static IEnumerable<DatabaseCall> ReadBatch(IOperation execution, List<CommandState> commands) =>
        commands.SelectMany(batched => Read(execution, command: null, batched, answer: null, isAmongOthers: commands.Count > 1));

    private static IEnumerable<DatabaseCall> Read(IOperation invocation, IOperation? command, CommandState state, ReadAnswer? answer, bool isAmongOthers = false) =>
        SqlCallReader.Read(new SentSql(invocation, DatabaseLibrary.Npgsql, state.Text, state.Parameters, answer, ScalarIsBoolean: IsCastToBoolean(invocation))
        {
            IsProcedureName = state.IsProcedureName,
            IsAmongOthers = isAmongOthers,
            Source = state.Text is null ? state.Written ?? command : null,
            Given = state.Given,
        });

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
