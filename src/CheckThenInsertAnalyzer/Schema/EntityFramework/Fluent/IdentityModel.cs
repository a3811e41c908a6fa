using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// What the contexts of ASP.NET Core Identity say about their model (Identity model customization in ASP.NET Core): they stand in a referenced assembly,
/// whose methods cannot be read.
/// </summary>
internal static class IdentityModel
{
    private static readonly string[] IdentityNamespace = ["Microsoft", "AspNetCore", "Identity", "EntityFrameworkCore"];

    /// <summary>Configures what the context class and its bases configure.</summary>
    /// <returns>False for a class that is not Identity's.</returns>
    public static bool Configure(ModelDraft model, INamedTypeSymbol context)
    {
        foreach (var type in context.SelfAndBases().Reverse())
        {
            if (!type.IsInOrBelow(IdentityNamespace))
                continue;

            // IdentityUserContext<TUser, TKey, TUserClaim, TUserLogin, TUserToken, …> and IdentityDbContext<TUser, TRole, TKey, TUserClaim, TUserRole, TUserLogin, TRoleClaim, TUserToken, …>.
            if (type is { Name: "IdentityUserContext", TypeArguments: [INamedTypeSymbol user, _, INamedTypeSymbol userClaim, INamedTypeSymbol login, INamedTypeSymbol token, ..] })
                ConfigureUsers(model, user, userClaim, login, token);
            if (type is { Name: "IdentityUserContext", TypeArguments: [_, _, _, _, _, INamedTypeSymbol passkey, ..] })
                model.IgnoredTypes.Add(passkey);
            if (type is { Name: "IdentityDbContext", TypeArguments: [INamedTypeSymbol account, INamedTypeSymbol role, _, _, INamedTypeSymbol userRole, _, INamedTypeSymbol roleClaim, ..] })
                ConfigureRoles(model, account, role, userRole, roleClaim);
        }

        return context.IsInOrBelow(IdentityNamespace);
    }

    private static void ConfigureUsers(ModelDraft model, INamedTypeSymbol user, INamedTypeSymbol claim, INamedTypeSymbol login, INamedTypeSymbol token)
    {
        var users = Table(model, user, "AspNetUsers", "Id");
        Index(users, "NormalizedUserName", "UserNameIndex", isUnique: true);
        Index(users, "NormalizedEmail", "EmailIndex", isUnique: false);
        foreach (var property in new[] { "UserName", "NormalizedUserName", "Email", "NormalizedEmail" })
            users.Property(property).MaxLength = 256;

        Refer(model, users, Table(model, claim, "AspNetUserClaims", "Id"), "UserId");
        Refer(model, users, Table(model, login, "AspNetUserLogins", "LoginProvider", "ProviderKey"), "UserId");
        Refer(model, users, Table(model, token, "AspNetUserTokens", "UserId", "LoginProvider", "Name"), "UserId");
    }

    private static void ConfigureRoles(ModelDraft model, INamedTypeSymbol user, INamedTypeSymbol role, INamedTypeSymbol userRole, INamedTypeSymbol roleClaim)
    {
        var roles = Table(model, role, "AspNetRoles", "Id");
        Index(roles, "NormalizedName", "RoleNameIndex", isUnique: true);
        foreach (var property in new[] { "Name", "NormalizedName" })
            roles.Property(property).MaxLength = 256;

        var userRoles = Table(model, userRole, "AspNetUserRoles", "UserId", "RoleId");
        Refer(model, model.Entity(user), userRoles, "UserId");
        Refer(model, roles, userRoles, "RoleId");
        Refer(model, roles, Table(model, roleClaim, "AspNetRoleClaims", "Id"), "RoleId");
    }

    private static EntityDraft Table(ModelDraft model, INamedTypeSymbol type, string name, params string[] key)
    {
        var entity = model.Entity(type);
        entity.SetPrimaryKey(new(ImmutableArray.CreateRange(key)), SourceLine.Unknown);
        entity.TableName = name;
        entity.TableNamedAt = model.Next();
        return entity;
    }

    private static void Index(EntityDraft entity, string property, string name, bool isUnique)
    {
        var index = entity.Index(new(ImmutableArray.Create(property)), indexName: null, SourceLine.Unknown);
        (index.DatabaseName, index.IsUnique) = (name, isUnique);
    }

    private static void Refer(ModelDraft model, EntityDraft principal, EntityDraft dependent, string foreignKey)
    {
        var properties = new PropertyList(ImmutableArray.Create(foreignKey));
        if (!model.Relationships.Exists(known => known.Dependent == dependent && known.ForeignKey is { } same && same.Equals(properties)))
            model.Relationships.Add(new(principal, dependent, SourceLine.Unknown) { ForeignKey = properties, IsDirectionKnown = true, IsRequired = true });
    }
}
