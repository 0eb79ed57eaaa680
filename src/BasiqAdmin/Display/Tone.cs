namespace BasiqAdmin.Display;

/// <summary>How something stands, in colour; the word beside it says it too.</summary>
public enum Tone
{
    Idle,
    Ok,
    Info,
    Warn,
    Bad,
}

/// <summary>The icons in wwwroot/icons.svg; a member's name in lower case is its symbol's id.</summary>
public enum IconName
{
    Audit,
    Banks,
    Check,
    Connections,
    Copy,
    Cross,
    Down,
    Download,
    Errors,
    Eye,
    Idle,
    Jobs,
    Left,
    Lock,
    Person,
    Purges,
    Refresh,
    Right,
    Running,
    Search,
    Sort,
    Status,
    Up,
    Upload,
    Users,
    Warning,
}
