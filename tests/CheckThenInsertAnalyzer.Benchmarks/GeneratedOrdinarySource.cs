namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>Files of a generated application that have nothing to do with a database.</summary>
internal static class GeneratedOrdinarySource
{
    /// <summary>Types that carry data, with their checks.</summary>
    public static string Model(int number) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Application;

        public sealed record Request{{number}}(string Code, string Name, decimal Amount, DateTime Due, IReadOnlyList<string> Tags);

        public sealed class Document{{number}}
        {
            private readonly List<string> notes = new();

            public int Id { get; set; }
            public string Code { get; set; } = "";
            public string Name { get; set; } = "";
            public decimal Amount { get; set; }
            public DateTime? Due { get; set; }
            public IReadOnlyList<string> Notes => notes;

            public void Add(string note)
            {
                if (string.IsNullOrWhiteSpace(note))
                {
                    throw new ArgumentException("A note says something.", nameof(note));
                }

                if (!notes.Contains(note))
                {
                    notes.Add(note.Trim());
                }
            }

            public IEnumerable<string> Validate()
            {
                if (Code.Length is 0 or > 20)
                {
                    yield return "The code has one to twenty characters.";
                }

                if (Amount < 0)
                {
                    yield return $"The amount {Amount} is negative.";
                }

                foreach (var note in notes.Where(note => note.Length > 200))
                {
                    yield return $"Too long: {note[..20]}";
                }
            }
        }
        """;

    /// <summary>An entry point that checks its input, looks things up and shapes an answer.</summary>
    public static string Controller(int number) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Application;

        public interface IStore{{number}}
        {
            Task<bool> ExistsAsync(string code, CancellationToken cancellationToken);
            Task AddAsync(string code, decimal amount, CancellationToken cancellationToken);
            Task<IReadOnlyList<(string Code, decimal Amount)>> ListAsync(CancellationToken cancellationToken);
        }

        public sealed class Controller{{number}}
        {
            private readonly IStore{{number}} store;
            private readonly Dictionary<string, int> calls = new();

            public Controller{{number}}(IStore{{number}} store) => this.store = store;

            public async Task<string> CreateAsync(string code, decimal amount, CancellationToken cancellationToken)
            {
                if (string.IsNullOrEmpty(code) || amount <= 0)
                {
                    return "bad request";
                }

                calls[code] = calls.TryGetValue(code, out var count) ? count + 1 : 1;
                if (await store.ExistsAsync(code, cancellationToken).ConfigureAwait(false))
                {
                    return "conflict";
                }

                await store.AddAsync(code, amount, cancellationToken).ConfigureAwait(false);
                return "created";
            }

            public async Task<IReadOnlyDictionary<string, decimal>> SumAsync(CancellationToken cancellationToken)
            {
                var rows = await store.ListAsync(cancellationToken);
                return rows
                    .Where(row => row.Amount > 0)
                    .GroupBy(row => row.Code[..Math.Min(3, row.Code.Length)])
                    .OrderByDescending(group => group.Sum(row => row.Amount))
                    .ToDictionary(group => group.Key, group => group.Sum(row => row.Amount));
            }

            public string Describe(int status) => status switch
            {
                200 => "fine",
                >= 400 and < 500 => "yours",
                >= 500 => "ours",
                _ => throw new ArgumentOutOfRangeException(nameof(status)),
            };
        }
        """;

    /// <summary>Arithmetic in loops.</summary>
    public static string Calculation(int number) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Application;

        public static class Calculation{{number}}
        {
            public static decimal Interest(decimal principal, decimal rate, int years)
            {
                var total = principal;
                for (var year = 0; year < years; year++)
                {
                    total += Math.Round(total * rate / 100m, 2, MidpointRounding.ToEven);
                }

                return total - principal;
            }

            public static IReadOnlyList<(int Month, decimal Rate, decimal Owed)> Plan(decimal loan, decimal rate)
            {
                var plan = new List<(int, decimal, decimal)>();
                var rest = loan;
                while (rest > 0 && plan.Count < 480)
                {
                    var payment = Math.Min(rest, loan / 120m + rest * rate / 1200m);
                    rest -= payment;
                    plan.Add((plan.Count + 1, payment, rest));
                }

                return plan;
            }

            public static double Median(IEnumerable<double> values)
            {
                var sorted = values.OrderBy(value => value).ToArray();
                return sorted.Length switch
                {
                    0 => double.NaN,
                    var length when length % 2 == 1 => sorted[length / 2],
                    var length => (sorted[length / 2 - 1] + sorted[length / 2]) / 2,
                };
            }

            public static bool TryParse(string text, out int[] parts)
            {
                var found = new List<int>();
                foreach (var piece in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!int.TryParse(piece, out var part))
                    {
                        parts = Array.Empty<int>();
                        return false;
                    }

                    found.Add(part);
                }

                parts = found.ToArray();
                return true;
            }
        }
        """;

    /// <summary>Code that carries values from one type to another.</summary>
    public static string Mapper(int number) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Text;

        namespace Application;

        public sealed class Source{{number}}
        {
            public string? First { get; set; }
            public string? Second { get; set; }
            public string? Amount { get; set; }
            public List<Source{{number}}> Children { get; } = new();
        }

        public sealed record Target{{number}}(string First, string Second, decimal Amount, IReadOnlyList<Target{{number}}> Children);

        public static class Mapper{{number}}
        {
            public static Target{{number}} Map(Source{{number}} source)
            {
                var amount = decimal.TryParse(source.Amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0m;
                return new Target{{number}}(source.First ?? "", source.Second?.Trim() ?? "", amount, source.Children.Select(Map).ToList());
            }

            public static string Print(Target{{number}} target, int depth = 0)
            {
                var text = new StringBuilder();
                text.Append(' ', depth * 2).Append(target.First).Append(": ").AppendLine(target.Amount.ToString(CultureInfo.InvariantCulture));
                foreach (var child in target.Children)
                {
                    text.Append(Print(child, depth + 1));
                }

                return text.ToString();
            }

            public static IEnumerable<Target{{number}}> Flatten(Target{{number}} target)
            {
                yield return target;
                foreach (var child in target.Children.SelectMany(Flatten))
                {
                    yield return child;
                }
            }
        }
        """;
}
