namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>Makes conflict clauses for a generated table: some that a key matches, and some that miss one by little.</summary>
internal sealed class TargetGenerator(Random random, GeneratedTable table, IReadOnlyList<KeySketch> keys, IReadOnlyList<string> otherNames)
{
    private static readonly string[] Odd =
    [
        "({table})", "(({table}.{email}))", "(excluded.{email})", "((excluded.{email}))", "({table}.{email})", "(ctid)", "(tableoid)", "(nothing)", "(\"{email}\")",
        "(max({score}))", "(count(*))", "((row_number() OVER ()))", "(generate_series(1, 2))", "(((SELECT 1)))", "({email} ASC)", "({email} DESC NULLS LAST)", "({email} NULLS FIRST)",
        "({email} || {name})", "({email}) WHERE nothing IS NULL", "({email}) WHERE EXISTS (SELECT 1)", "({email}) WHERE {table}.{deleted} IS NULL", "({email}) WHERE other.{deleted} IS NULL",
        "({email}) WHERE count(*) > 1", "({email}::text)", "(CAST({email} AS text))", "({name} COLLATE \"C\" DESC)", "({email}) WHERE", "()", "(,)", "({email},)", "({email}) DO", "((({email})))", "({email}, ({name}))", "(({email}), ({email}))", "(current_user)", "(1)", "((1))", "('x')", "(NULL)",
        "({email} COLLATE nothing)", "({email} nothing_ops)", "({id} COLLATE \"C\")", "({tenant} int4_ops)", "({tenant} text_ops)", "({email} COLLATE pg_catalog.\"C\")", "(lower(other.{email}))", "(lower({table}.{email}))",
    ];

    private static readonly string[] TargetModifiers = ["COLLATE \"C\"", "COLLATE \"POSIX\"", "COLLATE \"default\"", "text_pattern_ops", "varchar_pattern_ops", "text_ops", "varchar_ops", "COLLATE \"C\" text_pattern_ops"];

    /// <summary>The clause from ON CONFLICT to its end.</summary>
    public string Next()
    {
        var target = random.Next(20) switch
        {
            0 => "",
            1 or 2 => ByName(),
            3 => table.Fill(Pick(Odd).Replace("{table}", table.SpellRow(), StringComparison.Ordinal)),
            _ => OfKey(),
        };
        var action = random.Next(3) == 0 ? table.Fill("DO UPDATE SET {created} = EXCLUDED.{created}") : "DO NOTHING";
        return $"ON CONFLICT {target}{(target.Length > 0 ? " " : "")}{action}";
    }

    private string ByName()
    {
        var names = keys.Select(key => key.Name).OfType<string>().Concat(otherNames).Append("nothing").Append(table.StoredName + "_pkey").ToList();
        return "ON CONSTRAINT " + NameSpelling.Of(names[random.Next(names.Count)], random);
    }

    private string OfKey()
    {
        if (keys.Count == 0)
            return table.Fill("({" + Pick("id", "email", "tenant") + "})");

        var key = keys[random.Next(keys.Count)];
        var elements = key.Elements.Select((element, index) => Spell(element) + Modifier(key, index)).ToList();
        Disturb(elements);
        return $"({string.Join(", ", elements)}){Predicate(key)}";
    }

    private string Spell(KeyElement element)
    {
        if (element.Family is { } family)
            return table.Fill(random.Next(3) == 0 ? element.Template : Pick(Forms.Expressions[family]));
        return random.Next(12) switch
        {
            0 => table.Fill($"({element.Template})"),
            1 => table.Fill($"({table.SpellRow()}.{element.Template})"),
            _ => table.Fill(element.Template),
        };
    }

    private string Modifier(KeySketch key, int index)
    {
        if (index > 0 || key.Elements[0].Family is not null)
            return "";
        if (key.Modifiers.Length > 0)
            return Pick("", " " + key.Modifiers, " " + Pick(TargetModifiers));
        return random.Next(25) == 0 ? " " + Pick(TargetModifiers) : "";
    }

    /// <summary>Now and then makes it another set, or the same set in other words.</summary>
    private void Disturb(List<string> elements)
    {
        switch (random.Next(10))
        {
            case 0 when elements.Count > 1:
                elements.RemoveAt(random.Next(elements.Count));
                break;
            case 1:
                elements.Add(table.Fill("{" + Pick("id", "name", "email", "tenant", "day") + "}"));
                break;
            case 2 or 3:
                elements.Reverse();
                break;
            case 4:
                elements.Add(elements[random.Next(elements.Count)]);
                break;
        }
    }

    private string Predicate(KeySketch key)
    {
        if (key.Predicate is not { } family)
            return random.Next(10) == 0 ? " WHERE " + OfFamily(random.Next(Forms.Predicates.Length)) : "";
        return random.Next(10) switch
        {
            0 => "",
            1 => " WHERE " + OfFamily(random.Next(Forms.Predicates.Length)),
            2 or 3 => $" WHERE ({OfFamily(family)}) AND ({OfFamily(random.Next(Forms.Predicates.Length))})",
            4 => $" WHERE {OfFamily(family)} OR {OfFamily(family)}",
            5 => $" WHERE NOT ({OfFamily(family)})",
            _ => " WHERE " + OfFamily(family),
        };
    }

    private string OfFamily(int family) => table.Fill(Pick(Forms.Predicates[family]));

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
