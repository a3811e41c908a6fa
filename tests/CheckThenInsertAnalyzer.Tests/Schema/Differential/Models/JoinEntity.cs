public class LibraryContext : DbContext
{
    public DbSet<Book> Books { get; set; } = null!;
    public DbSet<Author> Authors { get; set; } = null!;
    public DbSet<BookAuthor> BookAuthors { get; set; } = null!;
    public DbSet<Loan> Loans { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BookAuthor>().HasKey(x => new { x.BookId, x.AuthorId });
        modelBuilder.Entity<Book>().HasMany(b => b.Shelves).WithMany(s => s.Books).UsingEntity("Placement");
        modelBuilder.Entity<Book>().HasMany(b => b.Genres).WithMany(g => g.Books).UsingEntity(
            "BookGenre",
            l => l.HasOne(typeof(Genre)).WithMany().HasForeignKey("GenreFk").HasPrincipalKey(nameof(Genre.Id)),
            r => r.HasOne(typeof(Book)).WithMany().HasForeignKey("BookFk").HasPrincipalKey(nameof(Book.Id)),
            j => j.HasKey("BookFk", "GenreFk"));
    }
}

public class Book { public int Id { get; set; } public string Title { get; set; } = ""; public List<BookAuthor> Authors { get; } = []; public List<Shelf> Shelves { get; } = []; public List<Genre> Genres { get; } = []; }
public class Author { public int Id { get; set; } public List<BookAuthor> Books { get; } = []; }
public class BookAuthor { public int BookId { get; set; } public Book Book { get; set; } = null!; public int AuthorId { get; set; } public Author Author { get; set; } = null!; public int Position { get; set; } }
public class Shelf { public int Id { get; set; } public List<Book> Books { get; } = []; }
public class Genre { public int Id { get; set; } public List<Book> Books { get; } = []; }
[PrimaryKey(nameof(BookId), nameof(From))]
public class Loan { public int BookId { get; set; } public Book Book { get; set; } = null!; public DateTime From { get; set; } public DateTime? Until { get; set; } }
