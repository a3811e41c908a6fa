using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Recognises Dapper's extension methods (FACTS I11). Dapper sends the text as it is; violations arrive unwrapped (F5).</summary>
internal sealed class DapperRecogniser(DapperSymbols symbols, LocalAssignments locals, SqlLiteralReader texts, IReadOnlyList<IOperation> body)
{
    /// <summary>The method names worth a look at the symbol.</summary>
    public static bool IsCandidate(string name) => name.StartsWith("Query", StringComparison.Ordinal) || name.StartsWith("Execute", StringComparison.Ordinal);

    /// <summary>What a call does; null when it is none of Dapper's.</summary>
    public IEnumerable<DatabaseCall>? Recognise(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.SqlMapper) || !method.IsExtensionMethod)
            return null;

        var (text, parameters, type) = TextAndParameters(invocation);
        var scalar = method.TypeArguments.Length == 1 ? method.TypeArguments[0] : null;
        return SqlCallReader.Read(new SentSql(
            invocation,
            DatabaseLibrary.Dapper,
            texts.Read(text),
            DapperDynamicParameters.At(invocation, parameters, body) ?? new DapperParameters(parameters),
            AnswerOf(method.Name),
            ScalarIsBoolean: scalar?.SpecialType == SpecialType.System_Boolean)
        {
            IsProcedureName = StoredProcedureType.Is(type),
            Source = text,
            Given = parameters,
        });
    }

    private (IOperation? Text, IOperation? Parameters, IOperation? Type) TextAndParameters(IInvocationOperation invocation)
    {
        if (invocation.Argument("sql") is { } sql)
            return (sql, invocation.Argument("param"), invocation.Argument("commandType"));

        var command = invocation.Argument("command")?.WithoutConversions();
        if (command is ILocalReferenceOperation { Local: { } local })
            command = locals.OnlyValueOf(local)?.WithoutConversions();
        return command is IObjectCreationOperation creation && SymbolEqualityComparer.Default.Equals(creation.Type, symbols.CommandDefinition)
            ? (creation.Argument("commandText"), creation.Argument("parameters"), creation.Argument("commandType"))
            : (null, null, null);
    }

    /// <summary>How the result of the method tells that there is no row; null when it returns no rows or throws without one.</summary>
    private static ReadAnswer? AnswerOf(string method) => method switch
    {
        "ExecuteScalar" or "ExecuteScalarAsync" => ReadAnswer.Row,
        "QueryFirstOrDefault" or "QueryFirstOrDefaultAsync" or "QuerySingleOrDefault" or "QuerySingleOrDefaultAsync" => ReadAnswer.Row,
        "Query" or "QueryAsync" or "QueryUnbufferedAsync" => ReadAnswer.Rows,
        "ExecuteReader" or "ExecuteReaderAsync" => ReadAnswer.Reader,
        "QuerySingle" or "QuerySingleAsync" or "QueryFirst" or "QueryFirstAsync" => ReadAnswer.Row,
        _ => null,
    };
}
