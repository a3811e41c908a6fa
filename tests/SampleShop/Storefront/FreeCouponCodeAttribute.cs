using System.ComponentModel.DataAnnotations;

namespace SampleShop.Storefront;

public sealed class FreeCouponCodeAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var code = value as string;
        var db = (ShopContext)validationContext.GetService(typeof(ShopContext))!;
        return db.Coupons.Any(coupon => coupon.Code == code) ? new ValidationResult("That code is taken.") : ValidationResult.Success;
    }
}
