using System.Net;

namespace Dryflux.Rules.Cel.Library;

/// <summary>An address with the length of its network's prefix.</summary>
/// <param name="Address">The address; bits beyond the prefix may be set.</param>
/// <param name="Length">Number of bits of the prefix.</param>
internal sealed record Network(IPAddress Address, int Length)
{
    /// <summary>The network with the bits beyond the prefix cleared.</summary>
    public Network Masked() => this with { Address = Mask(Address) };

    /// <summary>True when the address lies in the network.</summary>
    public bool Holds(IPAddress address) => address.AddressFamily == Address.AddressFamily && Mask(address).Equals(Mask(Address));

    /// <summary>True when all of the other network lies in this one.</summary>
    public bool Holds(Network other) => Length <= other.Length && Holds(other.Address);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Address}/{Length}");

    private IPAddress Mask(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var bits = Math.Clamp(Length - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - bits));
        }

        return new IPAddress(bytes);
    }
}
