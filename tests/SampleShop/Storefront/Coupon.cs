namespace SampleShop.Storefront;

public sealed class Coupon
{
    public int Id { get; set; }

    public required string Code { get; set; }

    public decimal Discount { get; set; }
}
