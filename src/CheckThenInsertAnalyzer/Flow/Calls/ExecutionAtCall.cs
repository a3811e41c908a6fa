using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Says at the call of a method that runs what it is given what the command or text of this call does.</summary>
internal sealed class ExecutionAtCall(IInvocationOperation invocation, BodyUnderAnalysis body)
{
    /// <summary>What the command or text does, in the order of its statements.</summary>
    /// <param name="execution">What the method does with it.</param>
    /// <param name="source">The command or text.</param>
    /// <param name="given">What holds the values of the text's placeholders; null when there is nothing.</param>
    public IEnumerable<DatabaseCall> CallsOf(SummarisedExecution execution, IOperation source, IOperation? given)
    {
        var state = StateOf(execution, source, given);
        var sent = new SentSql(invocation, execution.Library, state.Text, state.Parameters, execution.ResultAnswer, execution.ScalarIsBoolean || GivesBoolean)
        {
            IsProcedureName = execution.IsProcedureName || state.IsProcedureName,
            Source = state.Text is null ? state.Written ?? source : null,
            Given = state.Given ?? given,
            IsSentByMethod = true,
            MethodAnswer = GivesBoolean && execution.Answer == execution.ResultAnswer ? ReadAnswer.Exists : execution.Answer,
        };
        return SqlCallReader.Read(sent).Select(call => call is SqlInsertCall insert ? CalledInsertCall.Of(insert, execution.IsHandled) : call).Select(call => call with { Chain = execution.Chain });
    }

    private CommandState StateOf(SummarisedExecution execution, IOperation source, IOperation? given)
    {
        var texts = new SqlLiteralReader(body.Locals, body.Project.Models);
        var history = new CommandHistory(body.Locals, texts, body.Operations);
        if (body.Project.Libraries.AdoNet?.IsCommand(source.WithoutConversions().Type) == true)
            return history.Of(source, invocation);
        switch (execution.Library)
        {
            case DatabaseLibrary.Dapper:
                return new CommandState(texts.Read(source), DapperDynamicParameters.At(invocation, given, body.Operations) ?? new DapperParameters(given));
            case DatabaseLibrary.EntityFrameworkSql:
                var (text, parameters) = EntitySql.Read(source, given, isRaw: source.Type?.SpecialType == SpecialType.System_String, texts);
                return new CommandState(text, parameters);
            default:
                return new CommandState(texts.Read(source), given is null ? new CommandParameters() : history.ParametersIn(given));
        }
    }

    /// <summary>Whether the caller says that the first column is a bool: <c>Scalar&lt;bool&gt;(sql)</c>.</summary>
    private bool GivesBoolean =>
        invocation.TargetMethod is { OriginalDefinition.ReturnType: var declared, ReturnType: var type } && declared.WithoutTask() is ITypeParameterSymbol && type.WithoutTask().SpecialType == SpecialType.System_Boolean;
}
