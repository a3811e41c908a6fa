using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads which functions a script makes and drops.</summary>
internal static class FunctionReader
{
    /// <summary>Reads CREATE FUNCTION after these words; null when its head cannot be read.</summary>
    public static CreateFunction? ReadCreate(SqlTokenReader reader, int line)
    {
        if (reader.TakeQualifiedName() is not { } name || FunctionParameterReader.Read(reader, out _) is not { } parameters)
            return null;
        var range = reader.StatementRange;
        var text = reader.Text.Substring(range.Start, range.Length);
        return new CreateFunction(name, parameters, new Lazy<CreateFunctionStatement?>(() => SqlParser.Parse(text).FirstOrDefault() as CreateFunctionStatement), line);
    }

    /// <summary>Reads DROP FUNCTION after these words; null when a name cannot be read.</summary>
    public static DropFunctions? ReadDrop(SqlTokenReader reader, int line)
    {
        reader.TakeWords("if", "exists");
        var functions = ImmutableArray.CreateBuilder<(QualifiedName Name, int? Parameters)>();
        do
        {
            if (reader.TakeQualifiedName() is not { } name)
                return null;
            var parameters = reader.At(SqlTokenKind.LeftParenthesis) ? FunctionParameterReader.Read(reader, out _) : null;
            functions.Add((name, parameters?.Length));
        }
        while (reader.Take(SqlTokenKind.Comma));

        return new DropFunctions(functions.ToImmutable(), line);
    }
}
