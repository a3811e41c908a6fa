using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.PostgresTests.Harness;
using CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>The cells whose programs give a row another key.</summary>
internal static class UpdateCells
{
    private const string Fix = "CTI1007.CatchTheViolation";

    private const string SqlRefuse = """
        CHECK_SETUPif (CHECK)
            return false;

        UPDATE_SETUPUPDATE;
        return true;
        """;

    private const string SqlThrow = """
        CHECK_SETUPif (CHECK)
        {
            throw new ConflictException("taken");
        }

        UPDATE_SETUPreturn UPDATE;
        """;

    private const string SqlBranch = """
        CHECK_SETUPif (!CHECK)
        {
            UPDATE_SETUPUPDATE;
        }
        else
        {
            return "taken";
        }

        return "";
        """;

    private const string Assign = """
        if (await db.Users.AnyAsync(u => u.Id != account && u.Email == email))
            return false;
        var user = await db.Users.SingleAsync(u => u.Id == account);
        user.Email = email;
        await db.SaveChangesAsync();
        return true;
        """;

    private const string Tell = """
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = await db.Users.FindAsync(account);
        var other = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (other != null && other.Id != account) return "taken";

        user!.Email = email;
        user.Name = "renamed";
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return "";
        """;

    private const string Whole = """
        var user = new User { Id = account, Email = email, Name = "whole" };
        if (await db.Users.AnyAsync(u => u.Email == user.Email && u.Id != user.Id))
            throw new ConflictException("taken");
        db.Users.Update(user);
        await db.SaveChangesAsync();
        """;

    private const string Execute = """
        if (await db.Users.AnyAsync(u => u.Id != account && u.Email == email))
            return false;
        await db.Users.Where(u => u.Id == account).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, email));
        return true;
        """;

    private static readonly (string Shape, string Result, string Body)[] SqlShapes =
    [
        ("tell that it is taken", "bool", SqlRefuse),
        ("throw if it is taken", "int", SqlThrow),
        ("change it if it is free", "string", SqlBranch),
    ];

    private static readonly (string Shape, string Result, string Body)[] EntityShapes =
    [
        ("assign", "bool", Assign),
        ("tell from the other", "string", Tell),
        ("update whole", "void", Whole),
        ("execute update", "bool", Execute),
    ];

    /// <summary>Each shape with each library, in both styles, the literals taking turns.</summary>
    public static IEnumerable<ProofCell> All
    {
        get
        {
            var turn = 0;
            foreach (var library in new[] { CellLibrary.Dapper, CellLibrary.Command, CellLibrary.DataSource, CellLibrary.Batch, CellLibrary.EntityFrameworkSql })
            {
                foreach (var (shape, result, body) in SqlShapes)
                {
                    foreach (var isAsync in new[] { true, false })
                        yield return SqlCell(library, shape, result, body, (CellLiteral)(turn++ % 3), isAsync);
                }
            }

            foreach (var (shape, result, body) in EntityShapes)
            {
                foreach (var isAsync in new[] { true, false })
                    yield return Cell("EF", shape, "", result, Users.EntityFrameworkProgram(Method("AppDb db", result, body, isAsync)), Libraries.EntityFramework, isAsync);
            }
        }
    }

    private static ProofCell SqlCell(CellLibrary library, string shape, string result, string body, CellLiteral literal, bool isAsync)
    {
        var check = library.Sending("check", "SELECT EXISTS (SELECT 1 FROM users WHERE email = {email} AND id <> {account}) AS \"Value\"", literal);
        var update = library.Sending("update", "UPDATE users SET email = {email} WHERE id = {account}", literal);
        var written = body
            .Replace("CHECK_SETUP", check.Setup).Replace("UPDATE_SETUP", update.Setup)
            .Replace("CHECK)", check.Exists + ")").Replace("UPDATE;", update.Rows + ";");
        var method = Method(library.Session, result, written, isAsync);
        return Cell(library.Name, shape, $"{literal}, ", result, SqlCells.Program(library, method), library.Libraries, isAsync);
    }

    private static string Method(string session, string result, string body, bool isAsync)
    {
        var method = $$"""
                public static async Task<{{result}}> Run({{session}}, int account, string email)
                {
            {{Regex.Replace(body, "^(?=.)", "        ", RegexOptions.Multiline)}}
                }
            """.Replace("Task<void>", "Task");
        return isAsync ? method : SqlCells.Synchronous(method, result);
    }

    private static ProofCell Cell(string library, string shape, string literal, string result, string code, Libraries libraries, bool isAsync) => new(
        $"{library} update: {shape}",
        $"{literal}{(isAsync ? "async" : "sync")}, {result}",
        Fix,
        new ProofSource
        {
            Code = code,
            Ddl = Users.Table,
            Libraries = libraries,
            Seed = "INSERT INTO users (email, name) VALUES ('ada@example.org', 'Ada'), ('bob@example.org', 'Bob'), ('eve@example.org', NULL);",
            Calls = [new(1, "new@example.org"), new(2, "new@example.org"), new(1, "new@example.org"), new(2, "NEW@example.org"), new(3, "ada@example.org"), new(3, "")],
            Race = (new ProofCall(1, "race@example.org"), new ProofCall(2, "race@example.org")),
        });
}
