// The blog of the EF Core documentation: conventions alone.
public class BloggingContext : DbContext
{
    public DbSet<Blog> Blogs { get; set; } = null!;
    public DbSet<Post> Posts { get; set; } = null!;
    public DbSet<Tag> Tags { get; set; } = null!;

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");
}

public class Blog
{
    public int BlogId { get; set; }
    public string Url { get; set; } = null!;
    public int? Rating { get; set; }
    public List<Post> Posts { get; } = [];
    public BlogHeader? Header { get; set; }
}

public class BlogHeader
{
    public int Id { get; set; }
    public string Image { get; set; } = "";
    public int BlogId { get; set; }
    public Blog Blog { get; set; } = null!;
}

public class Post
{
    public int PostId { get; set; }
    public string Title { get; set; } = null!;
    public string? Content { get; set; }
    public DateTime Created { get; set; }
    public Blog Blog { get; set; } = null!;
    public Author? WrittenBy { get; set; }
    public List<Tag> Tags { get; } = [];
}

public class Tag
{
    public string TagId { get; set; } = null!;
    public List<Post> Posts { get; } = [];
}

public class Author
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
    public DateOnly? Born { get; set; }
    public TimeSpan Break { get; set; }
    public decimal Fee { get; set; }
    public byte[] Picture { get; set; } = [];
    public string[] Nicknames { get; set; } = [];
    public List<int> Numbers { get; set; } = [];
    public AuthorKind Kind { get; set; }
}

public enum AuthorKind { Guest, Staff }
