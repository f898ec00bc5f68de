using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LocalHost.Tests;

/// <summary>Describes the public surface of types, in the form of <c>WorkerSurface.txt</c>.</summary>
internal static class WorkerSurface
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>What a description says of each type: its head, and a line for each member.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Read(string description) =>
        description.Split("\n\n")
            .Select(entry => entry.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(lines => lines.Length > 0 && lines[0].StartsWith('['))
            .ToDictionary(lines => lines[0][(lines[0].IndexOf(']', StringComparison.Ordinal) + 2)..], IReadOnlySet<string> (lines) => lines.Skip(1).Select(line => line.Trim()).ToHashSet());

    /// <summary>A type's namespace, kind, name and bases.</summary>
    public static string Head(Type type)
    {
        var bases = Bases(type).Select(Name).ToList();
        return $"{type.Namespace}: {Kind(type)} {Name(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    /// <summary>A line for the use of an attribute, and for each member.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"{Name(invoke.ReturnType)} ({Parameters(invoke)})"];
        }

        if (type.IsEnum)
        {
            return [string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}={value:D}")))];
        }

        return [.. Usage(type), .. Constructors(type), .. Properties(type), .. Methods(type)];
    }

    private static IEnumerable<string> Usage(Type type) =>
        from use in type.GetCustomAttributesData()
        where use.AttributeType == typeof(AttributeUsageAttribute)
        select string.Join(' ', use.NamedArguments.Select(argument => $"{argument.MemberName} = {argument.TypedValue.Value}").Prepend($"usage {use.ConstructorArguments[0].Value}"));

    private static IEnumerable<string> Constructors(Type type) =>
        from constructor in type.GetConstructors(Declared)
        where (constructor.IsPublic || constructor.IsFamily) && !constructor.IsStatic
        select $"{(constructor.IsFamily ? "protected " : "")}ctor({Parameters(constructor)})";

    private static IEnumerable<string> Properties(Type type) =>
        from property in type.GetProperties(Declared)
        let accessors = (string[])[property.GetMethod?.IsPublic == true ? "get; " : "", property.SetMethod?.IsPublic == true ? "set; " : ""]
        where property.GetMethod?.IsPublic == true
        select $"{Name(property.PropertyType)} {property.Name} {{ {string.Concat(accessors)}}}";

    private static IEnumerable<string> Methods(Type type) =>
        from method in type.GetMethods(Declared)
        where method is { IsPublic: true, IsSpecialName: false }
        let kind = method.IsStatic ? "static " : type.IsInterface ? "abstract " : ""
        let types = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : ""
        select $"{kind}{Name(method.ReturnType)} {method.Name}{types}({Parameters(method)})";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => string.Concat(
            parameter.Position == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "",
            parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
            $"{Name(parameter.ParameterType)} {parameter.Name}",
            parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")));

    private static Type[] Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [type.BaseType!];
        }

        return type.BaseType is { } parent && parent != typeof(object) ? [parent, .. type.GetInterfaces().Except(parent.GetInterfaces())] : type.GetInterfaces();
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }
}
