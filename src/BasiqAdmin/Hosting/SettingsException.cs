namespace BasiqAdmin.Hosting;

/// <summary>The app cannot start as it is set up; the message names the setting and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);
