using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.PostgresTests.Harness;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>Writes calls of one data access library.</summary>
/// <param name="Name">For the cell's name.</param>
/// <param name="Libraries">What the program references.</param>
/// <param name="Session">The method's first parameter.</param>
/// <param name="FillsHoles">Whether values are holes of an interpolated text, and not parameters by name.</param>
/// <param name="Send">Writes the calls: a free name, the text as C#, and the parameters' names.</param>
internal sealed partial record CellLibrary(string Name, Libraries Libraries, string Session, bool FillsHoles, Func<string, string, IReadOnlyList<string>, CellCommand> Send)
{
    public static CellLibrary Dapper { get; } = new("Dapper", Libraries.Dapper, "NpgsqlConnection conn", FillsHoles: false, (_, text, parameters) =>
    {
        var arguments = $"({text}, new {{ {string.Join(", ", parameters)} }})";
        return new CellCommand(
            "",
            $"await conn.ExecuteAsync{arguments}",
            $"await conn.ExecuteScalarAsync<bool>{arguments}",
            $"await conn.QueryFirstOrDefaultAsync<int?>{arguments}",
            $"await conn.QuerySingleAsync<int>{arguments}");
    });

    public static CellLibrary Command { get; } = new("NpgsqlCommand", Libraries.Npgsql, "NpgsqlConnection conn", FillsHoles: false, (name, text, parameters) => OfCommand(name, $"new NpgsqlCommand({text}, conn)", parameters));

    public static CellLibrary DataSource { get; } = new("NpgsqlDataSource", Libraries.Npgsql, "NpgsqlDataSource source", FillsHoles: false, (name, text, parameters) => OfCommand(name, $"source.CreateCommand({text})", parameters));

    public static CellLibrary Batch { get; } = new("NpgsqlBatch", Libraries.Npgsql, "NpgsqlConnection conn", FillsHoles: false, (name, text, parameters) =>
        name is "insert" or "update" ? OfBatch(name, text, parameters) : OfCommand(name, $"new NpgsqlCommand({text}, conn)", parameters));

    public static CellLibrary EntityFrameworkSql { get; } = new("EF ExecuteSql", Libraries.EntityFramework, "AppDb db", FillsHoles: true, (_, text, _) => new CellCommand(
        "",
        $"await db.Database.ExecuteSqlAsync({text})",
        $"await db.Database.SqlQuery<bool>({text}).SingleAsync()",
        $"await db.Database.SqlQuery<int?>({text}).FirstOrDefaultAsync()",
        ""));

    /// <summary>Whether it has the calls for a shape: it may not give what an insert returns, or want a command for each statement.</summary>
    public bool CanSend(CellShape shape) =>
        !((FillsHoles || this == Batch) && (shape == CellShape.ReturnId || shape == CellShape.KeepId))
        && !(this == Batch && shape == CellShape.ReplaceInOneText)
        && (shape != CellShape.DrawAgain || this == Dapper || this == EntityFrameworkSql);

    /// <summary>What begins a transaction; null for a session that is no one connection.</summary>
    public string? Transactions => Session switch
    {
        "NpgsqlConnection conn" => "conn.",
        "AppDb db" => "db.Database.",
        _ => null,
    };

    /// <summary>The call of one text.</summary>
    /// <param name="name">A free name.</param>
    /// <param name="sql">The text, its parameters in braces.</param>
    /// <param name="literal">How it is written down.</param>
    public CellCommand Sending(string name, string sql, CellLiteral literal)
    {
        var parameters = Placeholder().Matches(sql).Select(match => match.Groups[1].Value).Distinct().ToList();
        var text = FillsHoles ? sql : Placeholder().Replace(sql, "@$1");
        var code = Literal(text, literal);
        if (literal is not CellLiteral.LocalConstant)
            return Send(name, code, parameters);
        var command = Send(name, name + "Sql", parameters);
        return command with { Setup = $"const string {name}Sql = {code};\n{command.Setup}" };
    }

    private static CellCommand OfCommand(string name, string creation, IEnumerable<string> parameters)
    {
        return new CellCommand(
            $"await using var {name} = {creation};\n{Values(name, parameters)}",
            $"await {name}.ExecuteNonQueryAsync()",
            $"(bool)(await {name}.ExecuteScalarAsync())!",
            $"(int?)await {name}.ExecuteScalarAsync()",
            $"(int)(await {name}.ExecuteScalarAsync())!");
    }

    /// <summary>What writes, in a batch of its own.</summary>
    private static CellCommand OfBatch(string name, string text, IEnumerable<string> parameters) => new(
        $"await using var {name} = new NpgsqlBatch(conn);\nvar {name}Command = new NpgsqlBatchCommand({text});\n{Values(name + "Command", parameters)}{name}.BatchCommands.Add({name}Command);\n",
        $"await {name}.ExecuteNonQueryAsync()",
        "",
        "",
        "");

    private static string Values(string command, IEnumerable<string> parameters) =>
        string.Concat(parameters.Select(parameter => $"{command}.Parameters.AddWithValue(\"{parameter}\", {(parameter == "name" ? "(object?)name ?? DBNull.Value" : parameter == "id" ? "id.Value" : parameter)});\n"));

    private string Literal(string sql, CellLiteral literal)
    {
        var mark = FillsHoles ? "$" : "";
        var broken = sql.Replace(" VALUES ", "\n        VALUES ").Replace(" WHERE ", "\n        WHERE ");
        return literal switch
        {
            CellLiteral.Verbatim => $"{mark}@\"{broken.Replace("\"", "\"\"")}\"",
            CellLiteral.Raw => $"{mark}\"\"\"\n        {broken}\n        \"\"\"",
            CellLiteral.Concatenated when sql.IndexOf(" VALUES ", StringComparison.Ordinal) is > 0 and var cut => $"{Literal(sql[..(cut + 1)], CellLiteral.Regular)}\n            + {Literal(sql[(cut + 1)..], CellLiteral.Regular)}",
            _ => $"{mark}\"{sql.Replace("\"", "\\\"")}\"",
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
