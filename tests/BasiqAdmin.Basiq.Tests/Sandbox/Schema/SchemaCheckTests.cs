using System.Text.Json.Nodes;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>The check must be able to fail, or the tests that rest on it say nothing.</summary>
public sealed class SchemaCheckTests
{
    private const string Schema = """
        {
          "type": "object", "required": ["id", "state"], "additionalProperties": false,
          "properties": {
            "id": { "type": "string", "pattern": "^[A-Z]{2}$" },
            "state": { "type": "string", "enum": ["on", "off"] },
            "size": { "type": "integer" },
            "note": { "type": "string", "nullable": true },
            "parts": { "type": "array", "items": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } } }
          }
        }
        """;

    [Theory]
    [InlineData("""{"id":"AB","state":"on","size":3,"note":null,"parts":[{"name":"x"}]}""", "")]
    [InlineData("""{"state":"on"}""", "$.id Missing")]
    [InlineData("""{"id":"AB","state":"broken"}""", "$.state Enum broken")]
    [InlineData("""{"id":"ab","state":"on"}""", "$.id Pattern ab")]
    [InlineData("""{"id":"AB","state":"on","size":"3"}""", "$.size Type String")]
    [InlineData("""{"id":"AB","state":"on","size":3.5}""", "$.size Type Number")]
    [InlineData("""{"id":null,"state":"on"}""", "$.id Type null")]
    [InlineData("""{"id":"AB","state":"on","more":1}""", "$.more Additional")]
    [InlineData("""{"id":"AB","state":"on","parts":[{"name":"x"},{}]}""", "$.parts[].name Missing")]
    [InlineData("[]", "$ Type Array")]
    public void Check_Value_NamesWhatDiffersAndWhere(string value, string expected)
    {
        var check = new SchemaCheck(ApiExpectations.Load());

        var found = check.Check(JsonNode.Parse(value), JsonNode.Parse(Schema)!.AsObject());

        Assert.Equal(expected, string.Join("; ", found.Select(item => $"{item.Path} {item.Kind} {item.Found}".Trim())));
    }
}
