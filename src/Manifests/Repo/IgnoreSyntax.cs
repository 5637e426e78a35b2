namespace Dryflux.Manifests.Repo;

/// <summary>Who reads a file of ignore patterns.</summary>
public enum IgnoreSyntax
{
    /// <summary>Git: <c>.gitignore</c>.</summary>
    Git,

    /// <summary>
    /// Flux: <c>.sourceignore</c> and <c>spec.ignore</c> (fluxcd/pkg sourceignore). Unlike Git, a pattern that matches a directory
    /// matches everything below it, so that a later pattern can take a part of it back; <c>[!a]</c> is no negation; <c>a**b</c>
    /// matches nothing; <c>foo/**</c> matches foo itself.
    /// </summary>
    Flux,
}
