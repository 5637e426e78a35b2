using Dryflux.Manifests.Resources;

namespace Dryflux.Rules.ApiVersions;

/// <summary>The form that the name of an object must have.</summary>
// apimachinery pkg/api/validation/name.go, kubernetes pkg/apis/*/validation
internal sealed record NameForm
{
    private static readonly NameForm Subdomain = new() { Length = 253, AllowsDots = true };
    private static readonly NameForm CronJob = new() { Length = 52, AllowsDots = true };
    private static readonly NameForm Path = new() { Length = int.MaxValue, IsPath = true };

    private NameForm()
    {
    }

    /// <summary>A DNS label: namespaces and Services.</summary>
    public static NameForm Label { get; } = new() { Length = 63 };

    private int Length { get; init; }

    private bool AllowsDots { get; init; }

    private bool IsPath { get; init; }

    /// <summary>The form for names of a kind.</summary>
    public static NameForm Of(ResourceId id) => (id.Group, id.Kind) switch
    {
        ("", "Namespace" or "Service") => Label,
        ("batch", "CronJob") => CronJob,
        ("rbac.authorization.k8s.io", _) or ("networking.k8s.io", "IPAddress") or ("certificates.k8s.io", _) => Path,
        _ => Subdomain,
    };

    /// <summary>What is wrong with a name, or null.</summary>
    public string? Mistake(string name)
    {
        if (IsPath)
        {
            return name is "." or ".." || name.AsSpan().ContainsAny('/', '%') ? "it must not hold / or %" : null;
        }

        if (name.Length > Length)
        {
            return $"it has {name.Length} characters, {Length} are allowed";
        }

        return (AllowsDots ? NameSyntax.IsSubdomain(name) : NameSyntax.IsLabel(name)) ? null
            : $"lower-case letters, digits, `-`{(AllowsDots ? " and `.`" : "")} are allowed, beginning and ending with a letter or digit";
    }
}
