import GraphQLLanguage

/// Parsing never traps; a printed document parses, has as many nodes of each kind and prints the same again.
struct LanguageTarget: FuzzTarget {
    let name = "language"

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = Source(validating: Array(bytes)) else { return }
        coordinate(source)
        let document: Document
        do throws(GraphQLError) {
            document = try Document.parse(source, options: ParseOptions(maxTokens: 10_000))
        } catch {
            demand(error.message.hasPrefix("Syntax Error: "), "An unusual syntax error: \(error.message)")
            demand(error.locations.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "A location before the text")
            return
        }
        let printed = document.printed()
        let again: Document
        do throws(GraphQLError) { again = try Document.parse(printed) } catch {
            fatalError("The printed document does not parse: \(error.message)")
        }
        demand(again.printed() == printed, "The printed document is printed differently")
        demand(Self.counts(again) == Self.counts(document), "The printed document has other nodes")
    }

    private func coordinate(_ source: Source) {
        guard source.bytes.count <= 64,
            let parsed = try? SchemaCoordinate(parsing: String(decoding: source.bytes, as: UTF8.self))
        else { return }
        demand((try? SchemaCoordinate(parsing: parsed.description)) == parsed, "A coordinate is printed as another")
    }

    private static func counts(_ document: Document) -> [Int] {
        [
            document.definitions.count, document.operations.count, document.fragments.count,
            document.variableDefinitions.count, document.selectionSets.count, document.selections.count,
            document.fields.count, document.fragmentSpreads.count, document.inlineFragments.count,
            document.arguments.count, document.directives.count, document.values.count, document.objectFields.count,
            document.schemaDefinitions.count, document.operationTypes.count, document.typeDefinitions.count,
            document.fieldDefinitions.count, document.inputValueDefinitions.count,
            document.enumValueDefinitions.count, document.directiveDefinitions.count, document.names.count,
        ]
    }
}
