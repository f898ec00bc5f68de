using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Validators;

namespace MailFunctions.Contract;

/// <summary>What the validators say of bodies that a schema can say, too. Rules that hold in some cases only are left to the descriptions.</summary>
/// <param name="services">Where the validators are.</param>
internal sealed class BodyRules(IServiceProvider services)
{
    /// <summary>The rules of a body's member.</summary>
    /// <param name="body">What the body is read as.</param>
    /// <param name="member">The property's name.</param>
    public IEnumerable<IPropertyValidator> Of(Type body, string member) =>
        from rule in ValidatorOf(body)?.CreateDescriptor().Rules ?? []
        where rule.PropertyName == member && !rule.HasCondition && !rule.HasAsyncCondition
        from component in rule.Components
        where !component.HasCondition && !component.HasAsyncCondition
        select component.Validator;

    /// <summary>Whether a member must be there.</summary>
    public bool Require(Type body, string member) => Of(body, member).Any(rule => rule is INotNullValidator or INotEmptyValidator);

    /// <summary>Adds to a schema what the rules of a member say.</summary>
    public void AddTo(JsonObject schema, Type body, string member)
    {
        foreach (var rule in Of(body, member))
        {
            switch (rule)
            {
                case IBetweenValidator between:
                    schema["minimum"] = JsonValue.Create((int)between.From);
                    schema["maximum"] = JsonValue.Create((int)between.To);
                    break;
                case ILengthValidator length:
                    schema["minLength"] = length.Min;
                    schema["maxLength"] = length.Max;
                    break;
                case INotEmptyValidator:
                    schema[schema.ContainsKey("items") ? "minItems" : "minLength"] = 1;
                    break;
            }
        }
    }

    private IValidator? ValidatorOf(Type body) => typeof(BodyRules).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IValidator<>).MakeGenericType(body)))
        .Select(services.GetService)
        .OfType<IValidator>()
        .FirstOrDefault();
}
