using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.PostgresTests.Harness;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>The cells whose programs write SQL: each shape with each library, in both styles, the literals and keys taking turns.</summary>
internal static class SqlCells
{
    private static readonly CellKey[] Keys = [CellKey.OneColumn, CellKey.SeveralColumns, CellKey.QuotedColumn];

    private static readonly CellShape[] Shapes =
    [
        CellShape.Skip, CellShape.Refuse, CellShape.Throw, CellShape.DrawAgain,
        CellShape.ReturnId, CellShape.KeepId, CellShape.ReadAgain,
        CellShape.UpdateFound, CellShape.UpdateKey, CellShape.UpdateTried,
        CellShape.Replace, CellShape.ReplaceInOneText,
    ];

    /// <summary>The cells of a library.</summary>
    public static IEnumerable<ProofCell> Of(CellLibrary library)
    {
        var literals = library.FillsHoles ? [CellLiteral.Regular, CellLiteral.Raw, CellLiteral.Verbatim] : Enum.GetValues<CellLiteral>();
        var turn = 0;
        foreach (var shape in Shapes.Where(library.CanSend))
        {
            foreach (var isAsync in new[] { true, false })
            {
                for (var i = 0; i < 2; i++, turn++)
                    yield return Cell(shape, library, literals[turn % literals.Length], Keys[(turn / 2 + i) % Keys.Length], isAsync, BestFixOf(shape));
                if (KeepingFixOf(shape) is { } keeping)
                    yield return Cell(shape, library, literals[turn % literals.Length], Keys[turn % Keys.Length], isAsync, keeping);
            }
        }

        if (library.Transactions is { } begin)
        {
            foreach (var (shape, locksRow) in new[] { (CellShape.Skip, false), (CellShape.Throw, true), (CellShape.UpdateFound, true), (CellShape.UpdateFound, false) })
            {
                yield return Cell(shape.Protected(begin, locksRow), library, literals[turn % literals.Length], Keys[turn % Keys.Length], turn % 2 == 0, "CTI1005.LetTheIndexDecide");
                turn++;
            }
        }

        // Keys that no clause is written for: the violation is caught.
        foreach (var shape in new[] { CellShape.Refuse, CellShape.Throw })
        {
            yield return Cell(shape, library, CellLiteral.Regular, CellKey.PartialIndex, isAsync: true, BestFixOf(shape));
            yield return Cell(shape, library, CellLiteral.Raw, CellKey.ExpressionIndex, isAsync: false, BestFixOf(shape));
        }
    }

    private static string BestFixOf(CellShape shape) => shape.Rule switch
    {
        "CTI1001" => "CTI1001.LetTheIndexDecide",
        "CTI1002" => "CTI1002.GoOnWithTheRow",
        _ => "CTI1003.UpdateTheRowThatIsThere",
    };

    private static string? KeepingFixOf(CellShape shape) => shape.Rule switch
    {
        "CTI1001" when shape != CellShape.Skip && shape != CellShape.DrawAgain => "CTI1001.KeepTheCheck",
        "CTI1003" when shape != CellShape.Replace && shape != CellShape.ReplaceInOneText => "CTI1003.KeepTheUpdate",
        _ => null,
    };

    private static ProofCell Cell(CellShape shape, CellLibrary library, CellLiteral literal, CellKey key, bool isAsync, string fix)
    {
        var body = shape.Body(key, (name, sql) => library.Sending(name, sql, literal));
        var method = $$"""
                public static async Task<{{shape.Result}}> Run({{library.Session}}{{key.Declarations}}, string? name)
                {
            {{Regex.Replace(body, "^(?=.)", "        ", RegexOptions.Multiline)}}
                }
            """.Replace("Task<void>", "Task");
        var code = Program(library, isAsync ? method : Synchronous(method, shape.Result));
        return new ProofCell(
            $"{library.Name}: {shape.Name}",
            $"{literal}, {(isAsync ? "async" : "sync")}, {key.Name}",
            fix,
            new ProofSource
            {
                Code = code,
                Ddl = key.Ddl.Contains("app.") ? "CREATE SCHEMA app;\n" + key.Ddl : key.Ddl,
                Libraries = library.Libraries,
                MeetingPoint = shape.MeetingPoint,
                ResultMeaning = shape.Result == "int" ? ResultMeaning.GeneratedKey : ResultMeaning.Value,
                Calls = Calls(key),
                Race = Race(key),
            });
    }

    /// <summary>Calls one after the other: new and there already, another case, nothing, quotes.</summary>
    public static ImmutableArray<ProofCall> Calls(CellKey key) =>
    [
        key.Call("new@example.org", "Ada"),
        key.Call("new@example.org", "Eve"),
        key.Call("NEW@example.org", "other case"),
        key.Call("nameless@example.org", null),
        key.Call("nameless@example.org", "named later"),
        key.Call("", "it's \"quoted\" -- not a comment"),
        key.Call("", null),
    ];

    /// <summary>Two calls that meet.</summary>
    public static (ProofCall First, ProofCall Second) Race(CellKey key) => (key.Call("race@example.org", "first"), key.Call("race@example.org", "second"));

    /// <summary>The method without its waiting.</summary>
    public static string Synchronous(string method, string result) => method
        .Replace($"async Task<{result}>", result)
        .Replace("async Task ", "void ")
        .Replace("await ", "")
        .Replace("Async(", "(")
        .Replace("Async<", "<");

    /// <summary>The program round the method.</summary>
    public static string Program(CellLibrary library, string method) => $$"""
        {{(library.Libraries.HasFlag(Libraries.EntityFramework) ? "using Microsoft.EntityFrameworkCore;\n" : library.Libraries.HasFlag(Libraries.Dapper) ? "using Dapper;\n" : "")}}using Npgsql;

        {{(library.Libraries.HasFlag(Libraries.EntityFramework) ? "public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options);\n\n" : "")}}public sealed class ConflictException(string message) : Exception(message);

        public static class Accounts
        {
        {{method}}
        }
        """;
}
