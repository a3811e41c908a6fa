using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>The ways to put a query together that a check asks.</summary>
public sealed class QuerySpellingTests
{
    private const string Add = "context.Books.{|CTI1001:Add|}(new Book { ShelfId = shelfId, Isbn = isbn });";

    [Theory]
    [InlineData("IQueryable<Book> query = context.Books; query = query.Where(b => b.Isbn == isbn); if (await query.AnyAsync(token)) return 1;")]
    [InlineData("var query = context.Books.AsQueryable(); query = query.Where(b => b.Isbn == isbn); query = query.Where(b => b.ShelfId == shelfId); if (query.Any()) return 1;")]
    [InlineData("var query = context.Books.Where(b => b.Isbn == isbn); if (shelfId > 0) query = query.Where(b => b.ShelfId == shelfId); if (await query.AnyAsync(token)) return 1;")]
    [InlineData("var query = context.Books.AsNoTracking(); if (shelfId > 0) { query = query.Where(b => b.ShelfId == shelfId); } if (await query.FirstOrDefaultAsync(b => b.Isbn == isbn, token) is not null) return 1;")]
    [InlineData("var query = context.Books.Where(b => b.Isbn == isbn); var count = await query.CountAsync(token); if (count != 0) return 1;")]
    [InlineData("var query = from b in context.Books where b.Isbn == isbn select b; if (query.Any()) return 1;")]
    [InlineData("if ((from b in context.Books where b.Isbn == isbn select b.Id).FirstOrDefault() != 0) return 1;")]
    [InlineData("if ((from b in context.Books where b.Isbn == isbn && b.ShelfId == shelfId select new { b.Id }).FirstOrDefault() is not null) return 1;")]
    [InlineData("if (await context.Books.TagWith(\"isbn\").OrderBy(b => b.Id).Take(1).AnyAsync(b => b.Isbn == isbn, token)) return 1;")]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).Select(b => b.Id).Distinct().CountAsync(token) > 0) return 1;")]
    [InlineData("if (context.Books.AsEnumerable().Any(b => b.Isbn == isbn)) return 1;")]
    [InlineData("if (context.Books.Local.Any(b => b.Isbn == isbn) || await context.Books.AnyAsync(b => b.Isbn == isbn, token)) return 1;")]
    [InlineData("if (await context.Books.FromSqlInterpolated($\"SELECT * FROM books\").AnyAsync(b => b.Isbn == isbn, token)) return 1;")]
    [InlineData("System.Linq.Expressions.Expression<Func<Book, bool>> sameIsbn = b => b.Isbn == isbn; if (await context.Books.AnyAsync(sameIsbn, token)) return 1;")]
    public Task Put_together(string check) => Warns(check + " " + Add);

    [Theory]
    [InlineData("var query = context.Books.Where(b => b.Isbn == isbn); if (shelfId > 0) query = context.Books.Where(b => b.Title == isbn); if (await query.AnyAsync(token)) return 1;")]
    [InlineData("var query = context.Books.Where(b => b.Title == isbn); query = query.Where(b => b.ShelfId == shelfId); if (query.Any()) return 1;")]
    [InlineData("var query = context.Books.AsQueryable(); if (await query.AnyAsync(token)) return 1; query = query.Where(b => b.Isbn == isbn); Log(query);")]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).GroupBy(b => b.ShelfId).AnyAsync(g => g.Count() > 3, token)) return 1;")]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).Skip(5).AnyAsync(token)) return 1;")]
    [InlineData("if (await context.Shelves.SelectMany(s => s.Books).AnyAsync(b => b.Isbn == isbn, token)) return 1;")]
    [InlineData("if (await context.Shelves.AnyAsync(s => s.Books.Any(b => b.Isbn == isbn), token)) return 1;")]
    [InlineData("if (await (from s in context.Shelves where s.Name == isbn select s).AnyAsync(token)) return 1;")]
    public Task But_these_ask_something_else(string check) =>
        ShelfModel.Verifier.IsSilent(ShelfModel.Method(check + " context.Books.Add(new Book { ShelfId = shelfId, Isbn = isbn });\nawait context.SaveChangesAsync(token);"));

    [Theory]
    [InlineData("if (await context.Seats.FindAsync(row, number) is null) context.Seats.{|CTI1001:Add|}(new Seat { Row = row, Number = number });")]
    [InlineData("if (context.Seats.Find(new object[] { row, number }) != null) return; context.Seats.{|CTI1001:Add|}(new Seat { Number = number, Row = row });")]
    [InlineData("if (await context.FindAsync<Seat>(row, number) is null) context.{|CTI1001:Add|}(new Seat { Row = row, Number = number });")]
    [InlineData("if (await context.Seats.FindAsync(1, 2) is null) context.Seats.Add(new Seat { Row = 2, Number = 2 });", false)]
    [InlineData("if (await context.Seats.FindAsync(row, number) is null) return; context.Seats.Add(new Seat { Row = row, Number = number + 1 });", false)]
    public Task Found_by_several_keys(string body, bool fires = true)
    {
        var source = $$"""
            [PrimaryKey(nameof(Row), nameof(Number))]
            public class Seat
            {
                public int Row { get; set; }
                public int Number { get; set; }
            }

            public class HallContext(DbContextOptions<HallContext> options) : DbContext(options)
            {
                public DbSet<Seat> Seats => Set<Seat>();
            }

            public class Hall(HallContext context)
            {
                public async Task Put(int row, int number)
                {
                    {{body}}
                    await context.SaveChangesAsync();
                }
            }
            """;
        return fires ? RuleVerifier.Default.Warns(source) : RuleVerifier.Default.IsSilent(source);
    }

    [Theory]
    [InlineData("if (await context.Books.Available().AnyAsync(b => b.Isbn == isbn)) return;")]
    [InlineData("if (await Queries.ByIsbn(context, isbn) is not null) return;")]
    [InlineData("if (await Queries.IsTaken(context, isbn)) return;")]
    public Task Made_by_the_project(string check) => ShelfModel.Verifier.Warns(Project(check, "context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });"));

    [Theory]
    [InlineData("if (await context.Books.WithIsbn(isbn).AnyAsync()) return;")]
    [InlineData("if (await context.Books.Matching(new BooksWithIsbn(isbn)).AnyAsync()) return;")]
    [InlineData("if (await Queries.ByTitle(context, isbn) is not null) return;")]
    public Task But_these_do_not_tell_the_key(string check) => ShelfModel.Verifier.IsSilent(Project(check, "context.Books.Add(new Book { Isbn = isbn });"));

    private static string Project(string check, string insert) =>
        $$"""
        public static class Queries
        {
            public static readonly Func<ShelfContext, string, Task<Book?>> ByIsbn = EF.CompileAsyncQuery((ShelfContext context, string isbn) => context.Books.FirstOrDefault(b => b.Isbn == isbn));
            public static readonly Func<ShelfContext, string, Task<Book?>> ByTitle = EF.CompileAsyncQuery((ShelfContext context, string title) => context.Books.FirstOrDefault(b => b.Title == title));
            public static Func<ShelfContext, string, Task<bool>> IsTaken { get; } = EF.CompileAsyncQuery((ShelfContext context, string key) => context.Books.Any(b => b.Isbn == key));
            public static IQueryable<Book> Available(this IQueryable<Book> books) => books.Where(b => b.Copies > 0);
            public static IQueryable<Book> WithIsbn(this IQueryable<Book> books, string isbn) => books.Where(b => b.Isbn == isbn);
            public static IQueryable<T> Matching<T>(this IQueryable<T> rows, ISpecification<T> specification) => rows.Where(specification.Criteria);
        }

        public interface ISpecification<T>
        {
            System.Linq.Expressions.Expression<Func<T, bool>> Criteria { get; }
        }

        public class BooksWithIsbn(string isbn) : ISpecification<Book>
        {
            public System.Linq.Expressions.Expression<Func<Book, bool>> Criteria => b => b.Isbn == isbn;
        }

        public class Librarian(ShelfContext context)
        {
            public async Task Put(string isbn)
            {
                {{check}}
                {{insert}}
                await context.SaveChangesAsync();
            }
        }
        """;

    private static Task Warns(string body) => ShelfModel.Verifier.Warns(ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);"));
}
