namespace Dryflux.Rules.Security;

/// <summary>What a controller of Flux can be started with.</summary>
internal enum ControllerFlagKind
{
    /// <summary>A flag with a value: <c>--name=value</c>, or the value as the next argument.</summary>
    Flag,

    /// <summary>A flag that needs no value: <c>--name</c>, <c>--name=false</c>.</summary>
    Switch,

    /// <summary>A name in <c>--feature-gates</c>.</summary>
    Gate,
}
