using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.PostgresTests.Harness;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>The cells whose programs add an entity and save it.</summary>
internal static class EntityCells
{
    private const string Skip = """
        if (!await db.Users.AnyAsync(u => KEY))
        {
            db.Users.Add(new User { VALUES, Name = name });
            await db.SaveChangesAsync();
        }
        """;

    private const string Refuse = """
        var existing = await db.Users.FirstOrDefaultAsync(u => KEY);
        if (existing != null)
            return false;
        var user = new User { VALUES, Name = name };
        db.Add(user);
        await db.SaveChangesAsync();
        return true;
        """;

    private const string Throw = """
        if (await db.Users.CountAsync(u => KEY) > 0)
            throw new ConflictException("taken");
        var user = new User { VALUES, Name = name };
        await db.Users.AddAsync(user);
        await db.SaveChangesAsync();
        return user.Id;
        """;

    private const string Make = """
        var user = await db.Users.FirstOrDefaultAsync(u => KEY);
        if (user is null)
        {
            user = new User { VALUES, Name = name };
            db.Users.Add(user);
            await db.SaveChangesAsync();
        }

        return user;
        """;

    private const string ReturnFound = """
        var existing = await db.Users.Where(u => KEY).SingleOrDefaultAsync();
        if (existing is not null) return existing.Id;

        var user = new User { VALUES, Name = name };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
        """;

    private const string MakeInTransaction = """
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = await db.Users.SingleOrDefaultAsync(u => KEY);
        if (user == null)
        {
            user = new User { VALUES };
            user.Name = name;
            db.Users.Add(user);
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
        return user;
        """;

    private const string ChangeFound = """
        var user = await db.Users.FirstOrDefaultAsync(u => KEY);
        if (user is null)
        {
            user = new User { VALUES, Name = name };
            db.Users.Add(user);
        }
        else
        {
            user.Name = name;
        }

        await db.SaveChangesAsync();
        return user.Id;
        """;

    private const string CallFound = """
        var user = await db.Users.SingleOrDefaultAsync(u => KEY);
        if (user == null)
        {
            user = new User { VALUES, Name = name };
            db.Users.Add(user);
        }
        else
        {
            user.Rename(name);
            db.Users.Update(user);
        }

        await db.SaveChangesAsync();
        """;

    private const string ChangeEither = """
        var user = await db.Users.SingleOrDefaultAsync(u => KEY);
        if (user is null)
        {
            user = new User { VALUES };
            db.Users.Add(user);
        }

        user.Name = name;
        await db.SaveChangesAsync();
        """;

    private const string AddToFound = """
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = await db.Users.FirstOrDefaultAsync(u => KEY);
        if (user is not null)
        {
            user.Name = user.Name + name;
        }
        else
        {
            user = new User { VALUES, Name = name };
            db.Users.Add(user);
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        """;

    private const string SaveEither = """
        var existing = await db.Users
            .SingleOrDefaultAsync(u => KEY);
        if (existing != null)
        {
            existing.Rename(name);
            await db.SaveChangesAsync();
            return existing.Id;
        }

        var user = new User { VALUES, Name = name };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
        """;

    private const string NameFound = """
        var existing = await db.Users.FirstOrDefaultAsync(u => KEY);
        if (existing is not null)
            throw new ConflictException("taken by " + existing.Email);
        var user = new User { VALUES, Name = name };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
        """;

    private const string RefuseByCount = """
        if (await db.Users.AnyAsync(u => KEY))
            return false;
        var user = new User { VALUES, Name = name };
        db.Users.Add(user);
        var written = await db.SaveChangesAsync();
        return written == 1;
        """;

    private const string SaveInBranch = """
        var user = await db.Users.FirstOrDefaultAsync(u => KEY);
        if (user is null)
        {
            user = new User { VALUES, Name = name };
            db.Users.Add(user);
            await db.SaveChangesAsync();
        }
        else if (name is not null)
        {
            user.Rename(name);
            await db.SaveChangesAsync();
        }

        return user.Id;
        """;

    private const string FindByMethod = """
        var existing = await FindAsync(db, ARGUMENTS);
        if (existing is not null)
            return new Outcome(existing, IsNew: false);

        var user = new User { VALUES, Name = name };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return new Outcome(user, IsNew: true);
        """;

    private const string DrawAgain = """
        var (drawn, turn) = (email, 0);
        do
        {
            email = drawn + ++turn;
        }
        while (await db.Users.AnyAsync(u => KEY));
        var user = new User { VALUES, Name = name };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Email;
        """;

