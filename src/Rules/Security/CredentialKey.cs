using System.Text.RegularExpressions;

namespace Dryflux.Rules.Security;

/// <summary>Reads the name of a key or variable as words: <c>adminPassword</c>, <c>DB_PASSWORD</c> and <c>db.password</c> are alike.</summary>
internal static partial class CredentialKey
{
    /// <summary>True when the name says password: any value of it is one. <c>ALLOW_EMPTY_PASSWORD</c> is a switch.</summary>
    public static bool IsPassword(string name) =>
        Words(name) is [.., "password" or "passwd" or "passphrase" or "pwd"] words
        && words is not [.., "empty" or "random" or "generate" or "require" or "reset" or "force" or "show" or "change" or "no" or "forgot", _];

    /// <summary>True when the name says user, host, number or the like: it stands beside a secret and is none.</summary>
    public static bool IsPublic(string name) =>
        name is "known_hosts" or "identity.pub" or "ca.crt" or "ca.pem" or "tls.crt" or "caFile" or "certFile" or "trustpolicy.json"
        || Words(name) switch
        {
            [.., "access", "key", "id"] => false,
            [.., "webhook" or "hook", _] => false,
            [.., "user" or "username" or "name" or "host" or "hostname" or "port" or "url" or "uri" or "type" or "region" or "bucket" or "endpoint" or "server" or "address"
                or "email" or "domain" or "database" or "db" or "dbname" or "id" or "owner" or "project" or "namespace" or "audience" or "issuer" or "oci" or "insecure" or "enabled"] => true,
            _ => false,
        };

    /// <summary>
    /// True when the name says token, key or secret. The same names are given to names of keys and Secrets, so the value must look like
    /// one. A name that goes on (<c>passwordKey</c>, <c>tokenPath</c>, <c>secretName</c>) speaks of something else.
    /// </summary>
    public static bool IsToken(string name) => Words(name) switch
    {
        [.., "token" or "apikey" or "apitoken" or "secret" or "credential" or "credentials" or "secretkey" or "accesskey" or "privatekey" or "authtoken" or "clientsecret" or "dsn" or "webhook"] => true,
        [.., "api" or "secret" or "private" or "access" or "encryption" or "signing" or "master" or "session" or "cookie" or "auth" or "license" or "account" or "shared" or "storage" or "routing", "key"] => true,
        [.., "secret", "key", "base"] => true,
        [.., "access", "key", "id"] => true,
        _ => false,
    };

    private static List<string> Words(string name) =>
        [.. Word().Matches(name).Select(m => m.Value.ToLowerInvariant()).Where(w => !char.IsAsciiDigit(w[0]))];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
