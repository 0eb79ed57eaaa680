using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Components.Tests.Infrastructure;

namespace BasiqAdmin.Components.Tests.Pages.Timelines;

public sealed class FailureWordsTests : ComponentTest
{
    [Theory]
    [InlineData("Service unavailable", "Try again later.", "Service unavailable: Try again later. Code service-unavailable")]
    [InlineData("Cannot login to target system.", "Account is locked.", "Cannot login to target system. Account is locked. Code service-unavailable")]
    [InlineData("Service unavailable", "service unavailable", "Service unavailable Code service-unavailable")]
    [InlineData("Service unavailable", null, "Service unavailable Code service-unavailable")]
    [InlineData(null, "Try again later.", "service-unavailable: Try again later.")]
    public void Failure_TitleAndDetail_ReadAsSentences(string? title, string? detail, string expected)
    {
        var words = Render<FailureWords>(parameters => parameters
            .Add(failure => failure.Title, title)
            .Add(failure => failure.Code, "service-unavailable")
            .Add(failure => failure.Detail, detail));

        Assert.Equal(expected, words.Text());
    }
}
