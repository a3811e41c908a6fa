using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>A handler whose filter, or whose block, asks a predicate of the project whether it has a unique violation before it.</summary>
public sealed class ViolationPredicateTests
{
    /// <summary>How a handler knows the violation, and whether it takes too much, is another matter.</summary>
    private static readonly RuleVerifier Verifier = ShopModel.Verifier with { Unasked = ["CTI3004", "CTI3005", "CTI3011"] };

    [Theory]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException { SqlState: \"23505\" };")]
    [InlineData("bool Check(Exception e) => (e.InnerException as PostgresException)?.SqlState == Taken; const string Taken = \"23505\";")]
    [InlineData("bool Check(Exception e) => e.GetBaseException() is PostgresException p && Codes.Contains(p.SqlState); static readonly HashSet<string> Codes = [\"23505\", \"23P01\"];")]
    [InlineData("bool Check(Exception e) { return e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }; }")]
    [InlineData("bool Check(Exception e) { var inner = e.InnerException as PostgresException; if (inner is null) return false; return inner.SqlState == PostgresErrorCodes.UniqueViolation; }")]
    [InlineData("bool Check(Exception e) { for (var x = e; x is not null; x = x.InnerException) { if (x is PostgresException { SqlState: \"23505\" }) return true; } return false; }")]
    [InlineData("bool Check(Exception e) { if (e is not DbUpdateException || e.InnerException is not PostgresException { SqlState: \"23505\" }) return false; return true; }")]
    [InlineData("bool Check(Exception e) => e.InnerException switch { PostgresException { SqlState: \"23505\" } => true, _ => false };")]
    [InlineData("bool Check(Exception e) { switch (e.InnerException) { case PostgresException { SqlState: \"23505\" }: return true; default: return false; } }")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException p && p.ConstraintName == \"users_email_key\";")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException { ConstraintName: \"users_email_key\" };")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException { SqlState: \"23505\" } p && p.ConstraintName != \"users_pkey\";")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException p && p.SqlState == \"23505\" && p.ConstraintName is not \"users_pkey\";")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException p && !(p.ConstraintName == \"users_pkey\") && p.SqlState == \"23505\";")]
    [InlineData("bool Check(Exception e) => e.ToString().Contains(\"duplicate key value\");")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException p && p.SqlState.StartsWith(\"23\");")]
    [InlineData("bool Check(Exception e) => Code(e) == \"23505\"; string? Code(Exception e) => (e.InnerException as PostgresException)?.SqlState;")]
    [InlineData("bool Check(Exception e) => Second(e); bool Second(Exception e) => e.InnerException is PostgresException { SqlState: \"23505\" };")]
    [InlineData("bool Check(DbUpdateException e) => Codes.Taken(e); static class Codes { public static bool Taken(Exception e) => e.InnerException is PostgresException { SqlState: \"23505\" }; }")]
    [InlineData("bool Check(DbUpdateException e) => new[] { e.InnerException }.OfType<PostgresException>().Any(p => p.SqlState == \"23505\");")]
    [InlineData("bool Check(DbUpdateException e) => e.InnerException is PostgresException p && IsTaken(p.SqlState); bool IsTaken(string state) => state is \"23505\";")]
    public Task Takes_it(string predicate) => Verifier.IsSilent(Source("catch (DbUpdateException e) when (Check(e)) { return false; }", predicate));

    [Theory]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException { SqlState: \"23503\" };")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure };")]
    [InlineData("bool Check(Exception e) { if (e.InnerException is PostgresException p) return p.SqlState == \"40001\" || p.SqlState == \"40P01\"; return false; }")]
    [InlineData("bool Check(Exception e) => e.InnerException is PostgresException p && Codes.Contains(p.SqlState); static readonly HashSet<string> Codes = [\"40001\", \"40P01\"];")]
    [InlineData("bool Check(Exception e) => e.InnerException is NpgsqlException { IsTransient: true };")]
    [InlineData("bool Check(Exception e) => e.InnerException is TimeoutException or OperationCanceledException;")]
    [InlineData("bool Check(Exception e) => e is DbUpdateConcurrencyException;")]
    [InlineData("bool Check(Exception e) { Console.WriteLine(e); return false; }")]
    [InlineData("bool Check(Exception e) => !Taken(e); bool Taken(Exception e) => e.InnerException is PostgresException { SqlState: \"23505\" };")]
    public Task But_this_one_asks_for_something_else(string predicate) =>
        ShopModel.Verifier.Warns(Source("catch (DbUpdateException e) when (Check(e)) { return false; }", predicate, "{|CTI1001:Add|}"));

    [Fact]
    public Task Extension_of_the_exception() => ShopModel.Verifier.IsSilent(Source("catch (DbUpdateException e) when (e.IsTaken()) { return false; }", "") + """

        public static class Errors
        {
            public static bool IsTaken(this DbUpdateException e) => e.InnerException is PostgresException { SqlState: "23505" };
        }
        """);

    [Fact]
    public Task But_not_one_that_asks_for_something_else() => ShopModel.Verifier.Warns(Source("catch (DbUpdateException e) when (e.IsDeadlock()) { return false; }", "", "{|CTI1001:Add|}") + """

        public static class Errors
        {
            public static bool IsDeadlock(this DbUpdateException e) => e.InnerException is PostgresException { SqlState: "40P01" };
        }
        """);

    [Theory]
    [InlineData("Codes.Taken", "Add")]
    [InlineData("\"40001\"", "{|CTI1001:Add|}")]
    public Task Classifier_behind_an_interface(string code, string add) => ShopModel.Verifier.Reports(Source("catch (DbUpdateException e) when (Classifier.Handles(e)) { return false; }", $$"""
        private IClassifier Classifier => new PostgresClassifier();
        public interface IClassifier { bool Handles(Exception e); }
        public class PostgresClassifier : IClassifier { public bool Handles(Exception e) => e.InnerException is PostgresException { SqlState: {{code}} }; }
        public static class Codes { public const string Taken = "23505"; }
        """, add));

    [Theory]
    [InlineData("catch (Exception e) when (Taken(e)) { return false; }")]
    [InlineData("catch (Exception e) { if (Taken(e)) return false; throw; }")]
    [InlineData("catch (Exception e) { if (!Taken(e)) throw; return false; }")]
    [InlineData("catch (Exception e) { return Taken(e) ? false : throw new InvalidOperationException(\"save\", e); }")]
    [InlineData("catch (Exception e) { if (e.InnerException is PostgresException { SqlState: \"23505\" }) return false; throw; }")]
    [InlineData("catch (Exception e) { switch ((e.InnerException as PostgresException)?.SqlState) { case \"23505\": return false; default: throw; } }")]
    [InlineData("catch (Exception e) { switch (e) { case DbUpdateException: return false; default: throw; } }")]
    [InlineData("catch (Exception e) { if (e is DbUpdateException) return false; throw; }")]
    [InlineData("catch (Exception e) { if (e.InnerException is PostgresException p && p.ConstraintName == \"users_email_key\") return false; throw; }")]
    [InlineData("catch (Exception e) { if (e.Message.Contains(\"duplicate key\")) return false; throw; }")]
    [InlineData("catch (DbUpdateException e) { if (Taken(e)) return false; throw; }")]
    [InlineData("catch (DbUpdateException e) { throw new InvalidOperationException(\"taken\", e); }")]
    public Task Test_in_the_block(string clause) => Verifier.IsSilent(Source(clause, Taken));

    [Theory]
    [InlineData("catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("catch (Exception e) { Console.WriteLine(\"duplicate key or what\" + e); return false; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"Could not save\", e); }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); return false; }")]
    [InlineData("catch (Exception e) when (!Taken(e)) { return false; }")]
    [InlineData("catch (Exception e) { if (e.InnerException is PostgresException { SqlState: \"40001\" }) return false; throw; }")]
    [InlineData("catch (Exception e) { if (e is TimeoutException) return false; throw; }")]
    [InlineData("catch (DbUpdateException) { throw; }")]
    [InlineData("catch (DbUpdateException e) { Console.WriteLine(e); throw; }")]
    public Task But_these_only_log_or_pass_on(string clause) => Verifier.Warns(Source(clause, Taken, "{|CTI1001:Add|}"));

    [Theory]
    [InlineData("Errors.Check")]
    [InlineData("Shop.Errors.Check")]
    [InlineData("Other.Thing, Errors.Check")]
    public Task Predicate_that_an_option_names(string named) =>
        (ShopModel.Verifier with { Options = $"check_then_insert.violation_handlers = {named}" }).IsSilent(Source("catch (Exception e) when (Shop.Errors.Check(e)) { return false; }", "") + Errors);

    [Theory]
    [InlineData("Errors.Checks")]
    [InlineData("Problems.Check")]
    public Task But_not_another(string named) =>
        (ShopModel.Verifier with { Options = $"check_then_insert.violation_handlers = {named}" }).Warns(Source("catch (Exception e) when (Shop.Errors.Check(e)) { return false; }", "", "{|CTI1001:Add|}") + Errors);

    private const string Taken = "private static bool Taken(Exception e) => e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };";

    private const string Errors = """

        namespace Shop
        {
            public static class Errors { public static bool Check(Exception e) => e.HResult == 7; }
        }
        """;

    private static string Source(string clause, string members, string add = "Add") => $$"""
        public class Registration(ShopContext context)
        {
            public async Task<bool> Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return false;
                context.Users.{{add}}(new User { Email = email });
                try
                {
                    await context.SaveChangesAsync();
                    return true;
                }
                {{clause}}
            }

            {{members}}
        }
        """;
}
