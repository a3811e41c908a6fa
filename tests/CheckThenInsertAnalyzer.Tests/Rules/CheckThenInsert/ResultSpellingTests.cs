using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>The ways on which the result of a check comes to the branch that it decides.</summary>
public sealed class ResultSpellingTests
{
    private const string Add = "context.Users.{|CTI1001:Add|}(new User { Email = email })";
    private const string Any = "await context.Users.AnyAsync(u => u.Email == email, token)";
    private const string First = "await context.Users.FirstOrDefaultAsync(u => u.Email == email, token)";

    [Theory]
    [InlineData($"var isTaken = {Any}; Log(name); Log(tenantId); user.Visits++; if (tenantId == 0) return 2; if (isTaken) return 1; {Add};")]
    [InlineData($"bool isTaken; isTaken = {Any}; if (!isTaken) {Add};")]
    [InlineData($"var isTaken = false; isTaken = {Any}; if (!isTaken) {Add};")]
    [InlineData($"var isTaken = {Any}; var isFree = !isTaken; if (isFree) {Add};")]
    [InlineData($"var isTaken = {Any}; var isWanted = !isTaken && tenantId > 0; if (isWanted) {Add};")]
    [InlineData($"var isRefused = tenantId == 0 || {Any}; if (isRefused) return 1; {Add};")]
    [InlineData($"var known = {First}; var isNew = known is null; if (isNew) {Add};")]
    [InlineData($"var known = {First}; var isNew = known == null && tenantId > 0; if (isNew) {Add};")]
    [InlineData($"var isNew = false; var known = {First}; if (known == null) {{ isNew = true; known = new User {{ Email = email }}; }} Log(known); if (isNew) context.Users.{{|CTI1002:Add|}}(known);")]
    [InlineData($"var exists = true; var known = {First}; if (known == null) {{ exists = false; known = new User {{ Email = email }}; }} Log(known); if (!exists) context.Users.{{|CTI1002:Add|}}(known);")]
    [InlineData($"bool isNew; var known = {First}; if (known == null) isNew = true; else isNew = false; if (isNew) {Add};")]
    [InlineData($"var error = \"\"; if ({Any}) error = \"taken\"; if (error == \"\") {Add};")]
    [InlineData($"string? error = null; if ({Any}) error = \"taken\"; if (error is not null) return 1; {Add};")]
    [InlineData($"string? error = null; if ({Any}) error = \"taken\"; if (!string.IsNullOrEmpty(error)) return 1; {Add};")]
    [InlineData($"var count = {Any} ? 1 : 0; if (count > 0) return 1; {Add};")]
    [InlineData($"var id = ({First})?.Id ?? 0; if (id == 0) {Add};")]
    [InlineData($"int? id = ({First})?.Id; if (!id.HasValue) {Add};")]
    [InlineData($"var status = {Any} ? \"taken\" : \"free\"; if (status == \"free\") {Add};")]
    public Task Kept(string body) => Warns(body);

    [Theory]
    [InlineData($"var (isTaken, place) = ({Any}, name); Log(place); if (!isTaken) {Add};")]
    [InlineData($"var found = (IsTaken: {Any}, Place: name); Log(found.Place); if (!found.IsTaken) {Add};")]
    [InlineData($"bool isTaken; string place; (isTaken, place) = ({Any}, name); Log(place); if (!isTaken) {Add};")]
    [InlineData($"var found = new {{ IsTaken = {Any}, Place = name }}; Log(found.Place); if (!found.IsTaken) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => new {{ u.Id, u.Name }}).FirstOrDefaultAsync(token); if (known is null) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => new {{ u.Id, u.Name }}).FirstOrDefaultAsync(token); if (known?.Id == null) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => new Found(u.Id, u.Name)).FirstOrDefaultAsync(token); if (known is null) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => (int?)u.Id).FirstOrDefaultAsync(token); if (known is null) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => u.Id).FirstOrDefaultAsync(token); if (known == 0) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => u.Id).SingleOrDefaultAsync(token); if (known <= 0) {Add};")]
    [InlineData($"var known = await context.Users.Where(u => u.Email == email).Select(u => u.Name).FirstOrDefaultAsync(token); if (string.IsNullOrEmpty(known)) {Add};")]
    [InlineData($"var (id, place) = ({First}) is {{ }} known ? (known.Id, known.Name) : (0, null); Log(place); if (id == 0) {Add};")]
    public Task Taken_apart(string body) => Warns(body);

