import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Why a value of an argument could not be made from coerced input, and where in the argument that value stands: known
/// part by part on the way out of the decoders, which each know their own.
struct InputMistake: Error {
    /// Of the argument among those of its field; nil until `Arguments` has added it.
    private var argument: Int?
    /// From the argument on: `.timestamp`, `[2].name`.
    private var place: String
    private let reason: any Error

    /// The mistake `error` of a member of an object.
    static func at(_ member: String, _ error: any Error) -> InputMistake { within(".\(member)", error) }

    /// The mistake `error` of an item of a list.
    static func at(_ index: Int, _ error: any Error) -> InputMistake { within("[\(index)]", error) }

    /// The mistake `error` of an argument.
    static func of(argument: Int, _ error: any Error) -> InputMistake {
        var mistake = within("", error)
        mistake.argument = argument
        return mistake
    }

    private static func within(_ place: String, _ error: any Error) -> InputMistake {
        guard var mistake = error as? InputMistake else {
            return InputMistake(
                argument: nil, place: place + ((error as? GraphQLError)?.memberPlace ?? ""), reason: error)
        }
        mistake.place = place + mistake.place
        return mistake
    }

    /// What was thrown by the type of the value, which says in `extensions.argument` where the value stands:
    /// `filter.tags[2].name`. A type that names no code means what all others mean, `BAD_USER_INPUT`.
    func error(of arguments: [InputValueDefinition]) -> any Error {
        guard var error = reason as? GraphQLError, let argument, arguments.indices.contains(argument) else {
            return reason
        }
        if error.code == nil { error.extensions["code"] = .string(ErrorCode.badUserInput.rawValue) }
        error.extensions["argument"] = .string(arguments[argument].name + place)
        return error
    }
}

extension GraphQLError {
    /// A bound of a member, which `InputConstraint` knows by name.
    fileprivate var memberPlace: String? { extensions["argument"]?.stringValue.map { ".\($0)" } }
}
