using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What a Pod Security level does not let a pod have, or lack.</summary>
/// <param name="At">The field; a missing one where it has to be set.</param>
/// <param name="What">What is wrong, a clause for a message.</param>
internal sealed record ForbiddenField(Field At, string What);
