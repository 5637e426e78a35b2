namespace Dryflux.Manifests.Go;

/// <summary>What a step of a compiled pattern does.</summary>
internal enum Operation
{
    /// <summary>Takes a character of a set.</summary>
    Character,

    /// <summary>Goes two ways, the first preferred.</summary>
    Split,

    /// <summary>Notes the place as a group's start or end.</summary>
    Mark,

    /// <summary>Goes on only where something holds.</summary>
    Assert,

    /// <summary>The pattern has matched.</summary>
    Match,
}
