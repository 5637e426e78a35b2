using Dryflux.Manifests.Flux;
using Dryflux.Rules.Schemas;

namespace Dryflux.Tests.Schemas;

public sealed class SchemaWalkerTests
{
    [Theory]

    // Types, as Go reads YAML
    [InlineData("{type: object, properties: {a: {type: string}}}", "a: 1", "1:4 `a` must be text, not a number: `1` (quote it)")]
    [InlineData("{type: object, properties: {a: {type: string}}}", "a: yes", "")]
    [InlineData("{type: object, properties: {a: {type: string}}}", "a: true", "1:4 `a` must be text, not a boolean: `true` (quote it)")]
    [InlineData("{type: object, properties: {a: {type: string}}}", "a: 2024-01-02", "")]
    [InlineData("{type: object, properties: {a: {type: string}}}", "a: [x]", "1:4 `a` must be text, not a list")]
    [InlineData("{type: object, properties: {a: {type: integer}}}", "a: 1.0", "")]
    [InlineData("{type: object, properties: {a: {type: integer}}}", "a: 1.5", "1:4 `a` must be a whole number, not a number: `1.5`")]
    [InlineData("{type: object, properties: {a: {type: integer}}}", "a: \"1\"", "1:4 `a` must be a whole number, not text: `1` (without quotes)")]
    [InlineData("{type: object, properties: {a: {type: integer, format: int32}}}", "a: 3000000000", "1:4 `a` must fit 32 bits, not 3000000000")]
    [InlineData("{type: object, properties: {a: {type: boolean}}}", "a: 'false'", "1:4 `a` must be true or false, not text: `false` (without quotes)")]
    [InlineData("{type: object, properties: {a: {type: object}}}", "a: x", "1:4 `a` must be a mapping, not text: `x`")]
    [InlineData("{type: object, properties: {a: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}}}", "a: 1.5", "1:4 `a` must be a whole number or text, not a number: `1.5`")]

    // Null: missing, unless it is a value
    [InlineData("{type: object, properties: {a: {type: string}}}", "a:", "")]
    [InlineData("{type: object, required: [a], properties: {a: {type: string}}}", "a: null", "1:4 `a` is missing")]
    [InlineData("{type: object, required: [a], properties: {a: {type: string, nullable: true}}}", "a: null", "")]
    [InlineData("{type: object, required: [a], properties: {a: {type: string, default: x}}}", "a: null", "")]
    [InlineData("{type: array, items: {type: string}}", "- x\n-\n- y", "1:1 `[1]` must be text, not null: ``")]

    // Required, at the key of the nearest ancestor
    [InlineData("{type: object, properties: {a: {type: object, required: [b], properties: {b: {type: string}}}}}", "c: 1\na: {}", "1:1 there is no field `c`\n2:1 `a.b` is missing")]
    [InlineData("{type: object, properties: {a: {type: array, items: {type: object, required: [n, m], properties: {n: {type: string}, m: {default: 1}}}}}}", "a:\n  - n: x\n  - m: 1", "3:5 `a[1].n` is missing")]

    // Unknown fields
    [InlineData("{type: object, properties: {interval: {type: string}}}", "intervall: 1m", "1:1 there is no field `intervall` (did you mean `interval`?)")]
    [InlineData("{type: object, properties: {interval: {type: string}}}", "intervall: 1m\ninterval: 1m", "1:1 there is no field `intervall`")]
    [InlineData("{type: object, properties: {chart: {type: object, properties: {version: {type: string}}}}}", "version: 1m", "1:1 there is no field `version` (it belongs below `chart`)")]
    [InlineData("{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: object, properties: {}}}}", "b: 1\na: {c: 1}", "2:5 there is no field `a.c`")]
    [InlineData("{type: object, additionalProperties: {type: string}}", "a: x\nb: 1", "2:4 `b` must be text, not a number: `1` (quote it)")]

    // Values allowed
    [InlineData("{type: string, enum: [GitRepository, Bucket]}", "Gitrepository", "1:1 `` must be one of GitRepository, Bucket, not `Gitrepository` (did you mean GitRepository?)")]
    [InlineData("{type: integer, enum: [1, 2]}", "2.0", "")]
    [InlineData("{type: object, properties: {a: {type: string, pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m))+$'}}}", "a: 1h", "1:4 `a` is no duration: `1h` (numbers with ms, s or m, as in 1m30s)")]
    [InlineData("{type: object, properties: {a: {type: string, pattern: 'b+'}}}", "a: abba", "")]
    [InlineData("{type: object, properties: {a: {type: string, pattern: '^b+$'}}}", "a: abba", "1:4 `a` must match `^b+$`, which `abba` does not")]
    [InlineData("{type: object, properties: {a: {type: string, maxLength: 2}}}", "a: ééé", "1:4 `a` must be at most 2 characters long, not 3")]
    [InlineData("{type: object, properties: {a: {type: string, minLength: 1}}}", "a: ''", "1:4 `a` must not be empty")]
    [InlineData("{type: object, properties: {a: {type: number, maximum: 1, exclusiveMaximum: true}}}", "a: 1", "1:4 `a` must be less than 1, not 1")]
    [InlineData("{type: array, items: {type: string}, minItems: 1}", "[]", "1:1 `` must have at least 1 items, not 0")]
    [InlineData("{type: object, properties: {a: {type: string, format: date-time}}}", "a: \"2024-01-02 03:04:05\"", "1:4 `a` is no date with time (RFC 3339): `2024-01-02 03:04:05`")]
    [InlineData("{type: object, properties: {a: {type: string, format: ipv4}}}", "a: 10.0.0.256", "1:4 `a` is no IPv4 address: `10.0.0.256`")]
    [InlineData("{type: object, properties: {a: {type: string, format: url}}}", "a: anything", "")]

