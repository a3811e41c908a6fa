using CheckThenInsertAnalyzer.PostgresTests.Harness;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>What a method with a race does, whatever its library.</summary>
/// <param name="Name">For the cell's name.</param>
/// <param name="Rule">The diagnostic.</param>
/// <param name="Result">What the method returns; void for nothing.</param>
/// <param name="Body">Its statements, given the sender of a text (a free name, the text).</param>
internal sealed record CellShape(string Name, string Rule, string Result, Func<CellKey, Func<string, string, CellCommand>, string> Body)
{
    /// <summary>Where two callers meet.</summary>
    public MeetingPoint MeetingPoint { get; init; } = MeetingPoint.FirstWrite;

    public static CellShape Skip { get; } = new("skip if it exists", "CTI1001", "void", (key, send) =>
    {
        var (check, insert) = (send("check", Exists(key)), send("insert", Insert(key)));
        return $$"""
            {{check.Setup}}var exists = {{check.Exists}};
            if (!exists)
            {
            {{insert.Setup}}{{insert.Rows}};
            }
            """;
    });

    public static CellShape Refuse { get; } = new("tell that it exists", "CTI1001", "bool", (key, send) =>
    {
        var (check, insert) = (send("check", Exists(key)), send("insert", Insert(key)));
        return $$"""
            {{check.Setup}}if ({{check.Exists}})
                return false;
            {{insert.Setup}}{{insert.Rows}};
            return true;
            """;
    });

    public static CellShape Throw { get; } = new("throw if it exists", "CTI1001", "void", (key, send) =>
    {
        var (check, insert) = (send("check", Id(key)), send("insert", Insert(key)));
        return $$"""
            {{check.Setup}}var found = {{check.FoundId}};
            if (found != null)
            {
                throw new ConflictException("taken");
            }

            {{insert.Setup}}{{insert.Rows}};
            """;
    });

    public static CellShape DrawAgain { get; } = new("draw again while it exists", "CTI1001", "string", (key, send) =>
    {
        var (check, insert) = (send("check", Exists(key)), send("insert", Insert(key)));
        return $$"""
            {{check.Setup}}{{insert.Setup}}var (drawn, turn) = (email, 0);
            do
            {
                email = drawn + ++turn;
            }
            while ({{check.Exists}});
            {{insert.Rows}};
            return email;
            """;
    });

    public static CellShape ReturnId { get; } = new("return the id", "CTI1002", "int", (key, send) =>
    {
        var (check, insert) = (send("check", Id(key)), send("insert", Insert(key) + " RETURNING id"));
        return $$"""
            {{check.Setup}}var id = {{check.FoundId}};
            if (id is not null) return id.Value;

            {{insert.Setup}}return {{insert.NewId}};
            """;
    });

    public static CellShape KeepId { get; } = new("keep the id", "CTI1002", "int", (key, send) =>
    {
        var (check, insert) = (send("check", Id(key)), send("insert", Insert(key) + " RETURNING id"));
        return $$"""
            {{check.Setup}}var id = {{check.FoundId}};
            if (id == null)
            {
            {{insert.Setup}}id = {{insert.NewId}};
            }

            return id.Value;
            """;
    });

    public static CellShape ReadAgain { get; } = new("read the id again", "CTI1002", "int", (key, send) =>
    {
        var (check, insert, again) = (send("check", Id(key)), send("insert", Insert(key)), send("again", Id(key)));
        return $$"""
            {{check.Setup}}{{again.Setup}}var id = {{check.FoundId}};
            if (id == null)
            {
            {{insert.Setup}}{{insert.Rows}};
            id = {{again.FoundId}};
            }

            return id!.Value;
            """;
    });

    public static CellShape UpdateFound { get; } = new("update what was found", "CTI1003", "void", (key, send) =>
    {
        var (check, insert, update) = (send("check", Id(key)), send("insert", Insert(key)), send("update", $"UPDATE {key.Table} SET name = {{name}} WHERE id = {{id}}"));
        return $$"""
            {{check.Setup}}var id = {{check.FoundId}};
            if (id is not null)
            {
            {{update.Setup}}{{update.Rows}};
            }
            else
            {
            {{insert.Setup}}{{insert.Rows}};
            }
            """;
    });

    public static CellShape UpdateKey { get; } = new("update by key or leave", "CTI1003", "void", (key, send) =>
    {
        var (check, insert, update) = (send("check", Exists(key)), send("insert", Insert(key)), send("update", Update(key)));
        return $$"""
            {{check.Setup}}if ({{check.Exists}})
            {
            {{update.Setup}}{{update.Rows}};
            return;
            }

            {{insert.Setup}}{{insert.Rows}};
            """;
    });

    public static CellShape UpdateTried { get; } = new("try the update", "CTI1003", "void", (key, send) =>
    {
        var (insert, update) = (send("insert", Insert(key)), send("update", Update(key)));
        return $$"""
            {{update.Setup}}var rows = {{update.Rows}};
            if (rows == 0)
            {
            {{insert.Setup}}{{insert.Rows}};
            }
            """;
    })
    {
        // An UPDATE would wait for the table, and so never meet the other one between itself and the insert.
        MeetingPoint = MeetingPoint.FirstInsertedRow,
    };

    public static CellShape Replace { get; } = new("delete and insert", "CTI1003", "void", (key, send) =>
    {
        var (delete, insert) = (send("delete", Delete(key)), send("insert", Insert(key)));
        return $$"""
            {{delete.Setup}}{{delete.Rows}};
            {{insert.Setup}}{{insert.Rows}};
            """;
    })
    {
        MeetingPoint = MeetingPoint.FirstInsertedRow,
    };

    public static CellShape ReplaceInOneText { get; } = new("delete and insert in one text", "CTI1003", "void", (key, send) =>
    {
        var both = send("insert", $"{Delete(key)}; {Insert(key)}");
        return $"{both.Setup}{both.Rows};";
    })
    {
        MeetingPoint = MeetingPoint.FirstInsertedRow,
    };

    /// <summary>The same in a transaction that is meant to keep others out; only for a shape that ends at its end.</summary>
    /// <param name="begin">Begins the transaction.</param>
    /// <param name="locksRow">Whether it is the check that is meant to, by FOR UPDATE.</param>
    public CellShape Protected(string begin, bool locksRow) => this with
    {
        Name = $"{Name} {(locksRow ? "FOR UPDATE" : "at READ COMMITTED")}",
        Rule = "CTI1005",
        Body = (key, send) =>
        {
            var body = Body(key, (name, sql) => send(name, locksRow && name == "check" ? sql + " FOR UPDATE" : sql));
            return $"await using var transaction = await {begin}BeginTransactionAsync({(locksRow ? "" : "System.Data.IsolationLevel.ReadCommitted")});\n{body}\nawait transaction.CommitAsync();";
        },
    };

    private static string Exists(CellKey key) => $"SELECT EXISTS (SELECT 1 FROM {key.Table} WHERE {key.Condition}) AS \"Value\"";

    private static string Id(CellKey key) => $"SELECT id AS \"Value\" FROM {key.Table} WHERE {key.Condition}";

    private static string Insert(CellKey key) => $"INSERT INTO {key.Table} ({key.Columns}, name) VALUES ({key.Values}, {{name}})";

    private static string Delete(CellKey key) => $"DELETE FROM {key.Table} WHERE {key.Condition}";

    private static string Update(CellKey key) => $"UPDATE {key.Table} SET name = {{name}} WHERE {key.Condition}";
}
