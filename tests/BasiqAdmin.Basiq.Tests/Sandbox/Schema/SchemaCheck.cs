using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Holds a JSON value against a schema: required fields, types, enums, patterns, forbidden extra fields.</summary>
internal sealed class SchemaCheck(ApiExpectations expectations)
{
    public IReadOnlyList<Violation> Check(JsonNode? value, JsonObject schema)
    {
        var found = new List<Violation>();
        Visit(value, expectations.Resolve(schema), "$", found);
        return found;
    }

    private void Visit(JsonNode? value, JsonObject schema, string path, List<Violation> found)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            VisitChoices(value, choices, path, found);
            return;
        }

        if (value is null)
        {
            if ((bool?)schema["nullable"] != true && TypeOf(schema) is not null)
            {
                found.Add(new Violation(path, ViolationKind.Type, "null"));
            }

            return;
        }

        if (!HasType(value, TypeOf(schema)))
        {
            found.Add(new Violation(path, ViolationKind.Type, value.GetValueKind().ToString()));
            return;
        }

        VisitText(value, schema, path, found);
        VisitArray(value, schema, path, found);
        VisitObject(value, schema, path, found);
    }

    /// <summary>The files' alternatives overlap, so that one that fits is enough.</summary>
    private void VisitChoices(JsonNode? value, JsonArray choices, string path, List<Violation> found)
    {
        var attempts = choices.Select(choice =>
        {
            var attempt = new List<Violation>();
            Visit(value, expectations.Resolve(choice!.AsObject()), path, attempt);
            return attempt;
        }).ToArray();
        found.AddRange(attempts.MinBy(attempt => attempt.Count)!);
    }

    private static void VisitText(JsonNode value, JsonObject schema, string path, List<Violation> found)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return;
        }

        var text = value.GetValue<string>();
        if (schema["enum"] is JsonArray allowed && !allowed.Any(item => (string?)item == text))
        {
            found.Add(new Violation(path, ViolationKind.Enum, text));
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            found.Add(new Violation(path, ViolationKind.Pattern, text));
        }
    }

    private void VisitArray(JsonNode value, JsonObject schema, string path, List<Violation> found)
    {
        if (value is not JsonArray items || schema["items"] is not JsonObject itemSchema)
        {
            return;
        }

        var resolved = expectations.Resolve(itemSchema);
        foreach (var item in items)
        {
            Visit(item, resolved, $"{path}[]", found);
        }
    }

    private void VisitObject(JsonNode value, JsonObject schema, string path, List<Violation> found)
    {
        if (value is not JsonObject fields)
        {
            return;
        }

        var missing = (schema["required"]?.AsArray() ?? []).Select(name => (string)name!).Where(name => !fields.ContainsKey(name));
        found.AddRange(missing.Select(name => new Violation($"{path}.{name}", ViolationKind.Missing, "")));
        foreach (var (name, field) in fields)
        {
            if (schema["properties"]?[name] is JsonObject property)
            {
                Visit(field, expectations.Resolve(property), $"{path}.{name}", found);
            }
            else if ((bool?)schema["additionalProperties"] == false)
            {
                found.Add(new Violation($"{path}.{name}", ViolationKind.Additional, ""));
            }
        }
    }

    private static string? TypeOf(JsonObject schema) => (string?)schema["type"] ?? (schema.ContainsKey("properties") ? "object" : null);

    private static bool HasType(JsonNode value, string? type) => type switch
    {
        null => true,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value.GetValueKind() == JsonValueKind.String,
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.GetValueKind() == JsonValueKind.Number && value.ToJsonString().All(letter => char.IsAsciiDigit(letter) || letter == '-'),
        _ => value.GetValueKind() == JsonValueKind.Number,
    };
}
