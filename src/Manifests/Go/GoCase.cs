using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>Case as Go's unicode package has it: simple mappings without a language; .NET leaves three letters out of its own.</summary>
public static class GoCase
{
    /// <summary>unicode.ToLower.</summary>
    public static Rune ToLower(Rune rune) => rune.Value == 0x130 ? new Rune('i') : Rune.ToLowerInvariant(rune);

    /// <summary>unicode.ToUpper.</summary>
    public static Rune ToUpper(Rune rune) => rune.Value switch
    {
        0x131 => new Rune('I'),
        0x17F => new Rune('S'),
        _ => Rune.ToUpperInvariant(rune),
    };
}
