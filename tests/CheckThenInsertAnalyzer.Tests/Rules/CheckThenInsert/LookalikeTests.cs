using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Code that has the words of a check and an insert, and is none: other collections, other rows, other questions.</summary>
public sealed class LookalikeTests
{
    [Theory]
    [InlineData("if (state.Any()) return 1; context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (!state.Any(e => e.Key == isbn)) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var headers = new Dictionary<string, string>(); if (!headers.ContainsKey(isbn)) headers.Add(isbn, isbn); context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (service.Exists(isbn)) return 1; service.Add(new Book { Isbn = isbn });")]
    [InlineData("if (service.Find(isbn) is null) service.Add(isbn);")]
    [InlineData("if (await context.Books.AnyAsync(b => b.Isbn == isbn, token)) return 1; service.Add(isbn);")]
    [InlineData("if (wanted.Any(b => b.Isbn == isbn)) return 1; context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var book = wanted.FirstOrDefault(b => b.Isbn == isbn); if (book is null) { context.Books.Add(new Book { Isbn = isbn }); }")]
    public Task Other_collections(string body) => IsSilent(body);

    [Theory]
    [InlineData("if (!await context.Categories.AnyAsync(c => c.Id == parentId)) return 404; context.Categories.Add(new Category { ParentId = parentId, Name = name });")]
    [InlineData("var parent = await context.Categories.FindAsync(parentId); if (parent is null) return 404; context.Categories.Add(new Category { ParentId = parent.Id, Name = name });")]
    [InlineData("if (await context.Categories.AnyAsync(c => c.Id == parentId) == false) throw new InvalidOperationException(); context.Categories.Add(new Category { Parent = new Category { Id = parentId }, Name = name });")]
    [InlineData("var parent = await context.Categories.FirstOrDefaultAsync(c => c.Id == parentId); if (parent == null) context.Categories.Add(new Category { Name = name, ParentId = parentId });")]
    [InlineData("if (await context.Categories.CountAsync(c => c.ParentId == parentId) >= 20) return 1; context.Categories.Add(new Category { ParentId = parentId, Name = name });")]
    [InlineData("var count = await context.Categories.CountAsync(c => c.ParentId == parentId); if (count > 1) return 1; context.Categories.Add(new Category { ParentId = parentId, Name = name });")]
    [InlineData("var count = await context.Categories.CountAsync(c => c.ParentId == parentId); context.Categories.Add(new Category { ParentId = parentId, Name = name, Position = count + 1 });")]
    [InlineData("var known = await context.Categories.FirstOrDefaultAsync(c => c.Name == name); if (known is null) return 404; known.ParentId = parentId; context.Categories.Update(known);")]
    [InlineData("var last = await context.Categories.OrderBy(c => c.Position).LastOrDefaultAsync(c => c.ParentId == parentId); var position = last is null ? 0 : last.Position + 1; context.Categories.Add(new Category { ParentId = parentId, Name = name, Position = position });")]
    public Task Other_questions_to_the_same_rows(string body) => ShelfModel.Verifier.IsSilent(
        $$"""
        public class Category
        {
            public int Id { get; set; }
            public int? ParentId { get; set; }
            public Category? Parent { get; set; }
            public string Name { get; set; } = "";
            public int Position { get; set; }
        }

        public class CategoryContext(DbContextOptions<CategoryContext> options) : DbContext(options)
        {
            public DbSet<Category> Categories => Set<Category>();
        }

        public class Catalogue(CategoryContext context)
        {
            public async Task<int> Put(int parentId, string name)
            {
                {{body}}
                await context.SaveChangesAsync();
                return 0;
            }
        }
        """);

    [Theory]
    [InlineData("if (await context.Database.GetDbConnection().ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM books WHERE isbn = @isbn)\", new { isbn })) return; await context.Database.GetDbConnection().{|CTI1001:ExecuteAsync|}(\"INSERT INTO books (isbn) VALUES (@isbn)\", new { isbn });")]
    [InlineData("if (await context.Database.GetDbConnection().ExecuteScalarAsync<int>(BookSql.Count, new { isbn }) == 0) await context.Database.GetDbConnection().{|CTI1001:ExecuteAsync|}(BookSql.Insert, new { isbn });")]
    [InlineData("if (await context.Database.SqlQuery<int>($\"SELECT id FROM books WHERE isbn = {isbn}\").FirstOrDefaultAsync() == 0) await context.Database.{|CTI1001:ExecuteSqlAsync|}($\"INSERT INTO books (isbn) VALUES ({isbn})\");")]
    [InlineData("if (await context.Database.ExecuteSqlAsync($\"UPDATE books SET copies = copies + 1 WHERE isbn = {isbn}\") == 0) await context.Database.{|CTI1003:ExecuteSqlAsync|}($\"INSERT INTO books (isbn) VALUES ({isbn})\");")]
    public Task But_sql_on_the_contexts_connection_is_seen(string body) => ShelfModel.Verifier.Warns(Sql(body));

    [Theory]
    [InlineData("if (await context.Database.GetDbConnection().ExecuteScalarAsync<int>(BookSql.Count, new { isbn }) == 0) await context.Database.GetDbConnection().ExecuteAsync(BookSql.Build(), new { isbn });")]
    [InlineData("if (await context.Database.GetDbConnection().ExecuteScalarAsync<int>(BookSql.Build(), new { isbn }) == 0) await context.Database.GetDbConnection().ExecuteAsync(BookSql.Insert, new { isbn });")]
    [InlineData("if (await context.Database.GetDbConnection().ExecuteScalarAsync<int>(BookSql.Count, new { isbn }) == 0) await context.Database.GetDbConnection().ExecuteAsync(BookSql.Upsert, new { isbn });")]
    public Task Sql_that_is_not_to_be_seen_or_decides_itself(string body) => ShelfModel.Verifier.IsSilent(Sql(body));

    private static string Sql(string body) =>
        $$"""
        public static class BookSql
        {
            public const string Count = "SELECT count(*) FROM books WHERE isbn = @isbn";
            public const string Insert = "INSERT INTO books (isbn) VALUES (@isbn)";
            public static readonly string Upsert = Insert + " ON CONFLICT (isbn) DO NOTHING";
            public static string Build() => string.Join(" ", "INSERT INTO books", "(isbn) VALUES (@isbn)");
        }

        public class Librarian(ShelfContext context)
        {
            public async Task Put(string isbn)
            {
                {{body}}
            }
        }
        """;

    private static Task IsSilent(string body) => ShelfModel.Verifier.IsSilent(
        """
        public class ModelState : List<KeyValuePair<string, string>>;

        public interface IBookService
        {
            bool Exists(string isbn);
            Book? Find(string isbn);
            void Add(object book);
        }

        """ + ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);").Replace("(ShelfContext context)", "(ShelfContext context, ModelState state, IBookService service)"));
}
