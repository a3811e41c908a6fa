namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>The unique key of a cell's entity.</summary>
/// <param name="Name">For the cell's name.</param>
/// <param name="Key">The table and the calls.</param>
/// <param name="Members">The key's property beside Email; empty for none.</param>
/// <param name="Index">What declares it in the model.</param>
/// <param name="Condition">What a check asks of <c>u</c>.</param>
/// <param name="Values">What the initializer of the entity gives it.</param>
internal sealed record EntityKey(string Name, CellKey Key, string Members, string Index, string Condition, string Values)
{
    /// <summary>Whether the project says anywhere that it is unique.</summary>
    public bool IsKnown { get; init; } = true;

    public static EntityKey Named { get; } = new(
        "named index",
        CellKey.OneColumn,
        "",
        """HasIndex(u => u.Email).IsUnique().HasDatabaseName("users_email_key")""",
        "u.Email == email",
        "Email = email");

    public static EntityKey Unnamed { get; } = new(
        "unnamed index",
        CellKey.OneColumn with { Ddl = "CREATE TABLE users (id serial CONSTRAINT \"PK_users\" PRIMARY KEY, email text NOT NULL, name text);\nCREATE UNIQUE INDEX \"IX_users_email\" ON users (email);\n" },
        "",
        "HasIndex(u => u.Email).IsUnique()",
        "u.Email == email",
        "Email = email");

    /// <summary>The database has an index that the project tells nothing of, as it does not tell which table it is on.</summary>
    public static EntityKey Undeclared { get; } = Unnamed with
    {
        Name = "undeclared index",
        Index = """ToTable(Environment.GetEnvironmentVariable("USERS_TABLE") ?? "users")""",
        IsKnown = false,
    };

    public static EntityKey SeveralColumns { get; } = new(
        "several columns",
        CellKey.SeveralColumns,
        "public int Tenant { get; set; }",
        """HasIndex(u => new { u.Tenant, u.Email }).IsUnique().HasDatabaseName("users_tenant_email_key")""",
        "u.Tenant == tenant && u.Email == email",
        "Tenant = tenant, Email = email");
}
