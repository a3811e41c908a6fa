using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.HarnessTests;

public sealed class EntityFrameworkProofTests(PostgresServer server)
{
    private static readonly string SkipUnlessNew = Users.EntityFrameworkProgram("""
        public static async Task Skip(AppDb db, string email, string? name)
        {
            if (!await db.Users.AnyAsync(u => u.Email == email))
            {
                db.Users.Add(new User { Email = email, Name = name });
                await db.SaveChangesAsync();
            }
        }
        """);

    private static readonly ProofSource Source = new() { Code = SkipUnlessNew, Ddl = Users.Table, Libraries = Libraries.EntityFramework };

    [Fact]
    public async Task A_catch_that_detaches_the_entity_is_proven() =>
        await Proof.Of(Source, server).RewrittenAs(Users.EntityFrameworkProgram("""
            public static async Task Skip(AppDb db, string email, string? name)
            {
                if (!await db.Users.AnyAsync(u => u.Email == email))
                {
                    var user = new User { Email = email, Name = name };
                    db.Users.Add(user);
                    try
                    {
                        await db.SaveChangesAsync();
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                    {
                        db.Entry(user).State = EntityState.Detached;
                    }
                }
            }
            """));

    [Fact]
    public async Task Raw_sql_with_on_conflict_is_proven() =>
        await Proof.Of(Source, server).RewrittenAs(Users.EntityFrameworkProgram("""
            public static async Task Skip(AppDb db, string email, string? name)
            {
                await db.Database.ExecuteSqlAsync($"INSERT INTO users (email, name) VALUES ({email}, {name}) ON CONFLICT (email) DO NOTHING");
            }
            """));

    [Fact]
    public async Task A_program_that_was_not_changed_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(Source, server).RewrittenAs(SkipUnlessNew));
        Assert.Contains("do not end as if one had come after the other", failure.Message);
        Assert.Contains("DbUpdateException with 23505 users_email_key", failure.Message);
    }

    [Fact]
    public async Task A_catch_of_the_wrong_type_is_refused()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => Proof.Of(Source, server).RewrittenAs(Users.EntityFrameworkProgram("""
            public static async Task Skip(AppDb db, string email, string? name)
            {
                if (!await db.Users.AnyAsync(u => u.Email == email))
                {
                    db.Users.Add(new User { Email = email, Name = name });
                    try
                    {
                        await db.SaveChangesAsync();
                    }
                    catch (PostgresException ex) when (ex.SqlState == PostgresErrorCodes.UniqueViolation)
                    {
                    }
                }
            }
            """)));
        Assert.Contains("DbUpdateException with 23505 users_email_key", failure.Message);
    }

    [Fact]
    public async Task An_entity_that_comes_back_is_compared_without_its_generated_key() =>
        await Proof.Of(
            Source with
            {
                Code = Users.EntityFrameworkProgram("""
                    public static async Task<User> GetOrCreate(AppDb db, string email, string? name)
                    {
                        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
                        if (user is null)
                        {
                            user = new User { Email = email, Name = name };
                            db.Users.Add(user);
                            await db.SaveChangesAsync();
                        }
                        return user;
                    }
                    """),
            },
            server).RewrittenAs(Users.EntityFrameworkProgram("""
                public static async Task<User> GetOrCreate(AppDb db, string email, string? name)
                {
                    var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
                    if (user is null)
                    {
                        user = new User { Email = email, Name = name };
                        db.Users.Add(user);
                        try
                        {
                            await db.SaveChangesAsync();
                        }
                        catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                        {
                            db.Entry(user).State = EntityState.Detached;
                            user = await db.Users.SingleAsync(u => u.Email == email);
                        }
                    }
                    return user;
                }
                """));

    [Fact]
    public async Task An_exception_of_the_user_is_a_result_like_any_other() =>
        await Proof.Of(
            Source with
            {
                Code = Users.EntityFrameworkProgram("""
                    public static async Task<int> Conflict(AppDb db, string email, string? name)
                    {
                        if (await db.Users.AnyAsync(u => u.Email == email))
                            throw new ConflictException("email taken");
                        var user = new User { Email = email, Name = name };
                        db.Users.Add(user);
                        await db.SaveChangesAsync();
                        return user.Id;
                    }
                    """),
                ResultMeaning = ResultMeaning.GeneratedKey,
            },
            server).RewrittenAs(Users.EntityFrameworkProgram("""
                public static async Task<int> Conflict(AppDb db, string email, string? name)
                {
                    if (await db.Users.AnyAsync(u => u.Email == email))
                        throw new ConflictException("email taken");
                    var user = new User { Email = email, Name = name };
                    db.Users.Add(user);
                    try
                    {
                        await db.SaveChangesAsync();
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                    {
                        db.Entry(user).State = EntityState.Detached;
                        throw new ConflictException("email taken");
                    }
                    return user.Id;
                }
                """));
}
