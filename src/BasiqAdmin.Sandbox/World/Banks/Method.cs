namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>Connector methods in the spelling of lists; single connections and filters write <c>open-banking</c>.</summary>
public static class Method
{
    public const string Web = "web";
    public const string OpenBanking = "openbanking";
    public const string Pdf = "pdf";
    public const string Csv = "csv";

    public static string Hyphenated(string method) => method == OpenBanking ? "open-banking" : method;

    public static string Plain(string method) => method == "open-banking" ? OpenBanking : method;

    public static bool IsUpload(string method) => method is Pdf or Csv;
}
