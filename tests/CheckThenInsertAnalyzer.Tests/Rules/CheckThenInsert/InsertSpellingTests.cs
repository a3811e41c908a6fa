using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>The ways to have a row inserted behind a check.</summary>
public sealed class InsertSpellingTests
{
    [Theory]
    [InlineData("context.Set<Book>().{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("context.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("await context.{|CTI1001:AddRangeAsync|}(new Book { Isbn = isbn });")]
    [InlineData("context.Entry(new Book { Isbn = isbn }).{|CTI1001:State|} = EntityState.Added;")]
    [InlineData("var book = new Book { Isbn = isbn }; context.Entry(book).{|CTI1001:State|} = EntityState.Added;")]
    [InlineData("context.{|CTI1001:Update|}(new Book { Isbn = isbn });")]
    [InlineData("context.Books.{|CTI1001:Update|}(new Book { Isbn = isbn });")]
    [InlineData("var book = new Book { Isbn = isbn }; context.{|CTI1001:Attach|}(book);")]
    [InlineData("var book = new Book(); book.Isbn = isbn; context.Books.{|CTI1001:Attach|}(book);")]
    [InlineData("await Save(() => context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn }));")]
    [InlineData("await Task.Run(async () => { context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn }); await context.SaveChangesAsync(); });")]
    public Task Ways_to_insert(string insert) => Warns($"if (await context.Books.AnyAsync(b => b.Isbn == isbn, token)) return 1; async Task Save(Action change) {{ change(); await context.SaveChangesAsync(token); }} {insert}");

    [Theory]
    [InlineData("var book = new Book { Id = shelfId, Isbn = isbn }; context.Update(book);")]
    [InlineData("var book = new Book { Isbn = isbn }; book.Id = shelfId; context.Attach(book);")]
    [InlineData("var book = new Book { Isbn = isbn }; context.Entry(book).State = EntityState.Detached;")]
    [InlineData("context.Remove(new Book { Isbn = isbn });")]
    [InlineData("cart.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("wanted.Add(new Book { Isbn = isbn });")]
    [InlineData("isbns.Add(isbn);")]
    public Task But_these_insert_no_row(string change) => IsSilent($"if (await context.Books.AnyAsync(b => b.Isbn == isbn, token)) return 1; {change}");

    [Theory]
    [InlineData("var shelf = await context.Shelves.Include(s => s.Books).FirstAsync(s => s.Id == shelfId, token); if (shelf.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var shelf = await context.Shelves.FindAsync(shelfId); if (shelf!.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var shelf = await context.FindAsync<Shelf>(shelfId); if (shelf!.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var shelf = await context.Shelves.SingleOrDefaultAsync(s => s.Id == shelfId, token) ?? throw new InvalidOperationException(); if (shelf.Loans.Exists(b => b.Isbn == isbn)) return 1; shelf.Loans.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("if (given.Books.All(b => b.Isbn != isbn)) given.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("if (given.Books.Count(b => b.Isbn == isbn) == 0) given.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("if (!given.Books.Select(b => b.Isbn).Contains(isbn)) given.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var book = given.Loans.Find(b => b.Isbn == isbn); if (book is null) context.Books.{|CTI1001:Add|}(new Book { ShelfId = given.Id, Isbn = isbn });")]
    [InlineData("if (await context.Books.AnyAsync(b => b.ShelfId == given.Id && b.Isbn == isbn, token)) return 1; given.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var book = given.Books.FirstOrDefault(b => b.Isbn == isbn); if (book == null) { book = new Book { Isbn = isbn }; given.Books.{|CTI1002:Add|}(book); } book.Copies++;")]
    [InlineData("foreach (var item in wanted) { var book = given.Books.SingleOrDefault(b => b.Isbn == item.Isbn); if (book is not null) book.Copies++; else given.Books.{|CTI1003:Add|}(new Book { Isbn = item.Isbn }); }")]
    public Task Related_rows(string body) => Warns(body);

    [Theory]
    [InlineData("var shelf = new Shelf(); if (!shelf.Books.Any(b => b.Isbn == isbn)) shelf.Books.Add(new Book { Isbn = isbn }); context.Shelves.Add(shelf);")]
    [InlineData("if (!cart.Books.Any(b => b.Isbn == isbn)) cart.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (!given.Wishes.Any(b => b.Isbn == isbn)) given.Wishes.Add(new Book { Isbn = isbn });")]
    [InlineData("if (!given.Labels.Any(l => l.Text == isbn)) given.Labels.Add(new Label { Text = isbn });")]
    [InlineData("if (!given.Books.Any(b => b.Isbn == isbn)) given.Books.Add(wanted[0]);")]
    [InlineData("if (given.Books.Count >= 5) return 1; given.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (given.Books.Any(b => b.Isbn == isbn)) given.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (given.Books.Any(b => b.Id == shelfId)) return 1; given.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("if (given.Books.Any(b => b.Isbn == isbn)) return 1; try { given.Books.Add(new Book { Isbn = isbn }); await context.SaveChangesAsync(token); } catch (DbUpdateException) { return 2; } return 0;")]
    public Task But_these_are_none(string body) => IsSilent(body);

    [Theory]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).ExecuteUpdateAsync(s => s.SetProperty(b => b.Copies, b => b.Copies + 1), token) == 0) context.Books.{|CTI1003:Add|}(new Book { Isbn = isbn, Copies = 1 });")]
    [InlineData("var changed = await context.Books.Where(b => b.Isbn == isbn).ExecuteUpdateAsync(s => s.SetProperty(b => b.Copies, 1), token); if (changed > 0) return 1; context.Books.{|CTI1003:Add|}(new Book { Isbn = isbn });")]
    public Task Rows_changed_at_once(string body) => Warns(body);

    [Theory]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).ExecuteUpdateAsync(s => s.SetProperty(b => b.Copies, 1), token) == 0) return 404; context.Shelves.Add(new Shelf { Name = isbn });")]
    [InlineData("if (await context.Books.Where(b => b.Isbn == isbn).ExecuteUpdateAsync(s => s.SetProperty(b => b.Copies, 1), token) > 0) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("Log(await context.Books.Where(b => b.Isbn == isbn).ExecuteUpdateAsync(s => s.SetProperty(b => b.Copies, 1), token)); context.Books.Add(new Book { Isbn = isbn });")]
    public Task But_these_decide_nothing(string body) => IsSilent(body);

    [Theory]
    [InlineData("var book = await context.Books.SingleOrDefaultAsync(b => b.Isbn == isbn, token); book ??= new Book { Isbn = isbn }; book.Copies++; context.Books.{|CTI1003:Update|}(book);")]
    [InlineData("var book = await context.Books.SingleOrDefaultAsync(b => b.Isbn == isbn, token) ?? new Book { Isbn = isbn }; book.Copies++; context.{|CTI1003:Update|}(book);")]
    [InlineData("var book = context.Books.FirstOrDefault(b => b.Isbn == isbn); if (book is null) { book = new Book(); book.Isbn = isbn; } context.{|CTI1003:Update|}(book);")]
    [InlineData("Book book; if (context.Books.FirstOrDefault(b => b.Isbn == isbn) is { } known) book = known; else book = new Book { Isbn = isbn }; book.Copies = 1; context.{|CTI1003:Update|}(book);")]
    [InlineData("var book = context.Books.FirstOrDefault(b => b.Isbn == isbn); context.{|CTI1003:Update|}(book ?? new Book { Isbn = isbn });")]
    [InlineData("var book = context.Books.FirstOrDefault(b => b.Isbn == isbn); if (book is null) { book = new Book { Isbn = isbn }; context.Books.{|CTI1003:Add|}(book); } book.Copies++; context.Update(book);")]
    public Task Update_of_the_row_found_or_a_new_one(string body) => Warns(body);

    [Theory]
    [InlineData("var book = await context.Books.SingleOrDefaultAsync(b => b.Isbn == isbn, token); book ??= new Book { Id = shelfId, Isbn = isbn }; context.Books.Update(book);")]
    [InlineData("var book = await context.Books.SingleOrDefaultAsync(b => b.Isbn == isbn, token); book ??= wanted[0]; context.Books.Update(book);")]
    [InlineData("var book = await context.Books.SingleOrDefaultAsync(b => b.Isbn == isbn, token); if (book is null) return 1; book.Copies++; context.Books.Update(book);")]
    [InlineData("var book = new Book { Isbn = isbn }; if (await context.Books.SingleOrDefaultAsync(b => b.Isbn == isbn, token) is { } known) book = known; context.Shelves.Update(given);")]
    public Task But_this_update_changes_what_is_stored(string body) => IsSilent(body);

    /// <summary>Only the model says which property the key is.</summary>
    [Fact]
    public Task Update_of_an_entity_whose_key_the_model_tells() => RuleVerifier.Default.Warns("""
        public class CompanyRow
        {
            public int CompanyNumber { get; set; }
            public required string RegistryNumber { get; set; }
            public List<string> Mails { get; set; } = [];
        }

        public class CompanyContext : DbContext
        {
            public DbSet<CompanyRow> Companies { get; set; } = null!;

            protected override void OnModelCreating(ModelBuilder builder)
            {
                builder.Entity<CompanyRow>().HasKey(c => c.CompanyNumber);
                builder.Entity<CompanyRow>().HasIndex(c => c.RegistryNumber).IsUnique();
            }

            public async Task AddMail(string registryNumber, string mail)
            {
                var company = await Companies.FirstOrDefaultAsync(c => c.RegistryNumber == registryNumber);

                company ??= new CompanyRow
                {
                    RegistryNumber = registryNumber,
                    Mails = [],
                };

                company.Mails.Add(mail);
                Companies.{|CTI1003:Update|}(company);

                await SaveChangesAsync();
            }
        }
        """);

    [Theory]
    [InlineData("var shelf = await context.Shelves.AsNoTracking().Include(s => s.Books).FirstAsync(s => s.Id == shelfId, token); if (shelf.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var shelf = await Read(shelfId); if (shelf.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.Add(new Book { Isbn = isbn }); static async Task<Shelf> Read(int id) { using var own = new ShelfContext(new DbContextOptions<ShelfContext>()); return await own.Shelves.Include(s => s.Books).FirstAsync(s => s.Id == id); }")]
    public Task Navigation_of_a_row_that_no_context_tracks(string change) => IsSilent(change);

    [Theory]
    [InlineData("var shelf = await context.Shelves.AsNoTracking().Include(s => s.Books).FirstAsync(s => s.Id == shelfId, token); if (shelf.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.{|CTI1001:Add|}(new Book { Isbn = isbn }); context.Update(shelf);")]
    [InlineData("var shelf = await Read(shelfId); if (shelf.Books.Any(b => b.Isbn == isbn)) return 1; shelf.Books.{|CTI1001:Add|}(new Book { Isbn = isbn }); async Task<Shelf> Read(int id) { await Task.Yield(); return await context.Shelves.Include(s => s.Books).FirstAsync(s => s.Id == id); }")]
    public Task Navigation_of_a_row_that_a_context_tracks(string change) => Warns(change);

    [Fact]
    public Task New_object_that_is_added_to_navigation_and_set_is_one_insert() => Warns("""
        var shelf = await context.Shelves.Include(s => s.Books).FirstAsync(s => s.Id == shelfId, token);
        if (shelf.Books.Any(b => b.Isbn == isbn))
            return 1;
        var book = new Book { Isbn = isbn, ShelfId = shelf.Id };
        shelf.Books.Add(book);
        context.Books.{|CTI1001:Add|}(book);
        """);

    [Fact]
    public Task Two_new_objects_are_two_inserts() => Warns("""
        var shelf = await context.Shelves.Include(s => s.Books).FirstAsync(s => s.Id == shelfId, token);
        if (shelf.Books.Any(b => b.Isbn == isbn))
            return 1;
        var book = new Book { Isbn = isbn };
        var other = new Book { Isbn = isbn, Title = isbn };
        shelf.Books.{|CTI1001:Add|}(book);
        shelf.Books.{|CTI1001:Add|}(other);
        """);

    private static Task Warns(string body) => ShelfModel.Verifier.Warns(ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);"));

    private static Task IsSilent(string body) => ShelfModel.Verifier.IsSilent(ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);"));
}
