using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Races through methods whose code is out of sight: what their names and signatures suggest, and what <c>.editorconfig</c> teaches.</summary>
public sealed class NamedMethodRaceTests
{
    [Theory]
    [InlineData("if (await users.EmailExistsAsync(email)) return;")]
    [InlineData("if (await users.IsEmailTaken(email)) throw new InvalidOperationException();")]
    [InlineData("if (!await users.IsEmailUnique(email)) return;")]
    [InlineData("if (await users.GetByEmailAsync(email) is not null) return;")]
    [InlineData("var known = await users.FindByEmail(email); if (known != null) return;")]
    [InlineData("if (await users.AnyAsync(u => u.Email == email)) return;")]
    public Task Names_on_one_interface(string check) => ShopModel.Verifier.Informs(Source(check, "await users.{|CTI1001:AddAsync|}(new User { Email = email });"));

    [Theory]
    [InlineData("if (!await users.EmailExistsAsync(email)) return;", "await users.AddAsync(new User { Email = email });")]
    [InlineData("if (await users.EmailExistsAsync(email)) return;", "await users.AddAsync(new User { Name = email });")]
    [InlineData("if (await users.EmailExistsAsync(email)) return;", "await users.AddAsync(new User { Email = \"other\" });")]
    [InlineData("if (await others.EmailExistsAsync(email)) return;", "await users.AddAsync(new User { Email = email });")]
    [InlineData("if (await users.GetByEmailAsync(email) is null) return;", "await users.AddOrderAsync(new Order { Number = email });")]
    [InlineData("if (await users.IsEmailValid(email)) return;", "await users.AddAsync(new User { Email = email });")]
    [InlineData("var seen = new HashSet<string>(); if (seen.Contains(email)) return;", "seen.Add(email);")]
    [InlineData("if (await users.EmailExistsAsync(email)) return;", "try { await users.AddAsync(new User { Email = email }); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: \"23505\" }) { }")]
    public Task Names_that_do_not_fit(string check, string insert) => ShopModel.Verifier.IsSilent(Source(check, insert));

    [Fact]
    public Task Guess_is_worded_as_one() => ShopModel.Verifier.Says(
        "Two sessions can both find no 'User' with this 'Email' and both insert it: no unique index on it is known, so one of them fails with 23505 or the row is stored twice (by the names of 'EmailExistsAsync' and 'AddAsync', whose code is not in sight). Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges, once a unique index is there.",
        Source("if (await users.EmailExistsAsync(email)) return;", "await users.{|CTI1001:AddAsync|}(new User { Email = email });"));

    [Theory]
    [InlineData("await others.Store(new User { Email = email });", "IOthers.Store(user)")]
    [InlineData("await others.Enrol(email);", "IOthers.Enrol(email)")]
    public Task Taught_methods_are_known(string insert, string taught)
    {
        var name = insert.Contains("Store") ? "Store" : "Enrol";
        return (ShopModel.Verifier with { Options = $"check_then_insert.existence_methods = IUsers.Knows(email)\ncheck_then_insert.insert_methods = {taught}" })
            .Warns(Source("if (await users.Knows(email)) return;", insert.Replace(name, $"{{|CTI1001:{name}|}}")));
    }

    [Fact]
    public Task What_is_not_taught_is_not_known() => ShopModel.Verifier.IsSilent(Source("if (await users.Knows(email)) return;", "await others.Store(new User { Email = email });"));

    private static string Source(string check, string insert) => $$"""
        public interface IUsers
        {
            Task<bool> EmailExistsAsync(string email);
            Task<bool> IsEmailTaken(string email);
            Task<bool> IsEmailUnique(string email);
            Task<bool> IsEmailValid(string email);
            Task<bool> Knows(string email);
            Task<User?> GetByEmailAsync(string email);
            Task<User?> FindByEmail(string email);
            Task<bool> AnyAsync(System.Linq.Expressions.Expression<Func<User, bool>> predicate);
            Task AddAsync(User user);
            Task AddOrderAsync(Order order);
        }

        public interface IOthers
        {
            Task<bool> EmailExistsAsync(string email);
            Task Store(User user);
            Task Enrol(string email);
        }

        public class Registration(IUsers users, IOthers others)
        {
            public async Task Register(string email)
            {
                {{check}}
                {{insert}}
            }
        }
        """;
}
