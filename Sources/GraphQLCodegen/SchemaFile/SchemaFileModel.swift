import GraphQLLanguage
import GraphQLSchema

/// What the Swift file of one schema file declares.
struct SchemaFileModel {
    enum Declaration {
        case object(ObjectModel)
        case interface(AbstractTypeModel)
        case union(AbstractTypeModel)
        case `enum`(EnumModel)
        case inputObject(InputObjectModel)
        case scalar(ScalarModel)
    }

    /// The path as it was given.
    let path: String
    /// `AI.graphql`.
    let fileName: String
    /// `AI`.
    let stem: String
    /// In the order of definition.
    var declarations: [Declaration] = []
    /// In the order of definition, extensions of types from other files included.
    var resolvers: [ResolverModel] = []

    /// Types whose values are written into responses, those bound to Swift types included.
    var dispatched: [Dispatched] = []
    /// The file's definitions in canonical form; nil when it has none.
    var sdl: String?

    enum Dispatched {
        case object(NamedType)
        case abstract(AbstractTypeModel)
        /// A scalar or enum.
        case completionsOnly(TypeID)
    }

    init(path: String) {
        self.path = path
        fileName = path.split(separator: "/").last.map(String.init) ?? path
        stem = fileName.hasSuffix(".graphql") ? String(fileName.dropLast(".graphql".count)) : fileName
    }

    /// The constant that holds the file's definitions.
    var sdlName: String { "sdlOf" + SwiftIdentifier.upperCamel(stem) }
    /// `AIResolvers`.
    var protocolName: String { SwiftIdentifier.upperCamel(stem) + "Resolvers" }
    /// `AI.generated.swift`.
    var outputName: String { stem + ".generated.swift" }
}