    private static readonly (string Shape, string Fix, string Result, string Body)[] Shapes =
    [
        ("tell by the count that it exists", "CTI1001.LetTheIndexDecide", "bool", RefuseByCount),
        ("save a change or the new row, and go on", "CTI1003.UpdateTheRowThatIsThere", "int", SaveInBranch),
        ("tell whether it was found by a method", "CTI1002.GoOnWithTheRow", "Outcome", FindByMethod),
        ("draw again while it exists", "CTI1001.LetTheIndexDecide", "string", DrawAgain),
        ("skip if it exists", "CTI1001.LetTheIndexDecide", "void", Skip),
        ("tell that it exists", "CTI1001.LetTheIndexDecide", "bool", Refuse),
        ("throw if it exists", "CTI1001.LetTheIndexDecide", "int", Throw),
        ("throw with what is in the row", "CTI1001.LetTheIndexDecide", "int", NameFound),
        ("save a change or the new row", "CTI1003.UpdateTheRowThatIsThere", "int", SaveEither),
        ("make it", "CTI1002.GoOnWithTheRow", "User", Make),
        ("return the id", "CTI1002.GoOnWithTheRow", "int", ReturnFound),
        ("make it in a transaction", "CTI1002.GoOnWithTheRow", "User", MakeInTransaction),
        ("change what was found", "CTI1003.UpdateTheRowThatIsThere", "int", ChangeFound),
        ("call a method of what was found", "CTI1003.UpdateTheRowThatIsThere", "void", CallFound),
        ("change either", "CTI1003.UpdateTheRowThatIsThere", "void", ChangeEither),
        ("make it in a transaction at READ COMMITTED", "CTI1005.LetTheIndexDecide", "User", AtReadCommitted(MakeInTransaction)),
        ("add to what was found at READ COMMITTED", "CTI1005.LetTheIndexDecide", "void", AtReadCommitted(AddToFound)),
        ("add to what was found", "CTI1003.UpdateTheRowThatIsThere", "void", AddToFound),
    ];

    /// <summary>Each shape with each key, in both styles.</summary>
    public static IEnumerable<ProofCell> All =>
        from shape in Shapes
        from key in new[] { EntityKey.Named, EntityKey.Unnamed, EntityKey.Undeclared, EntityKey.SeveralColumns }
        from isAsync in new[] { true, false }
        where key.IsKnown || shape.Body != DrawAgain
        select Cell(shape.Shape, shape.Fix, shape.Result, shape.Body, key, isAsync);

    private static string AtReadCommitted(string body) => body.Replace("BeginTransactionAsync()", "BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted)");

    private static ProofCell Cell(string shape, string fix, string result, string body, EntityKey key, bool isAsync)
    {
        var written = body.Replace("KEY", key.Condition).Replace("VALUES", key.Values).Replace("ARGUMENTS", string.Join(", ", key.Key.Parameters));
        var method = $$"""
                public static async Task<{{result}}> Run(AppDb db{{key.Key.Declarations}}, string? name)
                {
            {{Regex.Replace(written, "^(?=.)", "        ", RegexOptions.Multiline)}}
                }

                private static Task<User?> FindAsync(AppDb db{{key.Key.Declarations}}) => db.Users.FirstOrDefaultAsync(u => {{key.Condition}});
            """.Replace("Task<void>", "Task");
        return new ProofCell(
            $"EF SaveChanges: {shape}",
            $"{(isAsync ? "async" : "sync")}, {key.Name}",
            fix,
            new ProofSource
            {
                Code = Program(isAsync ? method : SqlCells.Synchronous(method, result).Replace("Task<User?>", "User?"), key),
                Ddl = key.Key.Ddl,
                HasScript = key.IsKnown,
                Libraries = Libraries.EntityFramework,
                ResultMeaning = result == "int" ? ResultMeaning.GeneratedKey : ResultMeaning.Value,
                Calls = SqlCells.Calls(key.Key),
                Race = SqlCells.Race(key.Key),
            });
    }

    private static string Program(string method, EntityKey key) => $$"""
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class User
        {
            public int Id { get; set; }
            {{key.Members}}
            public required string Email { get; set; }
            public string? Name { get; set; }

            public void Rename(string? name) => Name = name;
        }

        public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
        {
            public DbSet<User> Users => Set<User>();

            protected override void OnModelCreating(ModelBuilder model) => model.Entity<User>(user =>
            {
                user.ToTable("users");
                user.Property(u => u.Id).HasColumnName("id");
                {{(key.Members.Length > 0 ? "user.Property(u => u.Tenant).HasColumnName(\"tenant\");" : "")}}
                user.Property(u => u.Email).HasColumnName("email");
                user.Property(u => u.Name).HasColumnName("name");
                user.{{key.Index}};
            });
        }

        public sealed record Outcome(User User, bool IsNew);

        public sealed class ConflictException(string message) : Exception(message);

        public static class Accounts
        {
        {{method}}
        }
        """;
}
