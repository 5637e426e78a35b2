using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Sources;

/// <summary>A host of a cloud that Flux can log in to without a stored credential.</summary>
/// <param name="Provider">The value of <c>spec.provider</c>.</param>
/// <param name="Name">What the cloud calls the service.</param>
/// <param name="IsAlwaysPrivate">True when the service cannot be opened to everybody.</param>
/// <param name="Since">The first Flux release whose source kind supports the provider.</param>
internal sealed partial record CloudHost(string Provider, string Name, bool IsAlwaysPrivate, FluxVersion Since)
{
    /// <summary>Projects whose images Google serves to everybody.</summary>
    private static readonly string[] PublicGoogleProjects =
    [
        "google-containers", "google_containers", "google-samples", "google.com", "distroless", "kaniko-project", "cloud-builders", "k8s-artifacts-prod", "k8s-staging",
        "kubebuilder", "projectsigstore", "tekton-releases", "knative-releases", "cloudsql-docker", "cloud-sql-connectors", "istio-release", "istio-testing",
        "kubernetes-helm", "k8s-minikube", "spark-operator", "heptio-images", "ml-pipeline", "kubeflow-images-public", "cadvisor", "gke-release", "stackdriver-agents",
    ];

    /// <summary>The registry at an address, or null when it is none of a cloud or one that is public.</summary>
    public static CloudHost? Registry(SourceUrl url) => url switch
    {
        _ when Ecr().IsMatch(url.Host) => new("aws", "Amazon ECR", true, FluxVersion.Oldest),
        _ when Acr().IsMatch(url.Host) => new("azure", "Azure Container Registry", false, FluxVersion.Oldest),
        { Host: "mirror.gcr.io" or "k8s.gcr.io" } => null,
        _ when Gar().IsMatch(url.Host) && !IsPublicGoogle(url) => new("gcp", "Google Artifact Registry", false, FluxVersion.Oldest),
        _ => null,
    };

    /// <summary>The object store at a Bucket's endpoint, or null.</summary>
    public static CloudHost? ObjectStore(SourceUrl url) => url switch
    {
        _ when S3().IsMatch(url.Host) => new("aws", "Amazon S3", false, FluxVersion.Oldest),
        _ when AzureBlob().IsMatch(url.Host) => new("azure", "Azure Blob Storage", false, FluxVersion.Oldest),
        { Host: "storage.googleapis.com" } => new("gcp", "Google Cloud Storage", false, FluxVersion.Oldest),
        _ => null,
    };

    /// <summary>The Git host at an address, or null.</summary>
    public static CloudHost? Git(SourceUrl url) => url switch
    {
        { Host: "dev.azure.com" or "ssh.dev.azure.com" } => new("azure", "Azure DevOps", false, new FluxVersion(2, 4)),
        _ when url.Host.EndsWith(".visualstudio.com", StringComparison.Ordinal) => new("azure", "Azure DevOps", false, new FluxVersion(2, 4)),
        _ when CodeCommit().IsMatch(url.Host) => new("aws", "AWS CodeCommit", true, new FluxVersion(2, 9)),
        _ => null,
    };

    private static bool IsPublicGoogle(SourceUrl url) =>
        url.Path.Split('/')[0] is var project && PublicGoogleProjects.Any(p => project.StartsWith(p, StringComparison.Ordinal));

    [GeneratedRegex(@"^[0-9]{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ecr();

    [GeneratedRegex(@"^[a-z0-9-]+\.azurecr\.(io|cn|us|de)$", RegexOptions.CultureInvariant)]
    private static partial Regex Acr();

    [GeneratedRegex(@"^(([a-z0-9-]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)$", RegexOptions.CultureInvariant)]
    private static partial Regex Gar();

    [GeneratedRegex(@"^s3([.-][a-z0-9-]+)?(\.dualstack\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$", RegexOptions.CultureInvariant)]
    private static partial Regex S3();

    [GeneratedRegex(@"^[a-z0-9]+\.blob\.core\.(windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$", RegexOptions.CultureInvariant)]
    private static partial Regex AzureBlob();

    [GeneratedRegex(@"^git-codecommit(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeCommit();
}
