namespace BasiqAdmin.Hosting;

/// <summary>Starts the sandbox inside this process when no API key is set while developing. To the rest of the app it is a Basiq API on a loopback port.</summary>
internal static class EmbeddedSandbox
{
    // Basiq wants a key; the sandbox takes any.
    private const string SandboxKey = "sandbox";

    public static Task AddEmbeddedSandboxAsync(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["Basiq:ApiKey"]) && builder.Environment.IsDevelopment())
        {
            builder.Configuration["Basiq:ApiKey"] = SandboxKey;
        }

        return Task.CompletedTask;
    }
}
