import GraphQLLanguage
import GraphQLSchema

/// Building a schema never traps; a schema that is right is printed as SDL that builds and prints the same again.
struct SchemaTarget: FuzzTarget {
    let name = "schema"

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = Source(validating: Array(bytes)),
            let document = try? Document.parse(source, options: ParseOptions(maxTokens: 10_000))
        else { return }
        let schema: Schema
        do throws(SchemaErrors) { schema = try Schema.build([document]) } catch {
            demand(!error.graphQLErrors.isEmpty, "Refused without an error")
            // A schema that breaks the specification is built as well as it can be, or refused again.
            _ = try? Schema.build([document], options: SchemaBuildOptions(checksTypeSystem: false))
            return
        }
        let printed = schema.printed()
        // A schema of built-in types alone has no text, and no text is no document.
        if printed.isEmpty { return }
        let again: Schema
        do throws(SchemaErrors) { again = try Schema.build(sdl: printed) } catch {
            fatalError("The printed schema is refused: \(error.graphQLErrors.map(\.message))")
        }
        demand(again.printed() == printed, "The printed schema is printed differently")
        demand(again.types.count == schema.types.count, "The printed schema has other types")
    }
}
