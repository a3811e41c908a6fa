namespace SampleShop.Storefront;

public sealed class SalesChannel
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
