namespace Dryflux.Manifests.Go;

/// <summary>One step of a compiled pattern.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Next">Where it goes on.</param>
/// <param name="Other">Of a split, the second choice; of a mark, its number; of an assertion, which.</param>
/// <param name="Set">Of a character, which ones.</param>
internal sealed record Instruction(Operation Operation, int Next, int Other = 0, CodePointSet? Set = null);
