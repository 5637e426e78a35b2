namespace Dryflux.Simulator.Kustomize;

/// <summary>The options of <c>kustomize build</c> that a build without network, plugins and helm has.</summary>
/// <param name="IsRestricted">True when files must lie in or below the directory of their kustomization (<c>LoadRestrictionsRootOnly</c>).</param>
/// <param name="Reorder">The order of the output when the kustomization does not say.</param>
/// <param name="AddManagedByLabel">True to add the label <c>app.kubernetes.io/managed-by</c>.</param>
/// <param name="KeepsBuiltInSchema">True when a schema that a kustomization names comes on top of the built-in one, as in Flux, instead of in its place.</param>
/// <param name="ToolVersion">What that label says: the version of the program that builds, be it kustomize or one that embeds it.</param>
public sealed record BuildOptions(bool IsRestricted = true, Reorder Reorder = Reorder.Unspecified, bool AddManagedByLabel = false, bool KeepsBuiltInSchema = false, string ToolVersion = "v5.8.1");