    // Lists that are sets or maps
    [InlineData("{type: array, x-kubernetes-list-type: set, items: {type: string}}", "[a, b, a, a]", "1:8 `` has the item with \"a\" twice")]
    [InlineData("{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, properties: {n: {type: string}, v: {type: integer}}}}", "- {n: a, v: 1}\n- {n: b}\n- {n: a}", "3:7 `` has the item with n a twice")]
    [InlineData("{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [p, q], items: {type: object, properties: {p: {type: integer}, q: {type: string, default: TCP}}}}", "- {p: 1}\n- {p: 1, q: UDP}\n- {p: 1, q: TCP}", "3:7 `` has the item with p 1, q TCP twice")]

    // Combinations
    [InlineData("{type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}", "a: x\nb: y", "1:1 `` must have exactly one of 2 forms: `a`, `b`")]
    [InlineData("{type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}", "{}", "1:1 `` must have at least one of 2 forms: `a`, `b`")]
    [InlineData("{type: object, properties: {a: {type: string}, b: {type: string}}, not: {required: [a, b]}}", "a: x\nb: y", "1:1 `` has a form that is not allowed: `a`, `b`")]
    [InlineData("{type: object, properties: {a: {type: string, allOf: [{maxLength: 1}, {pattern: x}]}}}", "a: yy", "1:4 `a` must be at most 1 characters long, not 2\n1:4 `a` must match `x`, which `yy` does not")]

    // What is not known yet passes
    [InlineData("{type: object, properties: {a: {type: integer}, b: {type: boolean}, c: {type: string, enum: [x]}}}", "a: ${n}\nb: \"${b}\"\nc: ENC[AES256_GCM,data:x]", "")]
    [InlineData("{type: object, properties: {a: {type: array, items: {type: string}}}}", "a: ${list:=[]}", "")]
    [InlineData("{type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{properties: {a: {pattern: z}}}, {required: [b]}]}", "a: ${x}", "")]
    [InlineData("{type: object, required: [b], properties: {b: {type: string}}}", "${key}: 1", "")]
    [InlineData("{type: object, properties: {a: {type: string}}}", "a: x\nsops: {mac: \"ENC[x]\"}", "")]

    // Whole objects inside
    [InlineData("{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}", "kind: Pod\nspec: {}", "1:1 `apiVersion` is missing")]
    public void A_value_is_judged_where_it_stands(string schema, string value, string expected) => Assert.Equal(expected, Schemas.Judge(schema, value));

    [Theory]
    [InlineData("100m", true)]
    [InlineData("1.5Gi", true)]
    [InlineData(".5", true)]
    [InlineData("1e3", true)]
    [InlineData("1E-2", true)]
    [InlineData("1E", true)]
    [InlineData("m", true)]
    [InlineData("100 Mi", false)]
    [InlineData("100MB", false)]
    [InlineData("1ki", false)]
    [InlineData("", false)]
    public void Quantities_are_read_as_Kubernetes_reads_them(string text, bool isOne) => Assert.Equal(isOne ? 0 : 1, Pod($"resources: {{limits: {{cpu: \"{text}\"}}}}").Count);

    [Fact]
    public void A_pod_is_judged_through_its_references() => Assert.Equal(
        """
        12:7 `spec.containers[0].imagePullPolcy`
        13:31 `spec.containers[0].ports[0].containerPort`
        13:90 `spec.containers[0].ports[2].containerPort`
        14:14 `spec.containers[0].env[0].name`
        15:23 `spec.containers[0].volumeMounts[0].mountPath`
        """.ReplaceLineEndings("\n"),
        string.Join('\n', SchemaWalker.Judge(
            Schemas.Value("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web
                  creationTimestamp: null
                  labels:
                    app: web
                spec:
                  nodeName:
                  containers:
                    - name: web
                      imagePullPolcy: Always
                      ports: [{containerPort: "80"}, {containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: UDP}]
                      env: [{value: x}]
                      volumeMounts: [{name: data}]
                """),
            new SchemaStore(FluxVersion.Newest).Find("", "v1", "Pod")!).Select(v => $"{v.Origin.Place.Start.Line}:{v.Origin.Place.Start.Column} `{v.At.Path}`")));

    private static IReadOnlyList<Violation> Pod(string container) => SchemaWalker.Judge(
        Schemas.Value($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec:
              containers:
                - name: web
                  {{container}}
            """),
        new SchemaStore(FluxVersion.Newest).Find("", "v1", "Pod")!);
}
