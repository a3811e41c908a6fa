namespace SampleShop.Storefront;

public sealed class CouponRedemption
{
    public int Id { get; set; }

    public int CouponId { get; set; }

    public int CustomerId { get; set; }
}
