namespace Dryflux.Manifests.Flux;

/// <summary>Tells text of which nobody knows yet what a cluster will see of it.</summary>
public static class OpenText
{
    extension(string text)
    {
        /// <summary>True when it holds <c>${...}</c>: a variable of <c>postBuild</c> that nothing has filled in.</summary>
        public bool HasVariable => text.Contains("${", StringComparison.Ordinal);

        /// <summary>True when it is not known before variables are filled in and secrets decrypted.</summary>
        public bool IsOpen => text.HasVariable || text.StartsWith("ENC[", StringComparison.Ordinal);
    }
}
