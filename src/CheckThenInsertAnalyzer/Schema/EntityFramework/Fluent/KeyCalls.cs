using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What calls on a KeyBuilder say.</summary>
internal static class KeyCalls
{
    public static ConfiguredKey Read(IInvocationOperation call, ConfiguredKey key, FluentBody body)
    {
        if (call.TargetMethod.Name is "HasName" or "SetName")
        {
            key.Key.DatabaseName = FluentArguments.Text(call, "name", body.Frame);
            key.Key.IsNameUnknown = FluentArguments.IsUnreadable(call, "name", body.Frame);
        }

        return key;
    }
}
