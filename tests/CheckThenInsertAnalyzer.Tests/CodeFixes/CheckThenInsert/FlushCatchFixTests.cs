using CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.CheckThenInsert;

public sealed class FlushCatchFixTests
{
    private const string Model = """


        public sealed class User
        {
            public int Id { get; set; }
            public required string Email { get; set; }
            public string? Name { get; set; }
        }

        public sealed class ShopContext : DbContext
        {
            public DbSet<User> Users => Set<User>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<User>().HasIndex(user => user.Email).IsUnique().HasDatabaseName("users_email_key");
        }
        """;

    [Fact]
    public Task A_line_of_white_space_behind_the_statement_parts_it_already() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        Spaced("db.Users.{|CTI1001:Add|}(account);", "        await db.SaveChangesAsync();"),
        "using Microsoft.EntityFrameworkCore;\nusing Npgsql;\n" + Spaced(
            "db.Users.Add(account);",
            """
                    try
                    {
                        await db.SaveChangesAsync();
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                    {
                        db.Entry(account).State = EntityState.Detached;
                        return false;
                    }
            """)["using Microsoft.EntityFrameworkCore;\n".Length..]);

    [Fact]
    public Task A_result_that_is_declared_there_stays_in_scope() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        SignUp(
            """
            db.Users.{|CTI1001:Add|}(account);
            // One row, or none.
            var written = await db.SaveChangesAsync();
            return written == 1;
            """),
        Imported(SignUp(
            """
            db.Users.Add(account);
            // One row, or none.
            int written;
            try
            {
                written = await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
            {
                db.Entry(account).State = EntityState.Detached;
                return false;
            }

            return written == 1;
            """)));

    [Fact]
    public Task A_save_that_the_caller_may_leave_out() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        SignUp(
            """
            db.Users.{|CTI1001:Add|}(account);
            if (saves)
            {
                await db.SaveChangesAsync();
            }

            return true;
            """),
        Imported(SignUp(
            """
            db.Users.Add(account);
            if (saves)
            {
                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                {
                    db.Entry(account).State = EntityState.Detached;
                    return false;
                }
            }

            return true;
            """)));

    [Fact]
    public Task A_file_that_leaves_no_empty_line_behind_a_block_gets_none() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        SignUp(
            """
            db.Users.{|CTI1001:Add|}(account);
            if (saves)
            {
                Console.WriteLine(email);
            }
            if (email == "")
            {
                Console.WriteLine("nobody");
            }
            foreach (var letter in email)
            {
                Console.WriteLine(letter);
            }
            await db.SaveChangesAsync();
            return true;
            """),
        Imported(SignUp(
            """
            db.Users.Add(account);
            if (saves)
            {
                Console.WriteLine(email);
            }
            if (email == "")
            {
                Console.WriteLine("nobody");
            }
            foreach (var letter in email)
            {
                Console.WriteLine(letter);
            }
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
            {
                db.Entry(account).State = EntityState.Detached;
                return false;
            }
            return true;
            """)));

    [Fact]
    public Task A_save_in_a_loop_is_left_alone() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        SignUp(
            """
            db.Users.{|CTI1001:Add|}(account);
            while (saves)
            {
                await db.SaveChangesAsync();
            }

            return true;
            """));

    private static string Imported(string program) => program.Replace("using Microsoft.EntityFrameworkCore;\n", "using Microsoft.EntityFrameworkCore;\nusing Npgsql;\n");

    private static string SignUp(string statements) => $$"""
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email, bool saves)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email };
                {{statements.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
            }
        }
        """ + Model;

    private static string Spaced(string add, string save) => $$"""
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email };
                {{add}}
        {{save}}
                WHITE
                return true;
            }
        }
        """.Replace("WHITE", "") + Model;

    [Fact]
    public Task An_early_return_is_repeated_in_the_catch() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email, string? name)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email, Name = name };
                db.Users.{|CTI1001:Add|}(account);
                await db.SaveChangesAsync();
                return true;
            }
        }
        """ + Model,
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email, string? name)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email, Name = name };
                db.Users.Add(account);
                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                {
                    db.Entry(account).State = EntityState.Detached;
                    return false;
                }

                return true;
            }
        }
        """ + Model);

    [Fact]
    public Task An_entity_made_in_the_call_gets_a_name() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts
        {
            private readonly ShopContext _db;

            public Accounts(ShopContext db) => _db = db;

            public async Task SignUp(string email, string? name, CancellationToken cancellation)
            {
                if (!await _db.Users.AnyAsync(u => u.Email == email, cancellation))
                {
                    // First come, first served.
                    _db.Users.{|CTI1001:Add|}(new User { Email = email, Name = name });
                    await _db.SaveChangesAsync(cancellation).ConfigureAwait(false);
                }
            }
        }
        """ + Model,
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts
        {
            private readonly ShopContext _db;

            public Accounts(ShopContext db) => _db = db;

            public async Task SignUp(string email, string? name, CancellationToken cancellation)
            {
                if (!await _db.Users.AnyAsync(u => u.Email == email, cancellation))
                {
                    // First come, first served.
                    var user = new User { Email = email, Name = name };
                    _db.Users.Add(user);
                    try
                    {
                        await _db.SaveChangesAsync(cancellation).ConfigureAwait(false);
                    }
                    catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                    {
                        _db.Entry(user).State = EntityState.Detached;
                    }
                }
            }
        }
        """ + Model);

    [Fact]
    public Task In_a_TransactionScope_nothing_is_caught() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using System.Transactions;
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email)
            {
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email };
                db.Users.{|CTI1001:Add|}(account);
                await db.SaveChangesAsync();
                scope.Complete();
                return true;
            }
        }
        """ + Model);

    [Fact]
    public Task A_task_that_is_not_awaited_raises_nothing_here() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public Task SignUp(string email)
            {
                if (db.Users.Any(user => user.Email == email))
                    return Task.CompletedTask;

                var account = new User { Email = email };
                db.Users.{|CTI1001:Add|}(account);
                return db.SaveChangesAsync();
            }
        }
        """ + Model);

    [Fact]
    public Task A_branch_that_needs_a_part_of_the_row_found_is_left_alone() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task SignUp(string email)
            {
                var account = await db.Users.Where(user => user.Email == email).Select(user => new { user.Id }).FirstOrDefaultAsync();
                if (account is not null)
                {
                    throw new InvalidOperationException($"taken by {account.Id}");
                }

                db.Users.{|CTI1001:Add|}(new User { Email = email });
                await db.SaveChangesAsync();
            }
        }
        """ + Model);

    [Fact]
    public Task Another_pending_row_would_be_lost_with_the_failed_one() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email, User inviting)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email };
                db.Users.{|CTI1001:Add|}(account);
                db.Users.Update(inviting);
                await db.SaveChangesAsync();
                return true;
            }
        }
        """ + Model);

    [Fact]
    public Task Without_savepoints_nothing_is_caught() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email)
            {
                db.Database.AutoSavepointsEnabled = false;
                if (await db.Users.AnyAsync(user => user.Email == email))
                    return false;

                var account = new User { Email = email };
                db.Users.{|CTI1001:Add|}(account);
                await db.SaveChangesAsync();
                return true;
            }
        }
        """ + Model);

    [Fact]
    public Task Where_only_some_rows_keep_the_insert_another_would_be_taken_for_one() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task<bool> SignUp(string email)
            {
                var known = await db.Users.FirstOrDefaultAsync(user => user.Email == email);
                if (known != null && known.Name == "active")
                    return false;

                db.Users.{|CTI1001:Add|}(new User { Email = email });
                await db.SaveChangesAsync();
                return true;
            }
        }
        """ + Model);

    [Fact]
    public Task What_does_not_bind_where_it_stands_is_not_written_once_more() => FixVerifier<CheckThenInsertRaceFix>.OffersNothing(
        """
        using Microsoft.EntityFrameworkCore;

        public sealed class Accounts(ShopContext db)
        {
            public async Task SignUp(string email)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    throw new {|CS0246:EmailTakenException|}(email);

                var account = new User { Email = email };
                db.Users.{|CTI1001:Add|}(account);
                await db.SaveChangesAsync();
            }
        }
        """ + Model);

    [Fact]
    public Task What_does_not_bind_elsewhere_is_no_obstacle() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts(ShopContext db)
        {
            public async Task SignUp(string email)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    throw new InvalidOperationException(email);

                var account = new User { Email = email };
                db.Users.{|CTI1001:Add|}(account);
                await db.SaveChangesAsync();
                {|CS0103:Greet|}(account);
            }
        }
        """ + Model,
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts(ShopContext db)
        {
            public async Task SignUp(string email)
            {
                if (await db.Users.AnyAsync(user => user.Email == email))
                    throw new InvalidOperationException(email);

                var account = new User { Email = email };
                db.Users.Add(account);
                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" })
                {
                    db.Entry(account).State = EntityState.Detached;
                    throw new InvalidOperationException(email);
                }

                {|CS0103:Greet|}(account);
            }
        }
        """ + Model);

    [Fact]
    public Task Braces_stand_where_those_round_them_stand() => FixVerifier<CheckThenInsertRaceFix>.Rewrites(
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts(ShopContext db) {
            public async Task SignUp(string email) {
                if (!await db.Users.AnyAsync(user => user.Email == email)) {
                    var account = new User { Email = email };
                    db.Users.{|CTI1001:Add|}(account);
                    await db.SaveChangesAsync();
                }
            }
        }
        """ + Model,
        """
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public sealed class Accounts(ShopContext db) {
            public async Task SignUp(string email) {
                if (!await db.Users.AnyAsync(user => user.Email == email)) {
                    var account = new User { Email = email };
                    db.Users.Add(account);
                    try {
                        await db.SaveChangesAsync();
                    } catch (DbUpdateException ex) when (ex.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "users_email_key" }) {
                        db.Entry(account).State = EntityState.Detached;
                    }
                }
            }
        }
        """ + Model);
}
