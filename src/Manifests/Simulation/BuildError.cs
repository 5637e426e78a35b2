using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>Why a build fails: a mistake of the user, as data.</summary>
/// <param name="Message">The cause in plain words, without a final full stop; it holds the words of the program simulated where it has any.</param>
/// <param name="Place">What to change.</param>
public sealed record BuildError(string Message, Place Place)
{
    /// <summary>What makes it fail, where rules of their own tell of it.</summary>
    public BuildErrorKind Kind { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Message}";
}
