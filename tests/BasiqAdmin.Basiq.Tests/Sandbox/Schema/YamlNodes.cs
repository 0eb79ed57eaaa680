using YamlDotNet.RepresentationModel;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

internal static class YamlNodes
{
    public static bool Has(this YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public static YamlMappingNode Get(this YamlMappingNode node, string key) => (YamlMappingNode)node.Children[new YamlScalarNode(key)];

    public static YamlMappingNode? Find(this YamlMappingNode node, string key) => node.Has(key) ? node.Get(key) : null;

    public static string Text(this YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[new YamlScalarNode(key)]).Value!;

    public static IList<YamlNode> Items(this YamlMappingNode node, string key) => ((YamlSequenceNode)node.Children[new YamlScalarNode(key)]).Children;
}
