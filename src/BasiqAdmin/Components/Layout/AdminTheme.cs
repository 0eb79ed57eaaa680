using MudBlazor;

namespace BasiqAdmin.Components.Layout;

/// <summary>
/// Colours, type and sizes, for both themes. wwwroot/theme.css is made from it, and a test holds that the two agree:
/// <c>MudThemeProvider</c> would write styles into the page, which the content policy forbids, and only once the circuit is there.
/// Headings, text and small text of app.css take their sizes from here, too.
/// </summary>
internal static class AdminTheme
{
    private static readonly string[] Sans = ["system-ui", "Segoe UI", "Inter", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b6e99", PrimaryContrastText = "#ffffff", PrimaryDarken = "#085a7e", PrimaryLighten = "#2d86ad",
            Secondary = "#55606e", SecondaryContrastText = "#ffffff",
            Tertiary = "#5d6876", TertiaryContrastText = "#ffffff",
            Success = "#176b3a", SuccessContrastText = "#ffffff", SuccessDarken = "#12552e", SuccessLighten = "#e2f4e9",
            Warning = "#855400", WarningContrastText = "#ffffff", WarningDarken = "#6b4400", WarningLighten = "#fdf0d5",
            Error = "#b3261e", ErrorContrastText = "#ffffff", ErrorDarken = "#8f1e18", ErrorLighten = "#fde7e5",
            Info = "#2456a6", InfoContrastText = "#ffffff", InfoDarken = "#1d4585", InfoLighten = "#e6eefb",
            Dark = "#17202b", DarkContrastText = "#ffffff",
            TextPrimary = "#17202b", TextSecondary = "#5a6675", TextDisabled = "#868f9b",
            ActionDefault = "#5a6675", ActionDisabled = "#868f9b", ActionDisabledBackground = "#dfe3e8",
            Background = "#f6f7f9", BackgroundGray = "#eef0f3", Surface = "#ffffff",
            AppbarBackground = "#ffffff", AppbarText = "#17202b",
            DrawerBackground = "#ffffff", DrawerText = "#17202b", DrawerIcon = "#5a6675",
            LinesDefault = "#dfe3e8", LinesInputs = "#868f9b", TableLines = "#dfe3e8",
            TableStriped = "#eef0f366", TableHover = "#eef0f38c",
            Divider = "#dfe3e8", DividerLight = "#eef0f3", Skeleton = "#17202b1c",
            OverlayDark = "rgba(10,15,22,0.45)", OverlayLight = "rgba(246,247,249,0.5)",
            GrayDefault = "#868f9b", GrayLight = "#dfe3e8", GrayLighter = "#eef0f3", GrayDark = "#5a6675", GrayDarker = "#17202b",
            HoverOpacity = 0.06,
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#5cc1ea", PrimaryContrastText = "#08222e", PrimaryDarken = "#86d2f1", PrimaryLighten = "#12303e",
            Secondary = "#a9b4c1", SecondaryContrastText = "#10151b",
            Tertiary = "#93a0b0", TertiaryContrastText = "#10151b",
            Success = "#6fd59a", SuccessContrastText = "#0b2416", SuccessDarken = "#8fe0b1", SuccessLighten = "#12301f",
            Warning = "#f1c067", WarningContrastText = "#2b1e05", WarningDarken = "#f5d08a", WarningLighten = "#36290f",
            Error = "#ff9b92", ErrorContrastText = "#3a0906", ErrorDarken = "#ffb3ac", ErrorLighten = "#3d1714",
            Info = "#9cc0ff", InfoContrastText = "#0c1d3a", InfoDarken = "#b7d1ff", InfoLighten = "#17294a",
            Dark = "#e6ebf1", DarkContrastText = "#10151b",
            Black = "#10151b", White = "#ffffff",
            TextPrimary = "#e6ebf1", TextSecondary = "#a3b0bf", TextDisabled = "#6d7a89",
            ActionDefault = "#a3b0bf", ActionDisabled = "#6d7a89", ActionDisabledBackground = "#2b3541",
            Background = "#10151b", BackgroundGray = "#1e2630", Surface = "#171d25",
            AppbarBackground = "#171d25", AppbarText = "#e6ebf1",
            DrawerBackground = "#171d25", DrawerText = "#e6ebf1", DrawerIcon = "#a3b0bf",
            LinesDefault = "#2b3541", LinesInputs = "#6d7a89", TableLines = "#2b3541",
            TableStriped = "#1e263066", TableHover = "#1e26308c",
            Divider = "#2b3541", DividerLight = "#1e2630", Skeleton = "#e6ebf11c",
            OverlayDark = "rgba(4,7,10,0.65)", OverlayLight = "rgba(16,21,27,0.5)",
            GrayDefault = "#6d7a89", GrayLight = "#2b3541", GrayLighter = "#1e2630", GrayDark = "#a3b0bf", GrayDarker = "#e6ebf1",
            HoverOpacity = 0.08,
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "232px", DrawerMiniWidthLeft = "60px", AppbarHeight = "57px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.45", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Sans, FontSize = "21px", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "650", LineHeight = "1.45", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = Sans, FontSize = "13px", FontWeight = "650", LineHeight = "1.45", LetterSpacing = "normal" },
            H4 = new H4Typography { FontFamily = Sans, FontSize = "13px", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
            H5 = new H5Typography { FontFamily = Sans, FontSize = "18px", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Sans, FontSize = "15px", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
            // Inputs are set in Subtitle1.
            Subtitle1 = new Subtitle1Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Sans, FontSize = "13px", FontWeight = "600", LineHeight = "1.45", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = "13px", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "14px", FontWeight = "550", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = "12.5px", LineHeight = "1.4", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontFamily = Sans, FontSize = "12px", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}