    [Theory]
    [InlineData($"if (({First}) is not {{ }} known) {{ {Add}; return 1; }} known.Visits++;", "CTI1003")]
    [InlineData($"if (({First}) is not User known) {Add}; else Greet(known);")]
    [InlineData($"if (({First}) is null) {Add};")]
    [InlineData($"if (({First}) is {{ IsDeleted: false }} known) return known.Id; {Add};")]
    [InlineData($"if (({First}) is var known && known is null) {Add};")]
    [InlineData($"if (({First}) is {{ Id: var id }}) return id; {Add};")]
    [InlineData($"switch ({First}) {{ case {{ }} known: return known.Id; case null: {Add}; break; }}")]
    [InlineData($"switch ({First}) {{ case {{ IsDeleted: true }} known: known.IsDeleted = false; break; case {{ }}: return 1; default: {Add}; break; }}", "CTI1003")]
    [InlineData($"switch ({First}) {{ case User known when known.Visits > 3: return 1; case User: return 2; default: {Add}; break; }}")]
    [InlineData("switch (await context.Users.CountAsync(u => u.Email == email, token)) { case 0: " + Add + "; break; case 1: return 1; default: throw new InvalidOperationException(); }")]
    [InlineData("switch (await context.Users.CountAsync(u => u.Email == email, token)) { case > 0: return 1; default: " + Add + "; break; }")]
    [InlineData($"switch ({Any}, tenantId) {{ case (true, _): return 1; case (false, > 0): {Add}; break; }}")]
    [InlineData($"var entry = ({First}) switch {{ null => {Add}, {{ }} known => context.Entry(known) }}; Log(entry);")]
    [InlineData($"var id = ({First}) switch {{ {{ }} known => known.Id, _ => {Add}.Entity.Id }}; Log(id);", "CTI1002")]
    [InlineData($"var isTaken = ({First}) switch {{ null => false, _ => true }}; if (!isTaken) {Add};")]
    [InlineData($"_ = {Any} ? throw new InvalidOperationException() : true; {Add};")]
    [InlineData($"_ = ({First}) is null ? true : throw new InvalidOperationException(); {Add};")]
    [InlineData($"var known = {First}; if (known is not null || tenantId == 0) return 1; {Add};")]
    [InlineData($"var known = {First}; if (known != null && !known.IsDeleted) return 1; {Add};")]
    [InlineData($"if ({Any} && tenantId > 0) return 1; if ({Any}) return 2; {Add};")]
    [InlineData($"if (({First})?.IsDeleted == false) return 1; {Add};")]
    public Task Tested(string body, string rule = "CTI1001") => Warns(body.Replace("CTI1001", rule));

    [Theory]
    [InlineData($"var known = {First}; known ??= {Add}.Entity; Greet(known);")]
    [InlineData($"var known = {First} ?? {Add}.Entity; Greet(known);")]
    [InlineData($"var known = {First}; known = known ?? {Add}.Entity; Greet(known);")]
    [InlineData($"var known = {First}; known = known != null ? known : {Add}.Entity; Greet(known);")]
    [InlineData($"var known = {First}; if (known is null) context.Users.{{|CTI1001:Add|}}(known = new User {{ Email = email }}); Greet(known);")]
    [InlineData($"var known = {First}; if (known is null) {{ known ??= new User {{ Email = email }}; context.Users.{{|CTI1001:Add|}}(known); }} Greet(known);")]
    [InlineData($"User? known = null; known ??= {First}; if (known is null) {{ known = {Add}.Entity; }} Greet(known);")]
    [InlineData($"user = {First}; user ??= {Add}.Entity; Greet(user);")]
    [InlineData($"var known = {First}; if (known is null) {{ known = new User(); known.Email = email; await context.AddAsync(known, token); }} Greet(known);")]
    public Task Got_or_created(string body) => Warns(body.Replace("context.AddAsync", "context.{|CTI1001:AddAsync|}").Replace("CTI1001", "CTI1002"));

    [Theory]
    [InlineData("string code; do { code = Guid.NewGuid().ToString(); } while (await context.Orders.AnyAsync(o => o.Number == code, token)); context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("var code = name; while (await context.Orders.AnyAsync(o => o.Number == code, token)) code = Guid.NewGuid().ToString(); context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("string code; while (true) { code = Guid.NewGuid().ToString(); if (!await context.Orders.AnyAsync(o => o.Number == code, token)) break; } context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("string code; while (true) { code = Guid.NewGuid().ToString(); var isTaken = await context.Orders.AnyAsync(o => o.Number == code, token); if (!isTaken) break; } context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("var code = name; var isTaken = true; while (isTaken) { code = Guid.NewGuid().ToString(); isTaken = await context.Orders.AnyAsync(o => o.Number == code, token); } context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("var code = name; bool isTaken; do { code = Guid.NewGuid().ToString(); isTaken = await context.Orders.AnyAsync(o => o.Number == code, token); } while (isTaken); context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("var code = name; for (var i = 1; await context.Orders.AnyAsync(o => o.Number == code, token); i++) code = name + i; context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    [InlineData("while (true) { var code = Guid.NewGuid().ToString(); if (await context.Orders.AnyAsync(o => o.Number == code, token)) continue; context.Orders.{|CTI1001:Add|}(new Order { Number = code }); break; }")]
    [InlineData("for (var i = 0; i < 5; i++) { var code = Guid.NewGuid().ToString(); if (await context.Orders.AnyAsync(o => o.Number == code, token)) continue; context.Orders.{|CTI1001:Add|}(new Order { Number = code }); break; }")]
    [InlineData("var (code, attempts) = (name, 0); while (await context.Orders.AnyAsync(o => o.Number == code, token)) { if (++attempts > 5) throw new InvalidOperationException(); code = name + attempts; } context.Orders.{|CTI1001:Add|}(new Order { Number = code });")]
    public Task Drawn_until_free(string body) => Warns(body);

    private static Task Warns(string body) => ShopModel.Verifier.Warns(ShopModel.Method(
        body + "\nawait context.SaveChangesAsync(token);") + "\npublic record Found(int Id, string? Name);");
}
