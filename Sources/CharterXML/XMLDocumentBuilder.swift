import GraphQLJSON

/// Makes a JSON value of the elements and texts of a document, as they come. It keeps the first error and ignores what
/// follows it.
struct XMLDocumentBuilder {
    /// An attribute by its local name, with the namespace that it is of.
    struct Attribute {
        let name: String
        let namespace: String?
        let value: String
    }

    private let limits: XMLLimits
    private let shape: XMLShape
    private var open: [XMLElement] = []
    private var nodes = 0
    private var value: JSONValue?
    private(set) var error: XMLError?

    private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

    init(limits: XMLLimits, shape: XMLShape) {
        self.limits = limits
        self.shape = shape
    }

    /// Keeps the first error.
    mutating func failed(_ error: XMLError) {
        if self.error == nil { self.error = error }
    }

    /// Whether the root has ended.
    var isComplete: Bool { value != nil }

    /// The document is over, and its root is not.
    mutating func endedEarly(line: Int, column: Int) {
        guard let element = open.last else {
            return failed(XMLError("The document has no element that is whole", line: line, column: column))
        }
        let name = XMLPreflight.quote(element.key)
        failed(XMLError("The document ends in the element \(name), which is not closed", line: line, column: column))
    }

    mutating func start(_ name: String, _ attributes: [Attribute], line: Int, column: Int) {
        guard error == nil else { return }
        do throws(XMLError) {
            nodes += 1 + attributes.count
            guard nodes <= limits.nodes else {
                throw XMLError(
                    "The document has more than \(limits.nodes) elements and attributes", line: line, column: column)
            }
            guard open.count < limits.depth else {
                throw XMLError(
                    "The document has more than \(limits.depth) elements within each other", line: line, column: column)
            }
            open.append(try element(name, attributes, line: line, column: column))
        } catch {
            failed(error)
        }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard error == nil, !open.isEmpty else { return }
        open[open.count - 1].text.append(contentsOf: text)
    }

    mutating func end() {
        guard error == nil, let element = open.popLast() else { return }
        do throws(XMLError) {
            let value = try element.value()
            if open.isEmpty {
                self.value = value
            } else {
                open[open.count - 1].add(element.key, value, list: element.list)
            }
        } catch {
            failed(error)
        }
    }

    /// The value of the root.
    func result() throws(XMLError) -> JSONValue {
        if let error { throw error }
        guard let value else { throw XMLError("The document has no element", line: 1, column: 1) }
        return value
    }

    private func element(
        _ name: String, _ attributes: [Attribute], line: Int, column: Int
    ) throws(XMLError) -> XMLElement {
        var key = name
        if name == XMLMarkup.member,
            let escaped = attributes.first(where: { $0.namespace == nil && $0.name == XMLMarkup.name })?.value
        {
            guard let text = XMLMarkup.unescape(escaped) else {
                throw XMLError(
                    "In the name of a member a backslash must be followed by another, or by u and four digits",
                    line: line, column: column)
            }
            key = text
        }
        var element = XMLElement(
            key: key, shape: (open.last?.shape.childShape(key) ?? shape), line: line, column: column)
        for attribute in attributes { Self.apply(attribute, of: name, to: &element) }
        return element
    }

    private static func apply(_ attribute: Attribute, of name: String, to element: inout XMLElement) {
        let value = attribute.value
        switch (attribute.name, attribute.namespace) {
        case ("nil", schemaInstance):
            if value == "true" || value == "1" { element.type = .null }
        // What else there is of XML Schema is about the document.
        case (_, schemaInstance): break
        case (XMLMarkup.name, nil) where name == XMLMarkup.member: break
        case (XMLMarkup.type, nil) where XMLMarkup.ValueType(rawValue: value) != nil:
            element.type = XMLMarkup.ValueType(rawValue: value)
        case (XMLMarkup.list, nil) where XMLMarkup.ListMark(rawValue: value) != nil:
            element.list = XMLMarkup.ListMark(rawValue: value)
        case (XMLMarkup.escaped, nil) where value == "true": element.isEscaped = true
        default: element.attributes.append((attribute.name, value))
        }
    }
}

extension XMLShape {
    /// Of an element of this name in one of this shape. The elements in a list are its elements, whatever they are
    /// called.
    fileprivate func childShape(_ key: String) -> XMLShape { isList ? element : member(key).element }
}
