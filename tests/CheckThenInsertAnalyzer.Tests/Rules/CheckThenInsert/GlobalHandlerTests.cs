using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Something that takes the violations of all requests. The web framework's types are declared here: they are known by their names.</summary>
public sealed class GlobalHandlerTests
{
    private const string Web = """
        public delegate Task RequestDelegate(HttpContext context);
        public class HttpContext { public int StatusCode { get; set; } }
        public interface IMiddleware { Task InvokeAsync(HttpContext context, RequestDelegate next); }
        public interface IExceptionHandler { ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken token); }
        public class ExceptionContext { public Exception Exception { get; set; } = null!; public object? Result { get; set; } }
        public interface IExceptionFilter { void OnException(ExceptionContext context); }
        public abstract class ExceptionFilterAttribute : Attribute { public virtual void OnException(ExceptionContext context) { } }
        public delegate Task<T> RequestHandlerDelegate<T>();
        public interface IPipelineBehavior<TRequest, TResponse> { Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken token); }
        public class App { public void UseExceptionHandler(Action<HttpContext, Exception> handle) { } }
        """;

    private const string Test = "e is DbUpdateException { InnerException: PostgresException { SqlState: \"23505\" } }";
    private const string OtherTest = "e is DbUpdateException { InnerException: PostgresException { SqlState: \"40001\" } }";

    public static TheoryData<string> Handlers =>
    [
        "public class Handler : IExceptionHandler { public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) { await Task.Yield(); if (TEST) { context.StatusCode = 409; return true; } return false; } }",
        "public class Handler : IExceptionHandler { public ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) { context.StatusCode = StatusOf(e); return new(true); } static int StatusOf(Exception e) => TEST ? 409 : 500; }",
        "public class Filter : IExceptionFilter { public void OnException(ExceptionContext context) { var e = context.Exception; if (TEST) context.Result = 409; } }",
        "public class TakenAttribute : ExceptionFilterAttribute { public override void OnException(ExceptionContext context) { var e = context.Exception; if (TEST) context.Result = 409; } }",
        "public class Errors(RequestDelegate next) { public async Task InvokeAsync(HttpContext context) { try { await next(context); } catch (Exception e) when (TEST) { context.StatusCode = 409; } } }",
        "public class Errors(RequestDelegate next) { public async Task Invoke(HttpContext context) { try { await next(context); } catch (Exception e) { await Handle(context, e); } } static Task Handle(HttpContext context, Exception e) { context.StatusCode = TEST ? 409 : 500; return Task.CompletedTask; } }",
        "public class Errors : IMiddleware { public async Task InvokeAsync(HttpContext context, RequestDelegate next) { try { await next(context); } catch (DbUpdateException e) when (TEST) { context.StatusCode = 409; } } }",
        "public class Errors<T, R> : IPipelineBehavior<T, R> { public async Task<R> Handle(T request, RequestHandlerDelegate<R> next, CancellationToken token) { try { return await next(); } catch (Exception e) when (TEST) { throw new InvalidOperationException(\"taken\"); } } }",
        "public static class Program { public static void Configure(App app) => app.UseExceptionHandler((context, e) => { if (TEST) context.StatusCode = 409; }); }",
        "public class Taken : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor { public override void SaveChangesFailed(Microsoft.EntityFrameworkCore.Diagnostics.DbContextErrorEventData data) { var e = data.Exception; if (TEST) throw new InvalidOperationException(\"taken\"); } }",
    ];

    [Theory]
    [MemberData(nameof(Handlers))]
    public Task Takes_it(string handler) => Verify(handler.Replace("TEST", Test), "Add");

    [Theory]
    [MemberData(nameof(Handlers))]
    public Task But_not_by_the_test_of_another_error(string handler) => Verify(handler.Replace("TEST", OtherTest), "{|CTI1001:Add|}");

    [Theory]
    [InlineData("e is DbUpdateException")]
    [InlineData("e switch { DbUpdateException => true, _ => false }")]
    [InlineData("e.GetBaseException() is PostgresException p && p.SqlState == PostgresErrorCodes.UniqueViolation")]
    [InlineData("e is DbUpdateException { InnerException: PostgresException { ConstraintName: not null } }")]
    public Task Tests(string test) => Verify($$"""
        public class Handler : IExceptionHandler
        {
            public ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) => new({{test}});
        }
        """, "Add");

