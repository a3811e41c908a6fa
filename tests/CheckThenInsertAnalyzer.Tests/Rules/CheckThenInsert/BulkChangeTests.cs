using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Packages that change or delete the rows of a query in one statement, as EF Core's own ExecuteUpdate does, and tell how many there were.</summary>
public sealed class BulkChangeTests
{
    private const string Package =
        """
        public static class BulkChanges
        {
            public static int UpdateFromQuery<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, T>> change) where T : class => 0;
            public static Task<int> UpdateFromQueryAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, T>> change, CancellationToken token = default) where T : class => Task.FromResult(0);
            public static Task<int> DeleteFromQueryAsync<T>(this IQueryable<T> query, CancellationToken token = default) where T : class => Task.FromResult(0);
            public static Task<int> BatchUpdateAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, T>> change) where T : class => Task.FromResult(0);
            public static int BatchDelete<T>(this IQueryable<T> query) where T : class => 0;
            public static string UpdateFromQuery(this List<string> isbns, string isbn) => isbn;
        }
        """;

    private static RuleVerifier Verifier { get; } = ShelfModel.Verifier with { Model = ShelfModel.Verifier.Model + "\n" + Package };

    [Theory]
    [InlineData("if (context.Books.Where(b => b.Isbn == isbn).UpdateFromQuery(b => new Book { Copies = b.Copies + 1 }) == 0) context.Books.{|CTI1003:Add|}(new Book { Isbn = isbn, Copies = 1 });")]
    [InlineData("var changed = await context.Books.Where(b => b.Isbn == isbn).UpdateFromQueryAsync(b => new Book { Copies = b.Copies + 1 }, token); if (changed == 0) await context.Books.{|CTI1003:AddAsync|}(new Book { Isbn = isbn, Copies = 1 }, token);")]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).BatchUpdateAsync(b => new Book { Title = isbn }) > 0) return 1; context.Books.{|CTI1003:Add|}(new Book { Isbn = isbn });")]
    public Task An_update_that_meets_no_row(string body) => Verifier.Warns(Method(body));

    [Theory]
    [InlineData("await Tickets.Where(t => t.Seat == seat).DeleteFromQueryAsync();")]
    [InlineData("Tickets.Where(t => t.Seat == seat).BatchDelete();")]
    public Task A_row_that_is_replaced(string delete) => (RuleVerifier.Default with { Model = Package }).Informs($$"""
        [Index(nameof(Seat), IsUnique = true)]
        public class Ticket { public int Id { get; set; } public required string Seat { get; set; } }

        public class StageContext : DbContext
        {
            public DbSet<Ticket> Tickets { get; set; } = null!;

            public async Task Replace(string seat)
            {
                {{delete}}
                Tickets.{|CTI1003:Add|}(new Ticket { Seat = seat });
                await SaveChangesAsync();
            }
        }
        """);

    [Theory]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).UpdateFromQueryAsync(b => new Book { Copies = 1 }, token) == 0) return 404; context.Shelves.Add(new Shelf { Name = isbn });")]
    [InlineData("await context.Books.Where(b => b.Isbn == isbn).UpdateFromQueryAsync(b => new Book { Copies = 1 }, token); context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (wanted.AsQueryable().Where(b => b.Isbn == isbn).UpdateFromQuery(b => new Book { Copies = 1 }) == 0) context.Shelves.Add(new Shelf { Name = isbn });")]
    [InlineData("await context.Books.Where(b => b.Isbn == isbn).DeleteFromQueryAsync(token); context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (isbns.UpdateFromQuery(isbn) == \"\") context.Books.Add(new Book { Isbn = isbn });")]
    public Task But_these_decide_nothing(string body) => Verifier.IsSilent(Method(body));

    private static string Method(string body) => ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);");
}
