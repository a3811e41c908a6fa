using System.Text;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>
/// Writes statements from a grammar: most are PostgreSQL's, some put a clause where PostgreSQL does not take it. They reach deeper into
/// the readers than damaged text does.
/// </summary>
internal sealed class SqlGrammar(Random random)
{
    private static readonly string[] Names = ["a", "b", "email", "users", "\"Email\"", "t", "value", "name", "key", "id", "u", "excluded", "\"a\"\"b\"", "left", "type", "date"];
    private static readonly string[] Types = ["int", "text", "numeric(5, 2)", "timestamp with time zone", "double precision", "character varying(20)", "text[]", "s.d", "bigserial", "bit varying", "interval day to second", "int ARRAY[3]", "t.a%TYPE"];
    private static readonly string[] Operators = ["=", "<", "<>", "!=", ">=", "+", "-", "*", "/", "%", "^", "||", "@>", "->>", "~*", "&&", "AND", "OR", "IS DISTINCT FROM", "IS NOT DISTINCT FROM", "LIKE", "NOT ILIKE", "SIMILAR TO", "OPERATOR(pg_catalog.+)", "AT TIME ZONE", "= ANY", "OVERLAPS"];
    private static readonly string[] Literals = ["1", "-1", "1.5e3", "'x'", "''", "'it''s'", "E'\\n'", "NULL", "TRUE", "false", "DEFAULT", "$1", "@p", ":q", "B'01'", "$$d$$", "U&'\\0061'", "interval '1 day'", "date '2020-01-01'", "current_date", "current_timestamp(3)", "0x1F", "ARRAY[]::int[]", "*", "?"];
    private static readonly string[] Joins = ["JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN", "NATURAL JOIN", ","];
    private static readonly string[] Tails = ["", "", "", " LIMIT 1", " OFFSET 2 ROWS", " FETCH FIRST 3 ROWS ONLY", " FOR UPDATE", " FOR SHARE OF t NOWAIT", " FOR KEY SHARE SKIP LOCKED", " LIMIT ALL", " FOR READ ONLY", " WITH (NOLOCK)"];

    private readonly StringBuilder text = new();
    private int budget;

    /// <summary>One statement, of some 5 to 60 tokens.</summary>
    public string Statement() => Write(Top);

    /// <summary>One body of PL/pgSQL.</summary>
    public string Body() => Write(Block);

    private string Write(Action start)
    {
        text.Clear();
        budget = random.Next(4, 24);
        start();
        return text.ToString();
    }

    private void Top()
    {
        switch (random.Next(16))
        {
            case 0 or 1 or 2:
                Query();
                break;
            case 3 or 4 or 5 or 6:
                With();
                Insert();
                break;
            case 7:
                With();
                Update();
                break;
            case 8:
                With();
                Delete();
                break;
            case 9:
                With();
                Merge();
                break;
            case 10:
                CreateTable();
                break;
            case 11:
                CreateIndex();
                break;
            case 12:
                AlterTable();
                break;
            case 13:
                Say("DO $b$ ");
                Block();
                Say(" $b$");
                break;
            case 14:
                CreateFunction();
                break;
            default:
                Say($"COPY {Table()}");
                Maybe(2, () => List(Column, "(", ")"));
                Say(Any(" FROM STDIN", " TO STDOUT WITH (FORMAT csv)", " FROM 'f' CSV HEADER", " FROM stdin WHERE a > 1", " FROM PROGRAM 'x'"));
                break;
        }
    }

    private void With() => Maybe(8, () =>
    {
        Say("WITH ");
        Maybe(4, "RECURSIVE ");
        Say($"{Name()} AS {Any("", "", "MATERIALIZED ", "NOT MATERIALIZED ")}(");
        switch (random.Next(4))
        {
            case 0:
                Insert();
                break;
            case 1:
                Delete();
                break;
            default:
                Query();
                break;
        }

        Say(") ");
    });

