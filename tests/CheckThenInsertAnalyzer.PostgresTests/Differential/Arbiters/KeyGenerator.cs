namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>Makes keys for a generated table: constraints and indexes of all kinds, as SQL and as sketches.</summary>
internal sealed class KeyGenerator(Random random, GeneratedTable table, string relation, bool isPartitioned)
{
    private static readonly string[] KeyRoles = ["tenant", "email", "name", "status", "score", "uid", "day"];
    private static readonly string[] TextRoles = ["email", "name", "status"];
    private static readonly string[] Modifiers = ["COLLATE \"C\"", "COLLATE \"POSIX\"", "COLLATE \"default\"", "text_pattern_ops", "varchar_pattern_ops", "text_ops", "varchar_ops", "COLLATE \"C\" text_pattern_ops"];
    private static readonly string[] Orders = ["", "", "", " DESC", " ASC", " NULLS FIRST", " DESC NULLS LAST"];

    private readonly List<string> _statements = [];
    private readonly List<KeySketch> _keys = [];
    private int _names;

    /// <summary>The statements, in order.</summary>
    public IReadOnlyList<string> Statements => _statements;

    /// <summary>The keys that they make.</summary>
    public IReadOnlyList<KeySketch> Keys => _keys;

    /// <summary>The names of constraints that no index belongs to, and of exclusion constraints.</summary>
    public List<string> OtherNames { get; } = [];

    /// <summary>Keeps a key that another made.</summary>
    public void Remember(KeySketch key) => _keys.Add(key);

    /// <summary>Adds one key, constraint or index.</summary>
    public void Add()
    {
        switch (random.Next(isPartitioned ? 8 : 14))
        {
            case 0 or 1:
                AddConstraint("");
                break;
            case 2:
                AddConstraint(" DEFERRABLE" + Pick("", " INITIALLY DEFERRED"));
                break;
            case 3 or 4:
                AddIndex([Column(Pick(KeyRoles))], Pick("", " " + Included()));
                break;
            case 5:
                AddIndex([.. Several().Select(Column)], "");
                break;
            case 6:
                AddCollated();
                break;
            case 7:
                AddCheck();
                break;
            case 8 or 9:
                AddPartial([.. Several().Select(Column)]);
                break;
            case 10:
                AddIndex([Expression()], "");
                break;
            case 11:
                AddIndex([Expression(), .. Several().Take(1).Select(Column)], "");
                break;
            case 12:
                AddPartial([Expression()]);
                break;
            default:
                AddExclusion();
                break;
        }
    }

    private void AddConstraint(string suffix)
    {
        var roles = Several();
        var name = random.Next(4) == 0 ? null : NewName();
        var named = name is null ? "" : $"CONSTRAINT {NameSpelling.Of(name, random)} ";
        var nulls = suffix.Length == 0 ? Pick("", "", " NULLS NOT DISTINCT") : "";
        var columns = string.Join(", ", PartitionRoles(roles).Select(role => table.Fill("{" + role + "}")));
        _statements.Add($"ALTER TABLE {relation} ADD {named}UNIQUE{nulls} ({columns}){suffix}");
        _keys.Add(new KeySketch([.. PartitionRoles(roles).Select(Column)], null, "", name));
    }

    private void AddIndex(IReadOnlyList<KeyElement> elements, string suffix, string modifiers = "", int? predicate = null)
    {
        var name = NewName();
        var parts = PartitionElements(elements).Select((element, index) => table.Fill(element.Template) + (index == 0 && modifiers.Length > 0 ? " " + modifiers : "") + Pick(Orders));
        _statements.Add($"CREATE UNIQUE INDEX {NameSpelling.Of(name, random)} ON {relation} ({string.Join(", ", parts)}){suffix}");
        _keys.Add(new KeySketch([.. PartitionElements(elements)], predicate, modifiers, name));
    }

    private void AddPartial(IReadOnlyList<KeyElement> elements)
    {
        var family = random.Next(Forms.Predicates.Length);
        AddIndex(elements, " WHERE " + table.Fill(Pick(Forms.Predicates[family])), predicate: family);
    }

    private void AddCollated() => AddIndex([Column(Pick(TextRoles))], "", Pick(Modifiers));

    private void AddCheck()
    {
        var name = NewName();
        _statements.Add($"ALTER TABLE {relation} ADD CONSTRAINT {NameSpelling.Of(name, random)} CHECK ({table.Fill("{id}")} > 0)");
        OtherNames.Add(name);
    }

    private void AddExclusion()
    {
        var name = NewName();
        var elements = Pick(table.Fill("{span} WITH &&"), table.Fill("{score} WITH ="));
        var method = elements.EndsWith("&&", StringComparison.Ordinal) ? "gist" : "btree";
        _statements.Add($"ALTER TABLE {relation} ADD CONSTRAINT {NameSpelling.Of(name, random)} EXCLUDE USING {method} ({elements}){Pick("", "", "", " DEFERRABLE")}");
        OtherNames.Add(name);
    }

    private static KeyElement Column(string role) => new("{" + role + "}", null);

    private KeyElement Expression()
    {
        var family = random.Next(Forms.Expressions.Length);
        return new KeyElement(Forms.Expressions[family][0], family);
    }

    private string Included() => table.Fill("INCLUDE ({" + Pick("name", "created", "active") + "})");

    private string[] Several() => [.. KeyRoles.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];

    /// <summary>A key of a partitioned table has the column that the partitions are made by.</summary>
    private IEnumerable<string> PartitionRoles(IEnumerable<string> roles) => isPartitioned ? roles.Append("tenant").Distinct() : roles;

    private IEnumerable<KeyElement> PartitionElements(IReadOnlyList<KeyElement> elements) => isPartitioned ? elements.Append(Column("tenant")).Distinct() : elements;

    private string NewName()
    {
        var name = Pick("key", "Key", "my key", "unique") + Pick("_", "X") + ++_names;
        return name;
    }

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
