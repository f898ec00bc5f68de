using System.Reflection;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Tests.Security;

/// <summary>A function says who may call it, or does not start.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData(nameof(Functions.Open))]
    [InlineData(nameof(Functions.SignedInAndAnonymous))]
    [InlineData(nameof(Functions.RoleAndAnonymous))]
    [InlineData(nameof(Functions.RoleAndSignedIn))]
    public void Function_without_policy_or_with_two_does_not_start(string function) =>
        Should.Throw<InvalidOperationException>(() => Read(function)).Message.ShouldContain($"{function} must have one of [Requires], [SignedIn] and [Anonymous]");

    [Fact]
    public void Function_with_one_policy_starts() =>
        Read(nameof(Functions.Good)).Of("Good").ShouldBe(new FunctionPolicy(Anonymous: false, Role.AuditRead));

    private static FunctionPolicies Read(string function) => new([typeof(Functions).GetMethod(function, BindingFlags.Public | BindingFlags.Static)!]);

    private static class Functions
    {
        [Function("Open")]
        public static string Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "open")] HttpRequest request) => request.Path;

        [Function("SignedInAndAnonymous")]
        [SignedIn]
        [Anonymous]
        public static string SignedInAndAnonymous([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a")] HttpRequest request) => request.Path;

        [Function("RoleAndAnonymous")]
        [Requires(Role.MailRead)]
        [Anonymous]
        public static string RoleAndAnonymous([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "b")] HttpRequest request) => request.Path;

        [Function("RoleAndSignedIn")]
        [Requires(Role.MailRead)]
        [SignedIn]
        public static string RoleAndSignedIn([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "c")] HttpRequest request) => request.Path;

        [Function("Good")]
        [Requires(Role.AuditRead)]
        public static string Good([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "d")] HttpRequest request) => request.Path;
    }
}
