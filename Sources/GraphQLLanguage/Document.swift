/// A parsed GraphQL document (spec section 2.2): one flat array per kind of syntax node.
///
/// Nodes are plain values without references and name each other by index, so a document is a handful of allocations
/// however large it is, a rule is a loop over an array, and nothing nests deep enough to overflow a stack when freed.
/// Arrays are in source order; the children of a node are neighbours, given as a `NodeRange`.
public final class Document: Sendable {
    public let source: Source
    public let definitions: [DefinitionNode]

    public let operations: [OperationDefinitionNode]
    public let fragments: [FragmentDefinitionNode]
    public let variableDefinitions: [VariableDefinitionNode]
    public let selectionSets: [SelectionSetNode]
    public let selections: [SelectionNode]
    public let fields: [FieldNode]
    public let fragmentSpreads: [FragmentSpreadNode]
    public let inlineFragments: [InlineFragmentNode]
    public let arguments: [ArgumentNode]
    public let directives: [DirectiveNode]
    public let values: [ValueNode]
    public let objectFields: [ObjectFieldNode]

    public let schemaDefinitions: [SchemaDefinitionNode]
    public let operationTypes: [OperationTypeDefinitionNode]
    public let typeDefinitions: [TypeDefinitionNode]
    public let fieldDefinitions: [FieldDefinitionNode]
    public let inputValueDefinitions: [InputValueDefinitionNode]
    public let enumValueDefinitions: [EnumValueDefinitionNode]
    public let directiveDefinitions: [DirectiveDefinitionNode]
    /// Bare names in lists: implemented interfaces, union members, directive locations.
    public let names: [Name]

    init(source: Source, nodes: DocumentNodes) {
        self.source = source
        definitions = nodes.definitions
        operations = nodes.operations
        fragments = nodes.fragments
        variableDefinitions = nodes.variableDefinitions
        selectionSets = nodes.selectionSets
        selections = nodes.selections
        fields = nodes.fields
        fragmentSpreads = nodes.fragmentSpreads
        inlineFragments = nodes.inlineFragments
        arguments = nodes.arguments
        directives = nodes.directives
        values = nodes.values
        objectFields = nodes.objectFields
        schemaDefinitions = nodes.schemaDefinitions
        operationTypes = nodes.operationTypes
        typeDefinitions = nodes.typeDefinitions
        fieldDefinitions = nodes.fieldDefinitions
        inputValueDefinitions = nodes.inputValueDefinitions
        enumValueDefinitions = nodes.enumValueDefinitions
        directiveDefinitions = nodes.directiveDefinitions
        names = nodes.names
    }

    /// The text of a name.
    public func text(_ name: Name) -> String { source.text(name.range) }

    /// Whether two names of this document are the same, without making strings.
    public func areEqual(_ left: Name, _ right: Name) -> Bool {
        guard left.hash == right.hash, left.length == right.length else { return false }
        return source.bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<Int(left.length)
            where bytes[Int(left.start) + offset] != bytes[Int(right.start) + offset] {
                return false
            }
            return true
        }
    }

    /// Whether a name of this document is `text`.
    public func isName(_ name: Name, _ text: StaticString) -> Bool {
        guard Int(name.length) == text.utf8CodeUnitCount else { return false }
        return source.bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<Int(name.length)
            where bytes[Int(name.start) + offset] != text.utf8Start[offset] {
                return false
            }
            return true
        }
    }

    public func location(of range: SourceRange) -> SourceLocation { source.location(of: range) }
    public func location(of name: Name) -> SourceLocation { source.location(at: Int(name.start)) }
}

/// The growing arrays of a document while it is parsed.
struct DocumentNodes {
    var definitions: [DefinitionNode] = []
    var operations: [OperationDefinitionNode] = []
    var fragments: [FragmentDefinitionNode] = []
    var variableDefinitions: [VariableDefinitionNode] = []
    var selectionSets: [SelectionSetNode] = []
    var selections: [SelectionNode] = []
    var fields: [FieldNode] = []
    var fragmentSpreads: [FragmentSpreadNode] = []
    var inlineFragments: [InlineFragmentNode] = []
    var arguments: [ArgumentNode] = []
    var directives: [DirectiveNode] = []
    var values: [ValueNode] = []
    var objectFields: [ObjectFieldNode] = []
    var schemaDefinitions: [SchemaDefinitionNode] = []
    var operationTypes: [OperationTypeDefinitionNode] = []
    var typeDefinitions: [TypeDefinitionNode] = []
    var fieldDefinitions: [FieldDefinitionNode] = []
    var inputValueDefinitions: [InputValueDefinitionNode] = []
    var enumValueDefinitions: [EnumValueDefinitionNode] = []
    var directiveDefinitions: [DirectiveDefinitionNode] = []
    var names: [Name] = []

    /// Makes room for what an operation of that many bytes usually holds, so that short ones never grow an array twice.
    mutating func reserveCapacity(sourceLength: Int) {
        let estimate = min(max(4, sourceLength / 24), 4096)
        fields.reserveCapacity(estimate)
        selections.reserveCapacity(estimate)
        selectionSets.reserveCapacity(max(2, estimate / 4))
        arguments.reserveCapacity(max(2, estimate / 4))
        values.reserveCapacity(max(2, estimate / 4))
    }
}
