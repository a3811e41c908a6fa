namespace CheckThenInsertAnalyzer.Tests.Rules;

/// <summary>The small shop that the tests' code works on.</summary>
internal static class ShopModel
{
    /// <summary>Entities without unique indexes beside their primary keys.</summary>
    public const string Entities =
        """
        public class User
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public string? Name { get; set; }
            public int TenantId { get; set; }
            public bool IsDeleted { get; set; }
            public int Visits { get; set; }
        }

        public class Order
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public string Number { get; set; } = "";
        }

        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<User> Users => Set<User>();
            public DbSet<Order> Orders => Set<Order>();
        }
        """;

    /// <summary>A verifier whose sources see the entities.</summary>
    public static RuleVerifier Verifier { get; } = new() { Model = Entities };

    /// <summary>A class with everything at hand, whose method has the given body.</summary>
    public static string Method(string body) =>
        $$"""
        public class Registration(ShopContext context, NpgsqlConnection connection)
        {
            public async Task<int> Register(string email, string name, int tenantId, User user, CancellationToken token)
            {
                await Task.Yield();
                {{body.ReplaceLineEndings("\n        ")}}
                return 0;
            }

            private static void Greet(User user) { }
            private static void Log(object? what) { }
        }
        """;
}
