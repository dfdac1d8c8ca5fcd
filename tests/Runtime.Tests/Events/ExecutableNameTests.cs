using Pyd.Runtime.Events;
using Xunit;

namespace Pyd.Runtime.Tests.Events;

public sealed class ExecutableNameTests
{
    [Theory]
    [InlineData("python", "/opt/bin/python3.11", true)]
    [InlineData("python3", "/opt/bin/python3.6dm", true)]
    [InlineData("python", "/opt/bin/pythonic", false)]
    [InlineData("/opt/*/python3.11", "/opt/bin/python3.11", true)]
    [InlineData("/opt/bin/python3", "/opt/bin/python3.11", false)]
    [InlineData("/opt/bin/python3", "", false)]
    public void A_bare_name_agrees_up_to_its_version(string wanted, string actual, bool isMatch) =>
        Assert.Equal(isMatch, ExecutableName.IsMatch(wanted, actual));

    /// <summary>As /usr/bin/python3 leads to /usr/bin/python3.11, and /bin to /usr/bin.</summary>
    [Fact]
    public void A_path_is_followed_through_links()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory($"{folder}/real");
            File.WriteAllText($"{folder}/real/python3.11", "");
            File.WriteAllText($"{folder}/real/python3.9", "");
            File.CreateSymbolicLink($"{folder}/real/python3", "python3.11");
            Directory.CreateSymbolicLink($"{folder}/link", $"{folder}/real");
            Assert.All(["link/python3", "real/python3", "link/python3.11", "real/../link/python3"], path => Assert.True(ExecutableName.IsMatch($"{folder}/{path}", $"{folder}/real/python3.11"), path));
            Assert.False(ExecutableName.IsMatch($"{folder}/link/python3", $"{folder}/real/python3.9"));
            Assert.False(ExecutableName.IsMatch($"{folder}/link/python2", $"{folder}/real/python3.11"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
