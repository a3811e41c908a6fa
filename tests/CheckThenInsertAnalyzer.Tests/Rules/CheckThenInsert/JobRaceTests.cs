using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>A scheduled job races with other instances of the application alone: that is information.</summary>
public sealed class JobRaceTests
{
    [Fact]
    public Task Job_without_data() => Informs("""
        public class AddressSyncJob(ShopContext context)
        {
            public async Task RunAsync(CancellationToken token)
            {
                foreach (var email in Registry.Changed())
                    await Keep(email, token);
            }

            private async Task Keep(string email, CancellationToken token)
            {
                if (!await context.Users.AnyAsync(u => u.Email == email, token))
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
                await context.SaveChangesAsync(token);
            }
        }
        """);

    [Fact]
    public Task Repository_that_a_job_alone_calls() => Informs("""
        public interface IAddresses
        {
            void Keep(string email);
        }

        public class Addresses(ShopContext context) : IAddresses
        {
            public void Keep(string email)
            {
                if (!context.Users.Any(u => u.Email == email))
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }

        public class AddressSync(IAddresses addresses) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token)
            {
                foreach (var email in Registry.Changed())
                    addresses.Keep(email);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Repository_that_a_request_calls_too() => Warns("""
        public class Addresses(ShopContext context)
        {
            public void Keep(string email)
            {
                if (!context.Users.Any(u => u.Email == email))
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }

        public class AddressSyncJob(Addresses addresses)
        {
            public void Run() => addresses.Keep(Registry.Changed().First());
        }

        public class AddressController(Addresses addresses)
        {
            public void Post(string email) => addresses.Keep(email);
        }
        """);

    [Fact]
    public Task Job_that_is_enqueued_with_data() => Warns("""
        public class WelcomeJob(ShopContext context)
        {
            public void Run(string email)
            {
                if (!context.Users.Any(u => u.Email == email))
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
                context.SaveChanges();
            }
        }
        """);

    private static Task Informs(string source) => ShopModel.Verifier.Informs(source + Model);

    private static Task Warns(string source) => ShopModel.Verifier.Warns(source + Model);

    private const string Model = """


        public static class Registry
        {
            public static IEnumerable<string> Changed() => [];
        }

        public abstract class BackgroundService
        {
            protected abstract Task ExecuteAsync(CancellationToken token);
        }
        """;
}
