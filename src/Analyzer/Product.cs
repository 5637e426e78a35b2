using System.Reflection;

namespace Dryflux.Analyzer;

/// <summary>What the program says of itself.</summary>
internal static class Product
{
    /// <summary>Where faults are reported.</summary>
    public const string Issues = "https://github.com/dryflux/dryflux/issues";

    /// <summary>The home of the project.</summary>
    public const string Home = "https://github.com/dryflux/dryflux";

    /// <summary>The version, as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
