using Microsoft.EntityFrameworkCore;
using Npgsql;
using SampleShop.Storefront;
using SampleShop.Warehouse;

var connectionString = Environment.GetEnvironmentVariable("SHOP_DATABASE") ?? "Host=localhost;Database=shop";
await using var database = NpgsqlDataSource.Create(connectionString);
await using var db = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(database).Options);

switch (args)
{
    case ["sign-up", var email, var name]:
        var customer = await new SignUpService(db).SignUpAsync(email, name);
        Console.WriteLine($"Welcome, {customer.Name}.");
        break;

    case ["subscribe", var email]:
        await new NewsletterService(db).SubscribeAsync(email);
        break;

    case ["issue-coupon", var code, var discount]:
        Console.WriteLine(await new CouponDesk(db).IssueAsync(code, decimal.Parse(discount)) ? "Issued." : "That code is taken.");
        break;

    case ["add-supplier", var vatNumber, var name]:
        Console.WriteLine(await new SupplierRepository(database).RegisterAsync(vatNumber, name) ? "Registered." : "Known already.");
        break;

    case ["add-product", var sku, var name, var price]:
        await new ProductRepository(database).AddAsync(sku, name, decimal.Parse(price));
        break;

    default:
        Console.WriteLine("sign-up <email> <name> | subscribe <email> | issue-coupon <code> <discount> | add-supplier <vat> <name> | add-product <sku> <name> <price>");
        break;
}
