namespace Dryflux.Rules.Security;

/// <summary>The flags that keep tenants apart, by the controllers that need them.</summary>
internal static class Lockdown
{
    /// <summary>The flag that names the account of objects which name none.</summary>
    public const string DefaultServiceAccount = "default-service-account";

    private static readonly (string Flag, string[] Controllers)[] Flags =
    [
        ("no-cross-namespace-refs", ["kustomize-controller", "helm-controller", "notification-controller", "image-reflector-controller", "image-automation-controller"]),
        ("no-remote-bases", ["kustomize-controller"]),
        (DefaultServiceAccount, ["kustomize-controller", "helm-controller"]),
    ];

    /// <summary>What the controllers lack.</summary>
    public static IReadOnlyList<LackingFlag> Missing(IReadOnlyList<FluxController> controllers) =>
    [
        .. Flags
            .Select(f => new LackingFlag(f.Flag, [.. controllers.Where(c => f.Controllers.Contains(c.Controller) && !IsGiven(c, f.Flag))]))
            .Where(l => l.Controllers.Count > 0),
    ];

    /// <summary>The flags with the controllers that lack them, for a message.</summary>
    public static string Describe(IReadOnlyList<LackingFlag> missing) =>
        string.Join(", ", missing.Select(m => $"`--{m.Flag}` ({string.Join(", ", m.Controllers.Select(c => c.Name))})"));

    private static bool IsGiven(FluxController controller, string flag) => flag == DefaultServiceAccount ? controller.Value(flag) is { Length: > 0 } : controller.IsOn(flag);
}
