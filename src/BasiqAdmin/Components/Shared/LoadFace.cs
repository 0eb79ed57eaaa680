namespace BasiqAdmin.Components.Shared;

/// <summary>The faces of something that has to be loaded. Empty is a kind of ready: only the view can tell.</summary>
public enum LoadFace
{
    Loading,
    Failed,
    Ready,
}
