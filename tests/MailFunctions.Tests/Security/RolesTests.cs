using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.SignIn;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Tests.Security;

/// <summary>Who may call which function: the table <c>roles.txt</c>, the policies, and the running app's answers say the same.</summary>
public sealed partial class RolesTests(SignInFixture fixture) : IClassFixture<SignInFixture>
{
    private const string Anybody = "anybody";
    private const string SignedIn = "signed in";
    private static readonly string[] Roles = [.. EnumWords.Of(typeof(Role))];
    private static readonly MethodInfo[] Functions = [.. FunctionPolicies.HttpFunctions().OrderBy(NameOf, StringComparer.Ordinal)];

    [Fact]
    public async Task Policies_are_those_of_the_table()
    {
        var policies = new FunctionPolicies();

        Table(function => policies.Of(NameOf(function)) switch
        {
            { Anonymous: true } => Anybody,
            { Role: { } role } => EnumWords.Word(role),
            _ => SignedIn,
        }).ShouldBe(await CheckedInAsync());
    }

    [Fact]
    public async Task Running_app_answers_as_the_table_says()
    {
        var tokens = new Dictionary<string, string>();
        foreach (var role in Roles)
        {
            tokens[role] = await fixture.Provider.TokenAsync(role);
        }

        var (none, all) = (await fixture.Provider.TokenAsync(), await fixture.Provider.TokenAsync(Roles));
        var answers = new Dictionary<MethodInfo, string>();
        foreach (var function in Functions)
        {
            (await AdmitsAsync(function, all)).ShouldBeTrue(NameOf(function));
            var admitted = new List<string>();
            foreach (var (role, token) in tokens)
            {
                if (await AdmitsAsync(function, token))
                {
                    admitted.Add(role);
                }
            }

            answers[function] = (await AdmitsAsync(function, null), await AdmitsAsync(function, none)) switch
            {
                (true, true) when admitted.Count == Roles.Length => Anybody,
                (false, true) when admitted.Count == Roles.Length => SignedIn,
                (false, false) => string.Join(" or ", admitted),
                var odd => $"odd: {odd}, {string.Join(", ", admitted)}",
            };
        }

        Table(function => answers[function]).ShouldBe(await CheckedInAsync());
    }

    /// <summary>Whether a call reaches its function, where it does no harm: it names nothing that exists, or says nothing that can be read.</summary>
    private async Task<bool> AdmitsAsync(MethodInfo function, string? token)
    {
        var (method, route) = (new HttpMethod(MethodOf(function)), Variables().Replace(RouteOf(function), match => match.Value.Contains(":int", StringComparison.Ordinal) ? "999999999" : "none"));
        using var body = method == HttpMethod.Get || method == HttpMethod.Delete ? null : new StringContent("{", Encoding.UTF8, "application/json");
        using var response = await fixture.SendAsync(token, route, method, body);
        ((int)response.StatusCode).ShouldBeLessThan(500, $"{method} {route}");
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                token.ShouldBeNull(route);
                response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
                return false;
            case HttpStatusCode.Forbidden:
                token.ShouldNotBeNull(route);
                return false;
            default:
                if (method != HttpMethod.Get)
                {
                    response.IsSuccessStatusCode.ShouldBeFalse($"{method} {route} is not to change anything");
                }

                return true;
        }
    }

    private static string Table(Func<MethodInfo, string> who)
    {
        var rows = Functions.Select(function => (Name: NameOf(function), Method: MethodOf(function), Route: RouteOf(function), Who: who(function))).ToList();
        var (name, route) = (rows.Max(row => row.Name.Length), rows.Max(row => row.Route.Length));
        return string.Concat(rows.Select(row => $"{row.Name.PadRight(name)}  {row.Method,-6}  {row.Route.PadRight(route)}  {row.Who}\n"));
    }

    private static Task<string> CheckedInAsync() =>
        File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests/MailFunctions.Tests/Security/roles.txt"), TestContext.Current.CancellationToken);

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static string MethodOf(MethodInfo function) => FunctionPolicies.TriggerOf(function)!.Methods![0].ToUpperInvariant();

    private static string RouteOf(MethodInfo function) => "/" + FunctionPolicies.TriggerOf(function)!.Route!.TrimStart('/');

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Variables();
}