    [Theory]
    [InlineData("e is DbUpdateConcurrencyException")]
    [InlineData("e is TimeoutException or OperationCanceledException")]
    [InlineData("e.Message.Length > 0")]
    public Task But_these_know_no_violation(string test) => Verify($$"""
        public class Handler : IExceptionHandler
        {
            public ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) => new({{test}});
        }
        """, "{|CTI1001:Add|}");

    [Fact]
    public Task Map_of_exception_types() => Verify("""
        public class Filter : IExceptionFilter
        {
            private readonly Dictionary<Type, int> _codes = new() { [typeof(DbUpdateException)] = 409 };

            public void OnException(ExceptionContext context) => context.Result = _codes.GetValueOrDefault(context.Exception.GetType(), 500);
        }
        """, "Add");

    [Theory]
    [InlineData("public class Errors : IMiddleware { public async Task InvokeAsync(HttpContext context, RequestDelegate next) { try { await next(context); } catch (Exception e) { Console.WriteLine(e); context.StatusCode = 500; } } }")]
    [InlineData("public class Keys(ShopContext shop) : IMiddleware { public async Task InvokeAsync(HttpContext context, RequestDelegate next) { try { await shop.SaveChangesAsync(); } catch (DbUpdateException) { return; } await next(context); } }")]
    [InlineData("public class Helper { public static int StatusOf(Exception e) => e is DbUpdateException ? 409 : 500; }")]
    [InlineData("public class Taken : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor { public override int SavedChanges(Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesCompletedEventData data, int result) { try { return result; } catch (DbUpdateException) { return 0; } } }")]
    public Task But_these_are_no_handlers_of_requests(string handler) => Verify(handler, "{|CTI1001:Add|}");

    [Fact]
    public Task Statements_are_not_saves() => (ShopModel.Verifier with { Model = ShopModel.Entities + Web }).Warns("""
        public class Handler : IExceptionHandler
        {
            public ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) => new(e is DbUpdateException);
        }

        public class Registration(NpgsqlConnection connection)
        {
            public void Register(string email)
            {
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.{|CTI1001:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
            }
        }
        """);

    [Theory]
    [InlineData("e is PostgresException { SqlState: \"23505\" }", "Execute", "Execute")]
    [InlineData("e is PostgresException { SqlState: \"23503\" }", "{|CTI1001:Execute|}", "{|CTI3001:Execute|}")]
    public Task Statements(string test, string raced, string unhandled) => (RuleVerifier.Default with { Model = Web, Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE);" }).Reports($$"""
        public class Handler : IExceptionHandler
        {
            public ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) => new({{test}});
        }

        public class Registration(NpgsqlConnection connection)
        {
            public void Register(string email)
            {
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.{{raced}}("INSERT INTO users (email) VALUES (@email)", new { email });
            }

            public void Insert(string email) => connection.{{unhandled}}("INSERT INTO users (email) VALUES (@email)", new { email });
        }
        """);

    [Fact]
    public Task Duplicates_that_no_key_stops_are_told_of_nonetheless() => (RuleVerifier.Default with { Model = Web, Schema = "CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL);" }).Warns("""
        public class Handler : IExceptionHandler
        {
            public ValueTask<bool> TryHandleAsync(HttpContext context, Exception e, CancellationToken token) => new(e is PostgresException { SqlState: "23505" });
        }

        public class Registration(NpgsqlConnection connection)
        {
            public void Register(string email)
            {
                if (!connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)", new { email }))
                    connection.{|CTI1006:Execute|}("INSERT INTO users (email) VALUES (@email)", new { email });
            }
        }
        """);

    private static Task Verify(string handler, string add) => (ShopModel.Verifier with { Model = ShopModel.Entities + Web }).Reports(handler + $$"""

        public class Registration(ShopContext context)
        {
            public async Task Register(string email)
            {
                if (await context.Users.AnyAsync(u => u.Email == email))
                    return;
                context.Users.{{add}}(new User { Email = email });
                await context.SaveChangesAsync();
            }
        }
        """);
}
