using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>Checks that are not made on every way to the insert.</summary>
public sealed class ConditionalCheckTests
{
    [Theory]
    [InlineData("if (user.Name != null && await context.Users.AnyAsync(u => u.Name == user.Name, token)) return 1;")]
    [InlineData("if (user.Name is not null && context.Users.Any(u => u.Name == user.Name)) return 1;")]
    [InlineData("if (!string.IsNullOrWhiteSpace(user.Name) && await context.Users.CountAsync(u => u.Name == user.Name, token) > 0) throw new InvalidOperationException();")]
    [InlineData("if (!string.IsNullOrEmpty(user.Name)) { var taken = await context.Users.AnyAsync(u => u.Name == user.Name, token); if (taken) return 1; }")]
    [InlineData("if (user.Name is { Length: > 0 }) { if (await context.Users.FirstOrDefaultAsync(u => u.Name == user.Name, token) is not null) return 1; }")]
    [InlineData("var taken = user.Name != null && context.Users.Any(u => u.Name == user.Name); if (taken) return 1;")]
    [InlineData("if (user.Name == null || !context.Users.Any(u => u.Name == user.Name)) Log(user); else return 1;")]
    public Task A_value_that_may_be_missing_is_looked_for_only_when_it_is_there(string check) => ShopModel.Verifier.Warns(Method(check, "CTI1001"));

    [Theory]
    [InlineData("if (tenantId == 1 && await context.Users.AnyAsync(u => u.Email == user.Email, token)) return 1;")]
    [InlineData("if (tenantId > 0) { if (context.Users.Any(u => u.Email == user.Email)) return 1; } else { Log(name); }")]
    [InlineData("switch (tenantId) { case 1: if (context.Users.Any(u => u.Email == user.Email)) return 1; break; case 2: Log(name); break; }")]
    public Task A_check_that_some_callers_are_spared_is_information(string check) => ShopModel.Verifier.Informs(Method(check, "CTI1001"));

    [Fact]
    public Task Items_without_the_value_are_not_looked_for() => ShopModel.Verifier.Warns(ShopModel.Method("""
        foreach (var item in new[] { user })
        {
            if (item.Name != null && await context.Users.AnyAsync(u => u.Name == item.Name, token))
                continue;
            context.Users.{|CTI1001:Add|}(new User { Name = item.Name });
            await context.SaveChangesAsync(token);
        }
        """));

    [Theory]
    [InlineData("if (user.Name != null && await context.Users.AnyAsync(u => u.Name == user.Name, token)) Log(user);")]
    [InlineData("if (user.Name != null && !await context.Users.AnyAsync(u => u.Name == user.Name, token)) return 404;")]
    [InlineData("if (user.Name != null && await context.Users.AnyAsync(u => u.Name == name, token)) return 1;")]
    [InlineData("if (user.TenantId > 0 && await context.Users.CountAsync(u => u.TenantId == user.TenantId, token) >= 5) return 1;")]
    [InlineData("if (user.Id > 0) { var known = await context.Users.FindAsync(user.Id); if (known is null) return 404; known.Name = user.Name; await context.SaveChangesAsync(token); return 0; }")]
    [InlineData("if (user.TenantId > 0) { var former = await context.Users.FirstOrDefaultAsync(u => u.TenantId == user.TenantId && !u.IsDeleted, token); if (former != null) former.IsDeleted = true; }")]
    public Task A_check_that_does_not_decide(string check) => ShopModel.Verifier.IsSilent(Method(check, rule: null));

    private static string Method(string check, string? rule) => ShopModel.Method($$"""
        {{check}}
        context.Users.{{(rule is null ? "Add" : "{|" + rule + ":Add|}")}}(user);
        await context.SaveChangesAsync(token);
        """);
}
