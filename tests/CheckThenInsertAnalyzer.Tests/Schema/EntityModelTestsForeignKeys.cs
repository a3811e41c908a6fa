using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

/// <summary>The foreign keys that navigations stand for.</summary>
public sealed class EntityModelTestsForeignKeys : EntityModelTest
{
    [Theory]
    [InlineData("public int AuthorId { get; set; } public Author Author { get; set; } = null!;", "", "Author: AuthorId -> Id")]
    [InlineData("public int Writer { get; set; } [ForeignKey(nameof(Writer))] public Author Author { get; set; } = null!;", "", "Author: Writer -> Id")]
    [InlineData("public int Writer { get; set; } public Author Author { get; set; } = null!;", "model.Entity<Book>().HasOne(b => b.Author).WithMany().HasForeignKey(b => b.Writer);", "Author: Writer -> Id")]
    [InlineData("public Author Author { get; set; } = null!;", "", "Author: AuthorId -> Id")]
    [InlineData("public string Writer { get; set; } = \"\"; public Author Author { get; set; } = null!;", "model.Entity<Book>().HasOne(b => b.Author).WithMany().HasForeignKey(b => b.Writer).HasPrincipalKey(a => a.Name);", "Author: Writer -> Name")]
    public void Navigation_stands_for_its_foreign_key(string members, string configuration, string expected) => Assert.Equal([expected], ForeignKeys(members, configuration));

    [Fact]
    public void Collection_stands_for_none() => Assert.Empty(ForeignKeys("public List<Author> Authors { get; set; } = [];", ""));

    private static string[] ForeignKeys(string members, string configuration) =>
    [
        .. Read("Book", $$"""
            public class Author { public int Id { get; set; } public string Name { get; set; } = ""; }

            public class Book { public int Id { get; set; } {{members}} }

            public class LibraryContext : DbContext
            {
                public DbSet<Book> Books => Set<Book>();
                public DbSet<Author> Authors => Set<Author>();

                protected override void OnModelCreating(ModelBuilder model) { {{configuration}} }
            }
            """).ForeignKeys.Select(key => $"{key.Navigation}: {string.Join(", ", key.Properties)} -> {string.Join(", ", key.PrincipalProperties)}"),
    ];
}
