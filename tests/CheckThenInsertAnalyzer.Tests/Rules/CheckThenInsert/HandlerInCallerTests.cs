using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>A race whose violation a caller takes is handled; one whose callers take something else is not (CATALOGUE §2b 1).</summary>
public sealed class HandlerInCallerTests
{
    [Theory]
    [InlineData("try { await Register(email); } catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }) { return false; }")]
    [InlineData("try { await Register(email); } catch (DbUpdateException) { return false; }")]
    [InlineData("try { await Welcome(email); } catch (DbUpdateException) { return false; }")]
    public Task Caller_takes_the_violation(string call) => ShopModel.Verifier.IsSilent(Source("context.Users.Add(new User { Email = email });", call));

    [Theory]
    [InlineData("await Register(email);")]
    [InlineData("try { await Register(email); } catch (DbUpdateConcurrencyException) { return false; }")]
    [InlineData("try { await Register(email); } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("try { await Task.Delay(1); } catch (DbUpdateException) { return false; } await Register(email);")]
    [InlineData("try { await Task.Delay(1); } catch (DbUpdateException) { await Register(email); }")]
    public Task Caller_takes_something_else(string call) => ShopModel.Verifier.Warns(Source("context.Users.{|CTI1001:Add|}(new User { Email = email });", call));

    [Fact]
    public Task Caller_in_another_class_over_an_interface() => ShopModel.Verifier.IsSilent("""
        public interface IRegistration { Task Register(string email); }

        public class Registration(NpgsqlConnection connection) : IRegistration
        {
            public async Task Register(string email)
            {
                if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    return;
                await connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
            }
        }

        public class SignUp(IRegistration registration)
        {
            public async Task<bool> Run(string email)
            {
                try
                {
                    await registration.Register(email);
                    return true;
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
                {
                    return false;
                }
            }
        }
        """);

    private static string Source(string insert, string call) => $$"""
        public class Registration(ShopContext context)
        {
            public async Task<bool> SignUp(string email)
            {
                {{call}}
                return true;
            }

            private async Task Welcome(string email)
            {
                await Register(email);
                Console.WriteLine(email);
            }

            private async Task Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return;
                {{insert}}
                await context.SaveChangesAsync();
            }
        }
        """;
}
