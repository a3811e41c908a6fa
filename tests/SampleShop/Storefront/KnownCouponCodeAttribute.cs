using System.ComponentModel.DataAnnotations;

namespace SampleShop.Storefront;

public sealed class KnownCouponCodeAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var code = value as string;
        var db = (ShopContext)validationContext.GetService(typeof(ShopContext))!;
        return db.Coupons.Any(coupon => coupon.Code == code) ? ValidationResult.Success : new ValidationResult("There is no such coupon.");
    }
}
