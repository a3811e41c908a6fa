using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>The twins of <see cref="ResultSpellingTests"/>: the check is there, and what comes of it does not decide the insert.</summary>
public sealed class SilentResultSpellingTests
{
    private const string Add = "context.Users.Add(new User { Email = email })";
    private const string Any = "await context.Users.AnyAsync(u => u.Email == email, token)";
    private const string First = "await context.Users.FirstOrDefaultAsync(u => u.Email == email, token)";

    [Theory]
    [InlineData($"var isTaken = {Any}; Log(isTaken); {Add};")]
    [InlineData($"var isTaken = {Any}; isTaken = tenantId > 0; if (!isTaken) {Add};")]
    [InlineData($"var isTaken = {Any}; isTaken = false; if (!isTaken) {Add};")]
    [InlineData($"var isTaken = false; if (tenantId > 0) isTaken = {Any}; if (!isTaken) {Add};")]
    [InlineData($"var isWanted = !{Any} || tenantId > 0; if (isWanted) {Add};")]
    [InlineData($"var isRefused = tenantId == 0 && {Any}; if (isRefused) return 1; {Add};")]
    [InlineData($"var isNew = true; var known = {First}; if (known == null) {{ isNew = false; }} if (!isNew) return 1; {Add};")]
    [InlineData($"var isNew = true; var known = {First}; if (known == null) {{ Log(name); }} if (isNew) {Add};")]
    [InlineData($"var error = \"\"; if ({Any}) error = \"taken\"; if (tenantId > 0) error = \"\"; if (error == \"\") {Add};")]
    [InlineData($"string? warning = null; if ({Any}) warning = \"taken\"; Log(warning); if (warning != \"other\") {Add};")]
    [InlineData($"var error = name; if ({Any}) error = \"taken\"; if (error != \"blocked\") {Add};")]
    [InlineData($"var id = ({First})?.Id ?? 0; Log(id); if (tenantId == 0) {Add};")]
    public Task Kept(string body) => IsSilent(body);

    [Theory]
    [InlineData($"var (isTaken, isRefused) = ({Any}, tenantId == 0); Log(isTaken); if (!isRefused) {Add};")]
    [InlineData($"var found = (IsTaken: {Any}, IsRefused: tenantId == 0); if (!found.IsRefused) {Add};")]
    [InlineData($"var found = (IsTaken: {Any}, Place: name); found.IsTaken = tenantId > 0; if (!found.IsTaken) {Add};")]
    [InlineData($"var found = new {{ IsTaken = {Any}, IsRefused = tenantId == 0 }}; if (!found.IsRefused) {Add};")]
    [InlineData($"var (isTaken, place) = ({Any}, name); (isTaken, place) = (tenantId > 0, place); if (!isTaken) {Add};")]
    public Task Taken_apart(string body) => IsSilent(body);

    [Theory]
    [InlineData($"if (({First}) is not {{ }} known) return 1; {Add};")]
    [InlineData($"if (({First}) is {{ }} known) {Add};")]
    [InlineData($"switch ({First}) {{ case null: return 404; default: {Add}; break; }}")]
    [InlineData($"switch ({First}) {{ case {{ }} known when tenantId > 0: return known.Id; default: {Add}; break; }}")]
    [InlineData("switch (await context.Users.CountAsync(u => u.Email == email, token)) { case 3: return 1; default: " + Add + "; break; }")]
    [InlineData("switch (await context.Users.CountAsync(u => u.Email == email, token)) { case > 5: return 1; default: " + Add + "; break; }")]
    [InlineData($"switch ({Any}, tenantId) {{ case (true, 0): return 1; default: {Add}; break; }}")]
    [InlineData($"var isTaken = ({First}) switch {{ null => true, _ => true }}; if (isTaken) {Add};")]
    [InlineData($"_ = {Any} ? true : throw new InvalidOperationException(); {Add};")]
    [InlineData($"_ = ({First}) ?? throw new InvalidOperationException(); {Add};")]
    [InlineData($"if ({Any} && tenantId > 0) return 1; {Add};")]
    [InlineData($"if (({First})?.Visits > 3) return 1; {Add};")]
    [InlineData($"var known = {First}; if (known != null && known.Name == name) return 1; {Add};")]
    [InlineData($"var known = {First}; if (known != null && known.Id != user.Id) return 1; {Add};")]
    [InlineData($"if (({First}) is var known) {Add};")]
    public Task Tested(string body) => IsSilent(body);

    [Theory]
    [InlineData("string code; do { code = Guid.NewGuid().ToString(); } while (!await context.Orders.AnyAsync(o => o.Number == code, token)); context.Orders.Add(new Order { Number = code });")]
    [InlineData("var code = name; for (var i = 0; i < 5 && await context.Orders.AnyAsync(o => o.Number == code, token); i++) code = name + i; context.Orders.Add(new Order { Number = code });")]
    [InlineData("var code = name; while (true) { if (await context.Orders.AnyAsync(o => o.Number == code, token)) break; code = name + code; } context.Orders.Add(new Order { Number = code });")]
    public Task Drawn(string body) => IsSilent(body);

    [Theory]
    [InlineData($"var isTaken = false; Action check = () => isTaken = context.Users.Any(u => u.Email == email); if (!isTaken) {Add};")]
    [InlineData($"var isTaken = {Any}; Action forget = () => isTaken = false; forget(); if (!isTaken) {Add};")]
    [InlineData($"var isTaken = {Any}; void Forget(ref bool what) => what = false; Forget(ref isTaken); if (!isTaken) {Add};")]
    [InlineData($"try {{ if ({Any}) throw new InvalidOperationException(); }} catch (InvalidOperationException) {{ }} {Add};")]
    public Task Written_elsewhere(string body) => IsSilent(body);

    private static Task IsSilent(string body) => ShopModel.Verifier.IsSilent(ShopModel.Method(body + "\nawait context.SaveChangesAsync(token);"));
}
