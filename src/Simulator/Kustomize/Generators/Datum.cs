using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>One key of a ConfigMap or Secret with what a source gives it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Bytes">The content.</param>
/// <param name="KeyOrigin">Where the key is written.</param>
/// <param name="ValueOrigin">Where the content is written; verbatim when the content is that text and nothing else.</param>
internal sealed record Datum(string Key, byte[] Bytes, Origin KeyOrigin, Origin ValueOrigin)
{
    private const int LineLength = 70;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The content as text, or null when it is not UTF-8.</summary>
    public string? Text
    {
        get
        {
            try
            {
                return StrictUtf8.GetString(Bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    /// <summary>The content in base64, in lines of 70 when it is longer (kyaml/yaml/datamap.go:encodeBase64).</summary>
    public string Base64
    {
        get
        {
            var encoded = Convert.ToBase64String(Bytes);
            if (encoded.Length < LineLength)
            {
                return encoded;
            }

            var lines = new StringBuilder(encoded.Length + (encoded.Length / LineLength) + 1);
            for (var i = 0; i < encoded.Length; i += LineLength)
            {
                lines.Append(encoded, i, Math.Min(LineLength, encoded.Length - i)).Append('\n');
            }

            return lines.ToString();
        }
    }

    /// <summary>A text of several lines is printed as a block, as upstream marks it; that decides what it can hold.</summary>
    public static YamlScalar Scalar(string text, Origin origin) =>
        new(text, text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.Plain, origin) { Tag = ScalarKinds.StringTag };
}
