namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Entities with collections of related ones, beside classes with lists that are none.</summary>
internal static class ShelfModel
{
    /// <summary>A verifier whose sources see the entities.</summary>
    public static RuleVerifier Verifier { get; } = new() { Model = Entities };

    /// <summary>A class with everything at hand, whose method has the given body.</summary>
    public static string Method(string body) =>
        $$"""
        public class Librarian(ShelfContext context)
        {
            public async Task<int> Put(int shelfId, string isbn, Shelf given, Cart cart, List<Book> wanted, List<string> isbns, CancellationToken token)
            {
                await Task.Yield();
                {{body.ReplaceLineEndings("\n        ")}}
                return 0;
            }

            private static void Log(object? what) { }
        }
        """;

    private const string Entities =
        """
        public class Shelf
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public ICollection<Book> Books { get; set; } = new List<Book>();
            public List<Book> Loans { get; set; } = [];
            [NotMapped] public List<Book> Wishes { get; set; } = [];
            public List<Label> Labels { get; set; } = [];
        }

        public class Book
        {
            public int Id { get; set; }
            public int ShelfId { get; set; }
            public string Isbn { get; set; } = "";
            public string? Title { get; set; }
            public int Copies { get; set; }
        }

        public class Label
        {
            public string Text { get; set; } = "";
        }

        public class Cart
        {
            public int Id { get; set; }
            public List<Book> Books { get; set; } = [];
        }

        public class ShelfContext(DbContextOptions<ShelfContext> options) : DbContext(options)
        {
            public DbSet<Shelf> Shelves => Set<Shelf>();
            public DbSet<Book> Books => Set<Book>();
        }
        """;
}
