import CXML2

/// Feeds a document to libxml2 and its events to a builder. libxml2 keeps no tree, and is given no file, no network and
/// no entity; its complaints go to the builder instead of to standard error.
final class XMLParser {
    private(set) var builder: XMLDocumentBuilder
    private var context: xmlParserCtxtPtr?
    private let bytes: UnsafeRawBufferPointer

    /// Once for the process, before threads use the library.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private init(_ bytes: UnsafeRawBufferPointer, _ builder: XMLDocumentBuilder) {
        self.bytes = bytes
        self.builder = builder
    }

    /// The builder after the whole document.
    static func parse(_ bytes: UnsafeRawBufferPointer, into builder: XMLDocumentBuilder) -> XMLDocumentBuilder {
        _ = isReady
        let parser = XMLParser(bytes, builder)
        parser.run()
        return parser.builder
    }

    private func run() {
        var handler = Self.makeHandler()
        // The library gives `me` back to the functions of the handler, which it calls only within this function.
        let me = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, me, nil, 0, nil) else {
            return builder.failed(XMLError("There is no memory to read the document with"))
        }
        defer { xmlFreeParserCtxt(context) }
        self.context = context
        defer { self.context = nil }
        // Without NOENT, `&amp;` in an attribute would be given as `&#38;`. Other entities than the five of XML cannot
        // be: there is no document type that could declare them.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue
        xmlCtxtUseOptions(context, Int32(clamping: options))
        let text = bytes.bindMemory(to: CChar.self)
        let status = xmlParseChunk(context, text.baseAddress, Int32(clamping: text.count), 1)
        // The handler has been told, unless memory failed.
        if status != 0 { builder.failed(XMLError("The document cannot be read (error \(status) of libxml2)")) }
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { me, name, _, _, _, _, count, _, attributes in
            XMLParser.of(me)?.start(name, Int(count), attributes)
        }
        handler.endElementNs = { me, _, _, _ in XMLParser.of(me)?.end() }
        handler.characters = { me, text, count in XMLParser.of(me)?.take(text, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.serror = { me, error in
            guard let error else { return }
            // Warnings are about what is legal, such as relative names of namespaces.
            guard error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            XMLParser.of(me)?.complained(
                error.pointee.message.map { String(cString: $0) } ?? "", code: error.pointee.code,
                line: Int(error.pointee.line), column: Int(error.pointee.int2))
        }
        return handler
    }

    /// The parser behind a pointer of the library's; nil once there is an error, so that nothing is done after it.
    private static func of(_ me: UnsafeMutableRawPointer?) -> XMLParser? {
        guard let parser = me.map({ Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }),
            parser.builder.error == nil
        else { return nil }
        return parser
    }

    /// Has the library stop at its next step, as it does for errors of its own. `xmlStopParser` would free what it is
    /// reading at this moment.
    private func stopAfterError() {
        guard builder.error != nil, let context else { return }
        context.pointee.errNo = Int32(clamping: XML_ERR_USER_STOP.rawValue)
        context.pointee.disableSAX = 1
    }

    private func end() {
        builder.end()
        stopAfterError()
    }

    private func take(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0 else { return }
        builder.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }

    /// Each attribute is five pointers: local name, prefix, namespace, and the beginning and end of its value.
    private func start(
        _ name: UnsafePointer<xmlChar>?, _ count: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name else { return }
        var read: [XMLDocumentBuilder.Attribute] = []
        if let attributes {
            for number in 0..<count {
                let parts = attributes + 5 * number
                guard let name = parts[0], let start = parts[3], let end = parts[4] else { continue }
                let value = UnsafeBufferPointer(start: start, count: max(0, end - start))
                read.append(
                    XMLDocumentBuilder.Attribute(
                        name: String(cString: name), namespace: parts[2].map { String(cString: $0) },
                        value: String(decoding: value, as: UTF8.self)))
            }
        }
        builder.start(
            String(cString: name), read, line: Int(xmlSAX2GetLineNumber(context)),
            column: Int(xmlSAX2GetColumnNumber(context)))
        stopAfterError()
    }

    private func complained(_ message: String, code: Int32, line: Int, column: Int) {
        if code == Int32(clamping: XML_ERR_DOCUMENT_END.rawValue), !builder.isComplete {
            // The library says that there is too much, where too little is.
            let end = XMLPreflight.place(of: bytes.count, in: bytes)
            return builder.endedEarly(line: end.line, column: end.column)
        }
        let text = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        builder.failed(XMLError("The document is not well-formed: \(text)", line: line, column: column))
    }
}
