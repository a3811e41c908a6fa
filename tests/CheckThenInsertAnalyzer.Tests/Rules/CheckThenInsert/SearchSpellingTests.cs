using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Rows that are read first and searched in memory later: the search is the check.</summary>
public sealed class SearchSpellingTests
{
    [Theory]
    [InlineData("var known = await context.Books.Where(b => b.ShelfId == shelfId).ToListAsync(token); foreach (var item in wanted) if (!known.Any(b => b.Isbn == item.Isbn)) context.Books.{|CTI1001:Add|}(new Book { ShelfId = shelfId, Isbn = item.Isbn });")]
    [InlineData("var known = context.Books.ToArray(); foreach (var item in wanted) { if (known.All(b => b.Isbn != item.Isbn)) context.Books.{|CTI1001:Add|}(new Book { Isbn = item.Isbn }); }")]
    [InlineData("var known = await context.Books.ToListAsync(token); foreach (var item in wanted) { if (known.Exists(b => b.Isbn == item.Isbn)) continue; context.Books.{|CTI1001:Add|}(new Book { Isbn = item.Isbn }); }")]
    [InlineData("var known = await context.Books.ToListAsync(token); foreach (var item in wanted) { if (known.Find(b => b.Isbn == item.Isbn) is null) context.Books.{|CTI1001:Add|}(item); }")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); foreach (var item in isbns) { if (known.Contains(item)) continue; context.Books.{|CTI1001:Add|}(new Book { Isbn = item }); }")]
    [InlineData("var known = (await context.Books.Select(b => b.Isbn).ToListAsync(token)).ToHashSet(); foreach (var item in isbns) { if (!known.Contains(item)) context.Books.{|CTI1001:Add|}(new Book { Isbn = item }); }")]
    [InlineData("var known = new HashSet<string>(await context.Books.Select(b => b.Isbn).ToListAsync(token)); foreach (var item in isbns) { if (!known.Contains(item)) context.Books.{|CTI1001:Add|}(new Book { Isbn = item }); }")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToHashSetAsync(token); foreach (var item in isbns) { if (known.Add(item)) context.Books.{|CTI1001:Add|}(new Book { Isbn = item }); }")]
    [InlineData("HashSet<string> known = [.. await context.Books.Select(b => b.Isbn).ToListAsync(token)]; foreach (var item in isbns) { if (!known.Contains(item)) context.Books.{|CTI1001:Add|}(new Book { Isbn = item }); }")]
    public Task Lists_and_sets(string body) => Warns(body);

    [Theory]
    [InlineData("var known = await context.Books.ToDictionaryAsync(b => b.Isbn, token); foreach (var item in isbns) { if (known.TryGetValue(item, out var book)) book.Copies++; else context.Books.{|CTI1003:Add|}(new Book { Isbn = item }); }")]
    [InlineData("var known = await context.Books.ToDictionaryAsync(b => b.Isbn, token); foreach (var item in isbns) { if (!known.TryGetValue(item, out var book)) { book = new Book { Isbn = item }; context.Books.{|CTI1002:Add|}(book); } Log(book); }")]
    [InlineData("var known = context.Books.ToDictionary(b => b.Isbn); if (!known.ContainsKey(isbn)) context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var known = (await context.Books.ToListAsync(token)).ToDictionary(b => b.Isbn, b => b.Id); if (!known.ContainsKey(isbn)) context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("IReadOnlyDictionary<string, int> known = await context.Books.ToDictionaryAsync(b => b.Isbn, b => b.Id, token); if (known.GetValueOrDefault(isbn) == 0) context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var known = await context.Books.ToDictionaryAsync(b => (b.ShelfId, b.Isbn), token); if (!known.ContainsKey((shelfId, isbn))) context.Books.{|CTI1001:Add|}(new Book { ShelfId = shelfId, Isbn = isbn });")]
    [InlineData("var known = context.Books.ToLookup(b => b.Isbn); if (!known.Contains(isbn)) context.Books.{|CTI1001:Add|}(new Book { Isbn = isbn });")]
    [InlineData("var known = (await context.Books.Select(b => new { b.ShelfId, b.Isbn }).ToListAsync(token)); if (!known.Any(k => k.ShelfId == shelfId && k.Isbn == isbn)) context.Books.{|CTI1001:Add|}(new Book { ShelfId = shelfId, Isbn = isbn });")]
    public Task Dictionaries(string body) => Warns(body);

    [Theory]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); context.Books.{|CTI1001:AddRange|}(wanted.Where(b => !known.Contains(b.Isbn)));")]
    [InlineData("var known = await context.Books.ToListAsync(token); context.Books.{|CTI1001:AddRange|}(wanted.Where(b => known.All(k => k.Isbn != b.Isbn)).ToList());")]
    [InlineData("var known = await context.Books.ToListAsync(token); var fresh = wanted.Where(b => !known.Any(k => k.Isbn == b.Isbn)).ToList(); context.{|CTI1001:AddRange|}(fresh);")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); foreach (var item in wanted.Where(b => !known.Contains(b.Isbn))) context.Books.{|CTI1001:Add|}(item);")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); foreach (var item in isbns.Where(i => !known.Contains(i))) context.Books.{|CTI1001:Add|}(new Book { Isbn = item });")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); var fresh = isbns.Where(i => !known.Contains(i)).Select(i => new Book { Isbn = i }); context.Books.{|CTI1001:AddRange|}(fresh);")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); foreach (var item in isbns.Except(known)) context.Books.{|CTI1001:Add|}(new Book { Isbn = item });")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); var fresh = isbns.Except(known).ToList(); context.AddRange(fresh.Select(i => new Book { Isbn = i }));")]
    public Task Sequences_without_the_known(string body) => Warns(body.Replace("context.AddRange", "context.{|CTI1001:AddRange|}"));

    [Theory]
    [InlineData("var known = new List<string>(isbns); if (!known.Contains(isbn)) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var seen = new HashSet<string>(); foreach (var item in isbns) if (seen.Add(item)) context.Books.Add(new Book { Isbn = item });")]
    [InlineData("var known = new Dictionary<string, Book>(); foreach (var item in isbns) if (!known.TryGetValue(item, out var book)) { book = new Book { Isbn = item }; known.Add(item, book); context.Books.Add(book); }")]
    [InlineData("var known = wanted.ToDictionary(b => b.Isbn); if (!known.ContainsKey(isbn)) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var known = await context.Shelves.Select(s => s.Name).ToListAsync(token); if (!known.Contains(isbn)) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var known = context.Books.ToDictionary(b => b.Title!); if (!known.ContainsKey(isbn)) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var known = await context.Books.ToListAsync(token); if (known.Exists(b => b.Isbn == isbn)) context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var known = await context.Books.ToListAsync(token); if (known.Count >= 100) return 1; context.Books.Add(new Book { Isbn = isbn });")]
    [InlineData("var known = await context.Shelves.ToDictionaryAsync(s => s.Id, token); if (!known.TryGetValue(shelfId, out var shelf)) return 404; context.Books.Add(new Book { ShelfId = shelf.Id, Isbn = isbn });")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); context.Books.AddRange(wanted.Where(b => known.Contains(b.Isbn)));")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); context.Books.AddRange(wanted.Where(b => !known.Contains(b.Isbn) || b.Copies > 0));")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); Log(wanted.Where(b => !known.Contains(b.Isbn))); context.Books.AddRange(wanted);")]
    [InlineData("var known = isbns.ToHashSet(); context.Books.AddRange(wanted.Where(b => !known.Contains(b.Isbn)));")]
    [InlineData("var known = await context.Shelves.Select(s => s.Id).ToListAsync(token); foreach (var item in wanted.Where(b => !known.Contains(b.ShelfId))) context.Books.Add(item);")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); foreach (var item in known.Except(isbns)) context.Books.Add(new Book { Isbn = item });")]
    [InlineData("var known = await context.Shelves.Select(s => s.Name).ToListAsync(token); foreach (var item in isbns.Except(known)) context.Books.Add(new Book { Isbn = item });")]
    [InlineData("var known = await context.Books.Select(b => b.Isbn).ToListAsync(token); Log(isbns.Except(known)); foreach (var item in isbns) context.Books.Add(new Book { Isbn = item });")]
    public Task But_these_tell_of_no_such_row(string body) => ShelfModel.Verifier.IsSilent(ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);"));

    private static Task Warns(string body) => ShelfModel.Verifier.Warns(ShelfModel.Method(body + "\nawait context.SaveChangesAsync(token);"));
}
