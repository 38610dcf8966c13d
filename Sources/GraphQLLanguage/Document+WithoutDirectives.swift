extension Document {
    /// The document without the applications of some directives, for readers who are not to know of them. Everything
    /// else stays at its place: white space stands where they stood.
    ///
    /// An extension that does nothing but apply them goes with them.
    public func withoutDirectives(
        _ names: Set<String>, options: ParseOptions = ParseOptions()
    ) throws(GraphQLError) -> Document {
        let removed = directives.map { names.contains(text($0.name)) }
        guard removed.contains(true) else { return self }
        var bytes = source.bytes
        for (index, isRemoved) in removed.enumerated() where isRemoved {
            Self.blank(directives[index].range, in: &bytes)
        }
        for type in typeDefinitions where type.isExtension && hasNothing(but: removed, type) {
            Self.blank(type.range, in: &bytes)
        }
        return try Document.parse(Source(uncheckedUTF8: bytes, name: source.name), options: options)
    }

    private func hasNothing(but removed: [Bool], _ type: TypeDefinitionNode) -> Bool {
        type.directives.allSatisfy { removed[$0] } && type.interfaces.isEmpty && type.fields.isEmpty
            && type.inputFields.isEmpty && type.members.isEmpty && type.values.isEmpty
    }

    /// Lines keep their ends, so that those behind keep their numbers.
    private static func blank(_ range: SourceRange, in bytes: inout [UInt8]) {
        for offset in Int(range.start)..<Int(range.end) where bytes[offset] != 0x0A && bytes[offset] != 0x0D {
            bytes[offset] = 0x20
        }
    }
}
