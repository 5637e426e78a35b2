using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>URLs (apiserver pkg/cel/library/urls.go).</summary>
internal static class UrlLibrary
{
    private const string Name = "kubernetes.URL";

    private static readonly CelType UrlType = CelType.Opaque(Name);

    public static void Declare(FunctionTable functions)
    {
        functions.Global("url", "string", Name, a =>
            GoUrl.Parse(Text(a[0])) is { } url ? new OpaqueValue<GoUrl>(UrlType, url) : new ErrorValue($"{a[0]} is no absolute URL"));
        functions.Global("isURL", "string", "bool", a => BoolValue.Of(GoUrl.Parse(Text(a[0])) is not null));
        functions.Member("getScheme", Name, "string", a => new StringValue(Url(a[0]).Scheme));
        functions.Member("getHost", Name, "string", a => new StringValue(Url(a[0]).Host));
        functions.Member("getHostname", Name, "string", a => new StringValue(Url(a[0]).Hostname));
        functions.Member("getPort", Name, "string", a => new StringValue(Url(a[0]).Port));
        functions.Member("getEscapedPath", Name, "string", a => new StringValue(Url(a[0]).EscapedPath));
        functions.Member("getQuery", Name, "map(string, list(string))", a =>
        {
            var query = new MapValue();
            foreach (var (name, values) in Url(a[0]).Query())
            {
                query.Add(new StringValue(name), new ListValue([.. values.Select(v => new StringValue(v))]));
            }

            return query;
        });
    }

    private static GoUrl Url(CelValue value) => ((OpaqueValue<GoUrl>)value).Value;
}
