using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Calls are followed to methods that have the database at hand, however they come by it.</summary>
public sealed class DatabaseAtHandTests
{
    [Theory]
    [InlineData("Func<ShopContext> open", "using var shop = open();")]
    [InlineData("Lazy<ShopContext> lazy", "var shop = lazy.Value;")]
    [InlineData("IDbContextFactory<ShopContext> factory", "using var shop = factory.CreateDbContext();")]
    [InlineData("Shops shops", "var shop = shops.Open();")]
    [InlineData("IServiceProvider services", "var shop = (ShopContext)services.GetService(typeof(ShopContext))!;")]
    public Task Context_that_something_else_gives(string given, string take) => ShopModel.Verifier.Warns($$"""
        public class Shops(DbContextOptions<ShopContext> options)
        {
            public ShopContext Open() => new(options);
        }

        public class Members({{given}})
        {
            public bool Have(string email)
            {
                {{take}}
                return shop.Users.Any(u => u.Email == email);
            }

            public void Enter(string email)
            {
                {{take}}
                shop.Users.Add(new User { Email = email });
                shop.SaveChanges();
            }
        }

        public class Registration(Members members)
        {
            public void Register(string email)
            {
                if (!members.Have(email))
                    members.{|CTI1001:Enter|}(email);
            }
        }
        """);

    [Fact]
    public Task Query_that_a_base_class_gives() => ShopModel.Verifier.Warns("""
        public abstract class Store<T>(ShopContext shop) where T : class
        {
            protected IQueryable<T> All() => shop.Set<T>();

            protected void Keep(T one)
            {
                shop.Add(one);
                shop.SaveChanges();
            }
        }

        public class Members(ShopContext shop) : Store<User>(shop)
        {
            public bool Have(string email) => All().Any(u => u.Email == email);

            public void Enter(string email) => Keep(new User { Email = email });
        }

        public class Registration(Members members)
        {
            public void Register(string email)
            {
                if (!members.Have(email))
                    members.{|CTI1001:Enter|}(email);
            }
        }
        """);

    [Fact]
    public Task Lists_have_methods_of_the_same_names() => ShopModel.Verifier.IsSilent("""
        public class Members
        {
            private readonly List<User> _users = [];

            public bool Have(string email) => _users.Any(u => u.Email == email);

            public void Enter(string email) => _users.Add(new User { Email = email });
        }

        public class Registration(Members members)
        {
            public void Register(string email)
            {
                if (!members.Have(email))
                    members.Enter(email);
            }
        }
        """);
}
