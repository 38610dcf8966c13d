import GraphQLJSON
import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// Protects a write by `If-Match` (RFC 9110 section 13.1.1): the version in the entity tag becomes the argument
/// `expectedVersion` of the operation, which compares it where it writes, so that nobody can come in between.
struct WriteCondition: Sendable {
    /// Where the operation takes the version; nil when it takes none.
    let argument: [String]?

    /// An argument of that name, or a field of it directly below an argument.
    init(_ input: RouteInput) {
        let body = input.body.map { [$0.argument].compactMap(\.self) + $0.members } ?? []
        let all = body + input.query
        argument =
            all.first { $0.argument.last == "expectedVersion" }?.argument
            ?? all.lazy.flatMap(input.members).first { $0.argument.last == "expectedVersion" }?.argument
    }

    enum Verdict: Sendable, Hashable {
        /// There is no condition.
        case unconditional
        /// The operation has been told; when it says `CONFLICT_ERROR`, the condition has failed.
        case told
    }

    /// Throws 412 when no tag can be the resource's, and 400 when the route cannot judge the condition: doing the write
    /// anyway would be what the client wanted to prevent.
    func apply(
        ifMatch: String?, ifNoneMatch: String?, to arguments: inout BoundArguments
    ) throws(RequestRefusal) -> Verdict {
        if ifNoneMatch != nil {
            throw RequestRefusal(
                BindingMistake(
                    message: "This route cannot judge If-None-Match; send the request without it.",
                    argument: "If-None-Match",
                    place: .header))
        }
        guard let ifMatch else { return .unconditional }
        let tags = try EntityTagList(ifMatch: ifMatch)
        // What the route changes must exist, or the operation says that it does not.
        if tags.isAny { return .unconditional }
        guard let argument else {
            throw RequestRefusal(
                BindingMistake(
                    message:
                        "What this route changes has no version, so it cannot judge If-Match; leave the field out.",
                    argument: "If-Match", place: .header))
        }
        let versions = tags.versions
        guard let version = versions.first else { throw Self.failed }
        guard versions.count == 1 else {
            throw RequestRefusal(
                BindingMistake(message: "If-Match must name one version.", argument: "If-Match", place: .header))
        }
        if let given = arguments[argument], !given.isNull {
            guard given == .int(version) else { throw Self.failed }
            return .told
        }
        guard arguments.set(argument, .int(version)) else { throw Self.failed }
        return .told
    }

    private static let failed = RequestRefusal(
        status: 412, "The resource is another version than If-Match names; read it again.",
        code: ErrorCode.conflict.rawValue)
}
