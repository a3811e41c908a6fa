namespace SampleShop.Storefront;

public sealed class Review
{
    public int Id { get; set; }

    public required string Sku { get; set; }

    public int Stars { get; set; }
}
