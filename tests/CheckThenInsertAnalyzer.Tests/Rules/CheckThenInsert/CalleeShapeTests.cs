using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1001 through every way in which one method calls another.</summary>
public sealed class CalleeShapeTests
{
    [Fact]
    public Task Other_class_in_a_field() => Warns("""
        public class UserStore(ShopContext context)
        {
            public Task<bool> IsTaken(string email) => context.Users.AnyAsync(u => u.Email == email);
            public void Store(User user) => context.Users.Add(user);
        }

        public class Registration
        {
            private readonly UserStore _users;
            public Registration(UserStore users) => _users = users;

            public async Task Register(string email)
            {
                if (!await _users.IsTaken(email))
                    _users.{|CTI1001:Store|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Interface_with_one_implementation() => Warns("""
        public interface IUsers { Task<User?> ByEmail(string email); Task Add(User user); }

        public class Users(ShopContext context) : IUsers
        {
            public Task<User?> ByEmail(string email) => context.Users.FirstOrDefaultAsync(u => u.Email == email);
            public async Task Add(User user) { context.Users.Add(user); await context.SaveChangesAsync(); }
        }

        public class Registration(IUsers users)
        {
            public async Task Register(string email)
            {
                if (await users.ByEmail(email) is null)
                    await users.{|CTI1001:Add|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Interface_whose_implementations_agree() => Warns("""
        public interface IUsers { Task<bool> Has(string email); Task Add(string email); }

        public class Users(ShopContext context) : IUsers
        {
            public Task<bool> Has(string email) => context.Users.AnyAsync(u => u.Email == email);
            public async Task Add(string email) { context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(); }
        }

        public class QuickUsers(ShopContext context) : IUsers
        {
            public async Task<bool> Has(string email) => await context.Users.CountAsync(u => u.Email == email) > 0;
            public Task Add(string email) { context.Add(new User { Email = email }); return context.SaveChangesAsync(); }
        }

        public class Registration(IUsers users)
        {
            public async Task Register(string email)
            {
                if (!await users.Has(email))
                    await users.{|CTI1001:Add|}(email);
            }
        }
        """);

    [Fact]
    public Task Interface_with_an_implementation_that_keeps_rows_in_memory() => Warns("""
        public interface IUsers { Task<bool> Has(string email); Task Add(string email); }

        public class Users(ShopContext context) : IUsers
        {
            public Task<bool> Has(string email) => context.Users.AnyAsync(u => u.Email == email);
            public async Task Add(string email) { context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(); }
        }

        public class MemoryUsers : IUsers
        {
            private readonly HashSet<string> _users = new();
            public Task<bool> Has(string email) => Task.FromResult(_users.Contains(email));
            public Task Add(string email) { _users.Add(email); return Task.CompletedTask; }
        }

        public class Registration(IUsers users)
        {
            public async Task Register(string email)
            {
                if (!await users.Has(email))
                    await users.{|CTI1001:Add|}(email);
            }
        }
        """);

    [Fact]
    public Task Interface_whose_implementations_disagree_says_nothing() => IsSilent("""
        public interface IUsers { Task<bool> Has(string email); Task Add(string email); }

        public class Users(ShopContext context) : IUsers
        {
            public Task<bool> Has(string email) => context.Users.AnyAsync(u => u.Email == email);
            public async Task Add(string email) { context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(); }
        }

        public class SafeUsers(ShopContext context, NpgsqlConnection connection) : IUsers
        {
            public Task<bool> Has(string email) => context.Users.AnyAsync(u => u.Email == email);
            public Task Add(string email) => connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING", new { email });
        }

        public class Registration(IUsers users)
        {
            public async Task Register(string email)
            {
                if (!await users.Has(email))
                    await users.Add(email);
            }
        }
        """);

    [Fact]
    public Task Generic_repository_of_the_entity() => Warns("""
        public interface IRepository<T> where T : class
        {
            Task<bool> AnyAsync(System.Linq.Expressions.Expression<Func<T, bool>> predicate);
            Task AddAsync(T entity);
        }

        public class Repository<T>(ShopContext context) : IRepository<T> where T : class
        {
            public Task<bool> AnyAsync(System.Linq.Expressions.Expression<Func<T, bool>> predicate) => context.Set<T>().AnyAsync(predicate);
            public async Task AddAsync(T entity) => await context.Set<T>().AddAsync(entity);
        }

        public class Registration(IRepository<User> users)
        {
            public async Task Register(string email)
            {
                if (await users.AnyAsync(u => u.Email == email))
                    return;
                await users.{|CTI1001:AddAsync|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Generic_repository_of_another_entity_is_another_table() => IsSilent("""
        public class Repository<T>(ShopContext context) where T : class
        {
            public Task<bool> AnyAsync(System.Linq.Expressions.Expression<Func<T, bool>> predicate) => context.Set<T>().AnyAsync(predicate);
            public async Task AddAsync(T entity) => await context.Set<T>().AddAsync(entity);
        }

        public class Registration(Repository<User> users, Repository<Order> orders)
        {
            public async Task Register(string number)
            {
                if (await users.AnyAsync(u => u.Email == number))
                    return;
                await orders.AddAsync(new Order { Number = number });
            }
        }
        """);

    [Fact]
    public Task Repository_derived_from_a_generic_one() => Warns("""
        public interface IRepository<T> where T : class { Task AddAsync(T entity); }
        public interface IUsers : IRepository<User> { Task<User?> Find(string email); }

        public abstract class RepositoryBase<T>(ShopContext context) : IRepository<T> where T : class
        {
            protected ShopContext Context { get; } = context;
            public virtual async Task AddAsync(T entity) { Context.Set<T>().Add(entity); await Context.SaveChangesAsync(); }
        }

        public class Users(ShopContext context) : RepositoryBase<User>(context), IUsers
        {
            public Task<User?> Find(string email) => Context.Users.SingleOrDefaultAsync(u => u.Email == email);
        }

        public class Registration(IUsers users)
        {
            public async Task Register(string email)
            {
                var known = await users.Find(email);
                if (known != null)
                    throw new InvalidOperationException("taken");
                await users.{|CTI1001:AddAsync|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Class_within_a_generic_one_is_not_constructed() => IsSilent("""
        public interface IRepository<T> where T : class { Task<bool> Has(string key); Task AddAsync(T entity); }

        public class Stores<T> where T : class
        {
            public class Kept(ShopContext context) : IRepository<T>
            {
                public Task<bool> Has(string key) => context.Users.AnyAsync(u => u.Email == key);
                public async Task AddAsync(T entity) { context.Set<T>().Add(entity); await context.SaveChangesAsync(); }
            }
        }

        public class Registration(IRepository<User> users)
        {
            public async Task Register(string email)
            {
                if (!await users.Has(email))
                    await users.AddAsync(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Generic_method_of_an_interface() => Warns("""
        public interface IStore { Task<bool> Has<T>(System.Linq.Expressions.Expression<Func<T, bool>> predicate) where T : class; Task Put<T>(T entity) where T : class; }

        public class Store(ShopContext context) : IStore
        {
            public Task<bool> Has<T>(System.Linq.Expressions.Expression<Func<T, bool>> predicate) where T : class => context.Set<T>().AnyAsync(predicate);
            public async Task Put<T>(T entity) where T : class { context.Set<T>().Add(entity); await context.SaveChangesAsync(); }
        }

        public class Registration(IStore store)
        {
            public async Task Register(string email)
            {
                if (!await store.Has<User>(u => u.Email == email))
                    await store.{|CTI1001:Put|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Property_of_a_unit_of_work() => Warns("""
        public interface IUsers { Task<bool> Has(string email); void Add(User user); }
        public interface IUnitOfWork { IUsers Users { get; } Task CommitAsync(); }

        public class Users(ShopContext context) : IUsers
        {
            public Task<bool> Has(string email) => context.Users.AnyAsync(u => u.Email == email);
            public void Add(User user) => context.Users.Add(user);
        }

        public class UnitOfWork(ShopContext context, IUsers users) : IUnitOfWork
        {
            public IUsers Users => users;
            public async Task CommitAsync() => await context.SaveChangesAsync();
        }

        public class Registration(IUnitOfWork work)
        {
            public async Task Register(string email)
            {
                if (await work.Users.Has(email))
                    return;
                work.Users.{|CTI1001:Add|}(new User { Email = email });
                await work.CommitAsync();
            }
        }
        """);

    [Theory]
    [InlineData("connection.HasUser(email)", "connection.{|CTI1001:AddUser|}(email)")]
    [InlineData("UserSql.HasUser(connection, email)", "UserSql.{|CTI1001:AddUser|}(connection, email)")]
    [InlineData("UserSql.HasUser(email: email, connection: connection)", "UserSql.{|CTI1001:AddUser|}(email: email, connection: connection)")]
    public Task Extension_methods(string check, string insert) => Warns($$"""
        public static class UserSql
        {
            public static Task<bool> HasUser(this NpgsqlConnection connection, string email) =>
                connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email });

            public static Task<int> AddUser(this NpgsqlConnection connection, string email) =>
                connection.ExecuteAsync("INSERT INTO users (email) VALUES (@email)", new { email });
        }

        public class Registration(NpgsqlConnection connection)
        {
            public async Task Register(string email)
            {
                if (!await {{check}})
                    await {{insert}};
            }
        }
        """);

    [Fact]
    public Task Local_functions() => Warns("""
        public class Registration(ShopContext context)
        {
            public async Task Register(string email)
            {
                if (await IsTaken(email))
                    return;
                {|CTI1001:Store|}(email);

                Task<bool> IsTaken(string address) => context.Users.AnyAsync(u => u.Email == address);
                void Store(string address) => context.Users.Add(new User { Email = address });
            }
        }
        """);

    [Fact]
    public Task Local_functions_that_use_what_is_round_them() => Warns("""
        public class Registration(ShopContext context)
        {
            public async Task Register(string email)
            {
                async Task<bool> IsTaken() => await context.Users.AnyAsync(u => u.Email == email);
                if (!await IsTaken())
                    context.Users.{|CTI1001:Add|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Base_class() => Warns("""
        public abstract class Service(ShopContext context)
        {
            protected ShopContext Context { get; } = context;
            protected Task<bool> IsTaken(string email) => Context.Users.AnyAsync(u => u.Email == email);
            protected virtual void Store(User user) => Context.Users.Add(user);
        }

        public class Registration(ShopContext context) : Service(context)
        {
            public async Task Register(string email)
            {
                if (!await IsTaken(email))
                    {|CTI1001:Store|}(new User { Email = email });
            }
        }
        """);

    [Fact]
    public Task Handler_of_a_request() => Warns("""
        public interface IRequest<T> { }
        public interface IRequestHandler<TRequest, T> where TRequest : IRequest<T> { Task<T> Handle(TRequest request, CancellationToken token); }
        public interface ISender { Task<T> Send<T>(IRequest<T> request, CancellationToken token = default); }

        public record IsEmailTaken(string Email) : IRequest<bool>;

        public class IsEmailTakenHandler(ShopContext context) : IRequestHandler<IsEmailTaken, bool>
        {
            public Task<bool> Handle(IsEmailTaken request, CancellationToken token) => context.Users.AnyAsync(u => u.Email == request.Email, token);
        }

        public class Registration(ISender sender, ShopContext context)
        {
            public async Task Register(string email)
            {
                if (await sender.Send(new IsEmailTaken(email)))
                    return;
                context.Users.{|CTI1001:Add|}(new User { Email = email });
                await context.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task Add_missing_with_a_predicate() => Warns("""
        public static class Sets
        {
            public static async Task AddMissing<T>(this ShopContext context, System.Linq.Expressions.Expression<Func<T, bool>> predicate, T entity) where T : class
            {
                if (!await context.Set<T>().AnyAsync(predicate))
                    context.Set<T>().Add(entity);
            }
        }

        public class Registration(ShopContext context)
        {
            public async Task Register(string email)
            {
                await context.{|CTI1001:AddMissing|}(u => u.Email == email, new User { Email = email });
                await context.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task Injected_delegates() => Warns("""
        public static class Once
        {
            public static async Task Store(Func<Task<bool>> exists, Func<Task> add)
            {
                if (!await exists())
                    await add();
            }
        }

        public class Registration(ShopContext context)
        {
            public Task Register(string email) => Once.Store(
                () => context.Users.AnyAsync(u => u.Email == email),
                async () => { context.Users.{|CTI1001:Add|}(new User { Email = email }); await context.SaveChangesAsync(); });
        }
        """);

    [Theory]
    [InlineData("if (await exists()) await add();")]
    [InlineData("Console.WriteLine(await exists()); await add();")]
    [InlineData("await add(); if (!await exists()) await add();")]
    public Task Injected_delegates_that_the_check_does_not_decide(string body) => IsSilent($$"""
        public static class Once
        {
            public static async Task Store(Func<Task<bool>> exists, Func<Task> add)
            {
                {{body}}
            }
        }

        public class Registration(ShopContext context)
        {
            public Task Register(string email) => Once.Store(
                () => context.Users.AnyAsync(u => u.Email == email),
                async () => { context.Users.Add(new User { Email = email }); await context.SaveChangesAsync(); });
        }
        """);

    private static Task Warns(string source) => ShopModel.Verifier.Warns(source);

    private static Task IsSilent(string source) => ShopModel.Verifier.IsSilent(source);
}
