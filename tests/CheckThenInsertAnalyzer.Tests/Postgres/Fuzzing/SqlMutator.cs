using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>Makes texts that are nearly SQL: it takes statements apart by token, and puts the pieces together wrongly.</summary>
internal sealed class SqlMutator(Random random)
{
    private static readonly string[][] Seeds = [.. SqlSeeds.All.Select(Tokens)];

    /// <summary>A text made of one seed, or of a statement from the grammar, with a few changes.</summary>
    public string Next() => Changed(random.Next(3) == 0 ? Tokens(new SqlGrammar(random).Statement()) : Seed());

    /// <summary>A body of PL/pgSQL from the grammar with a few changes.</summary>
    public string NextBody() => Changed(Tokens(new SqlGrammar(random).Body()));

    private string Changed(string[] whole)
    {
        var tokens = new List<string>(whole);
        for (var changes = random.Next(0, 4); changes > 0 && tokens.Count > 0; changes--)
            Change(tokens);
        var text = string.Join(random.Next(12) == 0 ? "" : " ", tokens);
        return random.Next(4) == 0 ? Damaged(text) : text;
    }

    /// <summary>The tokens of a statement, and of the function body that it holds.</summary>
    private static string[] Tokens(string sql)
    {
        var tokens = new List<string>();
        var lexer = new SqlLexer(sql);
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token)
        {
            var text = sql.At(token.Range);
            if (token.Kind != SqlTokenKind.DollarString)
            {
                tokens.Add(text);
                continue;
            }

            var tag = text[..(text.IndexOf('$', 1) + 1)];
            tokens.AddRange([tag, .. Tokens(text[tag.Length..^tag.Length]), tag]);
        }

        return [.. tokens];
    }

    private string[] Seed() => Seeds[random.Next(Seeds.Length)];

    private void Change(List<string> tokens)
    {
        var at = random.Next(tokens.Count);
        var length = random.Next(1, Math.Min(6, tokens.Count - at) + 1);
        switch (random.Next(9))
        {
            case 0:
                tokens.RemoveRange(at, length);
                break;
            case 1:
                tokens.InsertRange(random.Next(tokens.Count), tokens.GetRange(at, length));
                break;
            case 2:
                var other = random.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
            case 4:
                tokens.Insert(at, Hostile());
                break;
            case 5:
                tokens[at] = Hostile();
                break;
            case 6:
                Splice(tokens, at);
                break;
            case 7:
                Nest(tokens, at, length);
                break;
            default:
                var piece = Seed();
                var start = random.Next(piece.Length);
                tokens.InsertRange(at, piece.Skip(start).Take(random.Next(1, 8)));
                break;
        }
    }

    private void Splice(List<string> tokens, int at)
    {
        var tail = Seed();
        tokens.RemoveRange(at, tokens.Count - at);
        tokens.AddRange(tail.Skip(random.Next(tail.Length)));
    }

    /// <summary>Puts an expression a few levels deeper, now and then deeper than is read, and not always closed.</summary>
    private void Nest(List<string> tokens, int at, int length)
    {
        var levels = random.Next(400) == 0 ? random.Next(190, 260) : random.Next(1, 6);
        var (open, close) = random.Next(9) switch
        {
            0 => ("(SELECT", ")"),
            1 => ("CASE WHEN", "END"),
            2 => ("NOT", ""),
            3 => ("f(", ")"),
            4 => ("ARRAY[", "]"),
            5 => ("BEGIN", "END;"),
            6 => ("-", ""),
            7 => ("WITH a AS (", ")"),
            _ => ("(", ")"),
        };
        tokens.InsertRange(at + length, Enumerable.Repeat(close, random.Next(8) == 0 ? random.Next(levels) : levels));
        tokens.InsertRange(at, Enumerable.Repeat(open, levels));
    }

    private string Damaged(string text)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(3) switch
        {
            0 => text[..at],
            1 => text[at..],
            _ => text.Insert(at, Hostile()),
        };
    }

    private string Hostile() => SqlSeeds.HostileTokens[random.Next(SqlSeeds.HostileTokens.Count)];
}
