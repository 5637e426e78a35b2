using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>An argument that one controller does not take.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Argument">The argument.</param>
/// <param name="What">What is wrong, up to the name of the controller.</param>
/// <param name="Follows">What follows from it.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Meant">What may have been meant, or null.</param>
internal sealed record ControllerMistake(FluxController Controller, ControllerArgument Argument, string What, string Follows, Level Level, string? Meant);
