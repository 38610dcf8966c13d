/// What values a document is expected to have, so that elements without a `type` attribute become what their reader
/// wants: `<limit>10</limit>` is a number where one is expected and a text elsewhere.
///
/// A shape is a wish: a text that is no number where one is expected stays a text, and whoever checks the value says
/// so. Members are found when they are asked for, so shapes may contain themselves, as input types do.
public struct XMLShape: Sendable {
    enum Kind: Sendable {
        case any
        case string
        case number
        case boolean
        case list(@Sendable () -> XMLShape)
        case object(@Sendable (String) -> XMLShape?)
    }

    let kind: Kind

    /// Nothing is known: texts stay texts, and an element that is repeated is a list.
    public static let any = XMLShape(kind: .any)
    public static let string = XMLShape(kind: .string)
    public static let number = XMLShape(kind: .number)
    public static let boolean = XMLShape(kind: .boolean)

    /// A list, also of one element that is not repeated.
    public static func list(of element: @autoclosure @escaping @Sendable () -> XMLShape) -> XMLShape {
        XMLShape(kind: .list(element))
    }

    /// An object; `member` gives the shape of the member of a name, nil for names that it does not know.
    public static func object(_ member: @escaping @Sendable (_ name: String) -> XMLShape?) -> XMLShape {
        XMLShape(kind: .object(member))
    }

    func member(_ name: String) -> XMLShape {
        if case .object(let member) = kind { return member(name) ?? .any }
        return .any
    }

    /// Of the elements of a list; of the thing itself when it is no list.
    var element: XMLShape {
        if case .list(let element) = kind { return element() }
        return self
    }

    var isList: Bool {
        if case .list = kind { return true }
        return false
    }
}
