import GraphQLSchema

/// Writes the Swift file of one schema file.
enum SchemaFileEmitter {
    static func emit(_ file: SchemaFileModel, _ dispatch: DispatchModel) -> GeneratedFile {
        var writer = SwiftWriter()
        GeneratedFile.emitHeader("from \(file.fileName)", into: &writer)
        if !file.resolvers.isEmpty {
            writer.line()
            ResolverProtocolEmitter.emit(file, into: &writer)
        }
        for declaration in file.declarations {
            writer.line()
            switch declaration {
            case .object(let model): ObjectEmitter.emit(model, into: &writer)
            case .interface(let model): InterfaceEmitter.emit(model, into: &writer)
            case .union(let model): AbstractTypeEmitter.emit(model, into: &writer)
            case .enum(let model): EnumEmitter.emit(model, into: &writer)
            case .inputObject(let model): InputObjectEmitter.emit(model, into: &writer)
            case .scalar(let model): ScalarEmitter.emit(model, into: &writer)
            }
        }
        emitDispatch(file, dispatch, &writer)
        return GeneratedFile(name: file.outputName, text: writer.text)
    }

    private static func emitDispatch(
        _ file: SchemaFileModel, _ dispatch: DispatchModel, _ writer: inout SwiftWriter
    ) {
        guard let sdl = file.sdl else { return }
        writer.line()
        writer.line("// MARK: Dispatch")
        writer.line()
        writer.block("extension GeneratedSchema") { writer in
            for item in file.dispatched {
                let type: TypeID
                switch item {
                case .object(let object):
                    type = object.id
                    ObjectDispatchEmitter(model: dispatch, type: object).emit(into: &writer)
                    writer.line()
                case .abstract(let abstract):
                    type = abstract.type.id
                    AbstractDispatchEmitter(model: dispatch, type: abstract).emit(into: &writer)
                    writer.line()
                case .completionsOnly(let leaf): type = leaf
                }
                for completion in dispatch.completions(of: type) {
                    completion.emit(into: &writer)
                    writer.line()
                }
            }
            TextLiteral.emit("static let \(file.sdlName) = ", sdl, into: &writer)
        }
    }
}
