namespace MailFunctions.Security.SignIn;

/// <summary>How people sign in.</summary>
public enum SignInMode
{
    /// <summary>With the local key.</summary>
    Local,

    /// <summary>With an account at the organisation's identity provider.</summary>
    Oidc,
}