    private void Query()
    {
        With();
        if (Spend() && random.Next(8) == 0)
        {
            Say("VALUES ");
            List(() => List(Value, "(", ")"), "", "");
            return;
        }

        Say("SELECT ");
        Maybe(8, Any("DISTINCT ", "ALL ", "DISTINCT ON (a) "));
        List(Item, "", "");
        Maybe(6, 5, () =>
        {
            Say(" FROM ");
            From();
        });
        Maybe(2, Where);
        Maybe(8, () =>
        {
            Say(" GROUP BY ");
            List(Value, "", "");
            Maybe(2, () => Clause(" HAVING "));
        });
        if (Spend() && random.Next(7) == 0)
        {
            Say(Any(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT DISTINCT "));
            Query();
        }

        Maybe(6, () => Clause(" ORDER BY ", Any("", " DESC", " ASC NULLS FIRST", " USING <")));
        Say(Any(Tails));
    }

    private void Item()
    {
        if (random.Next(6) == 0)
        {
            Say(Any("*", "t.*", "1", "count(*)"));
            return;
        }

        Value();
        Maybe(4, () => Say(Any(" AS ", " ") + Name()));
    }

    private void From()
    {
        Source();
        while (Spend() && random.Next(3) == 0)
        {
            var join = Any(Joins);
            Say($" {join} ");
            Source();
            if (join.Contains("JOIN") && join is not ("CROSS JOIN" or "NATURAL JOIN"))
            {
                if (random.Next(3) == 0)
                    Say($" USING ({Name()})");
                else
                    Clause(" ON ");
            }
        }
    }

    private void Source()
    {
        switch (random.Next(Spend() ? 6 : 1))
        {
            case 0 or 1 or 2:
                Say(Any("", "", "ONLY ") + Table());
                break;
            case 3:
                Say("(");
                Query();
                Say(")");
                break;
            case 4:
                Say(Any("unnest(", "LATERAL generate_series(1, "));
                Value();
                Say(")" + Any("", " WITH ORDINALITY"));
                break;
            default:
                Say("(");
                From();
                Say(")");
                break;
        }

        Maybe(2, () => Say(Any(" AS ", " ") + Name() + Any("", "", " (x, y)")));
    }

    private void Insert()
    {
        Say("INSERT INTO " + Table());
        Maybe(6, () => Say(" AS " + Name()));
        Maybe(4, 3, () =>
        {
            Say(" ");
            List(Column, "(", ")");
        });
        Maybe(8, Any(" OVERRIDING SYSTEM VALUE", " OVERRIDING USER VALUE"));
        switch (random.Next(8))
        {
            case 0:
                Say(" DEFAULT VALUES");
                break;
            case 1 or 2:
                Say(" ");
                Query();
                break;
            default:
                Say(" VALUES ");
                List(() => List(Value, "(", ")"), "", "");
                break;
        }

        Maybe(2, OnConflict);
        Maybe(3, Returning);
    }

    private void OnConflict()
    {
        Say(" ON CONFLICT");
        switch (random.Next(5))
        {
            case 0:
                break;
            case 1:
                Say(" ON CONSTRAINT " + Name());
                break;
            default:
                Say(" ");
                List(TargetElement, "(", ")");
                Maybe(5, Where);
                break;
        }

        if (random.Next(2) == 0)
        {
            Say(" DO NOTHING");
            return;
        }

        Say(" DO UPDATE");
        Set();
        Maybe(4, Where);
    }

    private void TargetElement()
    {
        switch (random.Next(5))
        {
            case 0:
                Say($"lower({Name()})");
                break;
            case 1:
                Say("(");
                Value();
                Say(")");
                break;
            default:
                Say(Name());
                break;
        }

        Maybe(6, Any(" COLLATE \"C\"", " text_ops", " DESC", " NULLS FIRST", " COLLATE s.c text_ops ASC"));
    }

    private void Set()
    {
        Say(" SET ");
        List(
            () =>
            {
                if (random.Next(5) == 0)
                {
                    Say("(a, b) = ");
                    Say(Any("", "ROW "));
                    List(Value, "(", ")");
                    return;
                }

                Say(Name() + Any("", "", "", "[1]", ".f") + " = ");
                Value();
            },
            "",
            "");
    }

    private void Update()
    {
        Say($"UPDATE {Any("", "", "ONLY ")}{Table()}");
        Maybe(4, () => Say(Any(" AS ", " ") + Name()));
        Set();
        Maybe(4, () =>
        {
            Say(" FROM ");
            From();
        });
        Maybe(2, Where);
        Maybe(4, Returning);
    }

    private void Delete()
    {
        Say("DELETE FROM " + Table());
        Maybe(4, () => Say(Any(" AS ", " ") + Name()));
        Maybe(4, () =>
        {
            Say(" USING ");
            From();
        });
        Maybe(2, Where);
        Maybe(4, Returning);
    }

    private void Merge()
    {
        Say($"MERGE INTO {Table()} USING ");
        Source();
        Clause(" ON ");
        do
        {
            Say(Any(" WHEN MATCHED", " WHEN NOT MATCHED", " WHEN NOT MATCHED BY SOURCE", " WHEN NOT MATCHED BY TARGET"));
            Maybe(3, () => Clause(" AND "));
            Say(" THEN ");
            switch (random.Next(4))
            {
                case 0:
                    Say(Any("DO NOTHING", "DELETE"));
                    break;
                case 1:
                    Say("UPDATE");
                    Set();
                    break;
                default:
                    Say("INSERT ");
                    Maybe(2, () => List(Column, "(", ") "));
                    Say("VALUES ");
                    List(Value, "(", ")");
                    break;
            }
        }
        while (Spend() && random.Next(2) == 0);
    }

    private void CreateTable()
    {
        Say($"CREATE {Any("", "TEMP ", "UNLOGGED ")}TABLE {Any("", "IF NOT EXISTS ")}{Table()} ");
        List(
            () =>
            {
                if (random.Next(4) == 0)
                {
                    Maybe(2, () => Say($"CONSTRAINT {Name()} "));
                    Say(Any("UNIQUE (a, b)", "PRIMARY KEY (id)", "CHECK (a > 0)", "FOREIGN KEY (a) REFERENCES u", "EXCLUDE USING gist (a WITH =)", "UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) DEFERRABLE"));
                    return;
                }

                Say($"{Name()} {Any(Types)}");
                while (random.Next(2) == 0)
                    Say(Any(" NOT NULL", " NULL", " UNIQUE", " PRIMARY KEY", " DEFAULT 1", " DEFAULT nextval('s')", " GENERATED ALWAYS AS IDENTITY", " COLLATE \"C\"", " REFERENCES u (id)", " CHECK (a > 1)", " CONSTRAINT x UNIQUE", " DEFERRABLE", " GENERATED ALWAYS AS (a || 'x') STORED"));
            },
            "(",
            ")");
        Maybe(4, Any(" PARTITION BY RANGE (a)", " INHERITS (u)", " WITH (fillfactor = 70)", " ON COMMIT DROP", " USING heap TABLESPACE x"));
    }

    private void CreateIndex()
    {
        Say($"CREATE {Any("", "UNIQUE ")}INDEX {Any("", "CONCURRENTLY ")}{Any("", Name() + " ")}ON {Table()} {Any("", "USING btree ")}");
        List(TargetElement, "(", ")");
        Maybe(4, Any(" INCLUDE (b)", " NULLS NOT DISTINCT", " WITH (fillfactor = 70)"));
        Maybe(3, Where);
    }

    private void AlterTable()
    {
        Say($"ALTER TABLE {Any("", "IF EXISTS ", "ONLY ")}{Table()} ");
        List(
            () => Say(Any(
                "ADD COLUMN c int UNIQUE", "ADD CONSTRAINT k UNIQUE (a)", "ADD PRIMARY KEY USING INDEX i", "DROP COLUMN a CASCADE", "DROP CONSTRAINT IF EXISTS k", "RENAME TO z", "RENAME a TO b",
                "ALTER a SET NOT NULL", "ALTER COLUMN a TYPE bigint USING a::bigint", "ALTER a DROP DEFAULT", "ALTER a ADD GENERATED ALWAYS AS IDENTITY", "OWNER TO o", "SET SCHEMA s", "ATTACH PARTITION p FOR VALUES IN (1)")),
            "",
            "");
    }

    private void CreateFunction()
    {
        Say($"CREATE {Any("", "OR REPLACE ")}FUNCTION {Name()}(p {Any(Types)}) RETURNS {Any("int", "void", "TABLE (x int)", "SETOF t")} LANGUAGE plpgsql AS $f$ ");
        Block();
        Say(" $f$");
    }

    private void Block()
    {
        Maybe(3, () => Say($"DECLARE v {Any(Types)} := 1; "));
        Say("BEGIN ");
        Steps();
        Maybe(3, () =>
        {
            Say("EXCEPTION WHEN " + Any("unique_violation", "others", "SQLSTATE '23505'", "a OR b") + " THEN ");
            Steps();
        });
        Say("END");
        Maybe(2, ";");
    }

    private void Steps()
    {
        do
        {
            switch (random.Next(Spend() ? 9 : 2))
            {
                case 0:
                    Say(Any("NULL", "RETURN", "RETURN 1", "v := v + 1", "RAISE", "RAISE NOTICE 'x %', a", "EXIT WHEN true", "PERFORM f(1)", "SELECT a INTO v FROM t", "EXECUTE 'x' USING 1", "GET DIAGNOSTICS v = ROW_COUNT"));
                    break;
                case 1 or 2 or 3:
                    Insert();
                    break;
                case 4:
                    Query();
                    break;
                case 5:
                    Update();
                    break;
                case 6:
                    Say("IF ");
                    Value();
                    Say(" THEN ");
                    Steps();
                    Maybe(3, () =>
                    {
                        Say("ELSIF a THEN ");
                        Steps();
                    });
                    Maybe(3, () =>
                    {
                        Say("ELSE ");
                        Steps();
                    });
                    Say("END IF");
                    break;
                case 7:
                    Say(Any("LOOP ", "WHILE a LOOP ", "FOR i IN 1..2 LOOP ", "FOR r IN SELECT 1 LOOP ", "FOREACH x IN ARRAY v LOOP "));
                    Steps();
                    Say("END LOOP");
                    break;
                default:
                    Block();
                    break;
            }

            Say("; ");
        }
        while (Spend() && random.Next(2) == 0);
    }

    private void Returning() => Say(" RETURNING " + Any("*", "id", "id AS x, b", "a + 1", "t.id INTO v"));

    private void Where() => Clause(" WHERE ");

    private void Clause(string word, string end = "")
    {
        Say(word);
        Value();
        Say(end);
    }

    private void Column() => Say(Name());

    private void Value()
    {
        if (!Spend())
        {
            Say(Any(Any(Literals), Name()));
            return;
        }

        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                Say(Any(Literals));
                break;
            case 3 or 4:
                Say(Any("", "t.", "u.") + Name());
                break;
            case 5 or 6:
                Value();
                Say($" {Any(Operators)} ");
                Value();
                break;
            case 7:
                Say("(");
                Value();
                Say(")");
                break;
            case 8:
                Say(Any("lower", "coalesce", "count", "s.f", "nextval", "greatest", "concat") + "(");
                Value();
                Say(")" + Any("", "", "", " FILTER (WHERE a)", " OVER ()"));
                break;
            case 9:
                Say(Any("EXISTS (", "(", "ARRAY(", "a = ANY ("));
                Query();
                Say(")");
                break;
            case 10:
                Say("CASE WHEN ");
                Value();
                Say(" THEN ");
                Value();
                Say(Any(" END", " ELSE 1 END"));
                break;
            case 11:
                Value();
                Say(Any("::" + Any(Types), " IS NULL", " IS NOT NULL", " ISNULL", " IS TRUE", "[1]", " COLLATE \"C\"", " BETWEEN 1 AND 2", " NOT IN (1, 2)", " IS NOT UNKNOWN", " LIKE 'a' ESCAPE 'b'"));
                break;
            case 12:
                Say(Any("NOT ", "-", "@ ", "+"));
                Value();
                break;
            default:
                Say(Any("cast(", "extract(year FROM ", "trim(", "position('a' IN "));
                Value();
                Say(Any(")", " AS int)", " FROM 'x')"));
                break;
        }
    }

    private string Name() => Any(Names);

    private string Table() => Any("", "", "s.") + Name();

    private void List(Action item, string open, string close)
    {
        Say(open);
        item();
        while (Spend() && random.Next(3) == 0)
        {
            Say(", ");
            item();
        }

        Say(close);
    }

    private void Maybe(int of, string piece) => Maybe(of, () => Say(piece));

    /// <summary>Once in so many times.</summary>
    private void Maybe(int of, Action write) => Maybe(of, 1, write);

    private void Maybe(int of, int times, Action write)
    {
        if (random.Next(of) < times)
            write();
    }

    private bool Spend() => --budget > 0;

    private string Any(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private void Say(string piece) => text.Append(piece);
}
