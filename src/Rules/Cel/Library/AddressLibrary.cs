using System.Globalization;
using System.Net;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>IP addresses and networks (apiserver pkg/cel/library/ip.go, cidr.go).</summary>
internal static class AddressLibrary
{
    private const string IpName = "net.IP";
    private const string CidrName = "net.CIDR";

    private static readonly CelType IpType = CelType.Opaque(IpName);
    private static readonly CelType CidrType = CelType.Opaque(CidrName);

    public static void Declare(FunctionTable functions)
    {
        functions.Global("ip", "string", IpName, a => ReadAddress(Text(a[0])) is { } address ? Of(address) : NoAddress(a[0]));
        functions.Global("isIP", "string", "bool", a => BoolValue.Of(ReadAddress(Text(a[0])) is not null));
        functions.Global("ip.isCanonical", "string", "bool", a =>
            ReadAddress(Text(a[0])) is { } address ? BoolValue.Of(address.ToString() == Text(a[0])) : NoAddress(a[0]));
        functions.Global("string", IpName, "string", a => new StringValue(Address(a[0]).ToString()));
        functions.Member("family", IpName, "int", a => new IntValue(Bytes(a[0]).Length == 4 ? 4 : 6));
        functions.Member("isUnspecified", IpName, "bool", a => BoolValue.Of(Address(a[0]).Equals(IPAddress.Any) || Address(a[0]).Equals(IPAddress.IPv6Any)));
        functions.Member("isLoopback", IpName, "bool", a => BoolValue.Of(IPAddress.IsLoopback(Address(a[0]))));
        functions.Member("isLinkLocalMulticast", IpName, "bool", a => BoolValue.Of(IsLinkLocalMulticast(Bytes(a[0]))));
        functions.Member("isLinkLocalUnicast", IpName, "bool", a => BoolValue.Of(IsLinkLocalUnicast(Bytes(a[0]))));
        functions.Member("isGlobalUnicast", IpName, "bool", a => BoolValue.Of(IsGlobalUnicast(Address(a[0]))));

        functions.Global("cidr", "string", CidrName, a => ReadNetwork(Text(a[0])) is { } network ? Of(network) : new ErrorValue($"{a[0]} is no network"));
        functions.Global("isCIDR", "string", "bool", a => BoolValue.Of(ReadNetwork(Text(a[0])) is not null));
        functions.Global("string", CidrName, "string", a => new StringValue(a[0].ToString()!));
        functions.Member("ip", CidrName, IpName, a => Of(Net(a[0]).Address));
        functions.Member("prefixLength", CidrName, "int", a => new IntValue(Net(a[0]).Length));
        functions.Member("masked", CidrName, CidrName, a => Of(Net(a[0]).Masked()));
        functions.Member("containsIP", $"{CidrName}, {IpName}", "bool", a => BoolValue.Of(Net(a[0]).Holds(Address(a[1]))));
        functions.Member("containsIP", $"{CidrName}, string", "bool", a =>
            ReadAddress(Text(a[1])) is { } address ? BoolValue.Of(Net(a[0]).Holds(address)) : NoAddress(a[1]));
        functions.Member("containsCIDR", $"{CidrName}, {CidrName}", "bool", a => BoolValue.Of(Net(a[0]).Holds(Net(a[1]))));
        functions.Member("containsCIDR", $"{CidrName}, string", "bool", a =>
            ReadNetwork(Text(a[1])) is { } network ? BoolValue.Of(Net(a[0]).Holds(network)) : new ErrorValue($"{a[1]} is no network"));
    }

    private static ErrorValue NoAddress(CelValue text) => new($"{text} is no IP address");

    private static OpaqueValue<IPAddress> Of(IPAddress address) => new(IpType, address);

    private static OpaqueValue<Network> Of(Network network) => new(CidrType, network);

    private static IPAddress Address(CelValue value) => ((OpaqueValue<IPAddress>)value).Value;

    private static byte[] Bytes(CelValue value) => Address(value).GetAddressBytes();

    private static Network Net(CelValue value) => ((OpaqueValue<Network>)value).Value;

    // netip.ParseAddr, without zones and without IPv4 in IPv6.
    private static IPAddress? ReadAddress(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
        {
            var parts = text.Split('.');
            return parts.Length == 4 && parts.All(IsByte) ? IPAddress.Parse(text) : null;
        }

        return text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.') && IPAddress.TryParse(text, out var address) && !address.IsIPv4MappedToIPv6 ? address : null;
    }

    private static bool IsByte(string text) =>
        text.Length is > 0 and <= 3 && (text == "0" || text[0] != '0') && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static Network? ReadNetwork(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash > 0 && ReadAddress(text[..slash]) is { } address
            && (text.Length == slash + 2 || text[slash + 1] != '0')
            && byte.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= address.GetAddressBytes().Length * 8
                ? new Network(address, length)
                : null;
    }

    private static bool IsLinkLocalMulticast(byte[] bytes) =>
        bytes.Length == 4 ? bytes is [224, 0, 0, _] : bytes[0] == 0xFF && (bytes[1] & 0x0F) == 2;

    private static bool IsLinkLocalUnicast(byte[] bytes) =>
        bytes.Length == 4 ? bytes is [169, 254, _, _] : bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80;

    private static bool IsGlobalUnicast(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var isMulticast = bytes.Length == 4 ? (bytes[0] & 0xF0) == 0xE0 : bytes[0] == 0xFF;
        return !isMulticast && !IPAddress.IsLoopback(address) && !IsLinkLocalUnicast(bytes)
            && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) && !address.Equals(IPAddress.Broadcast);
    }
}
