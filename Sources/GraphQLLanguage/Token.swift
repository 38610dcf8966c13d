/// A lexical token (spec section 2.1.6) as the lexer hands it to the parser.
struct Token {
    enum Kind: UInt8 {
        case endOfFile
        case bang, dollar, ampersand, leftParenthesis, rightParenthesis, spread, colon, equals, at
        case leftBracket, rightBracket, leftBrace, pipe, rightBrace
        case name, int, float, string, blockString

        /// How syntax errors mention a token of this kind.
        var text: String {
            switch self {
            case .endOfFile: "<EOF>"
            case .bang: "\"!\""
            case .dollar: "\"$\""
            case .ampersand: "\"&\""
            case .leftParenthesis: "\"(\""
            case .rightParenthesis: "\")\""
            case .spread: "\"...\""
            case .colon: "\":\""
            case .equals: "\"=\""
            case .at: "\"@\""
            case .leftBracket: "\"[\""
            case .rightBracket: "\"]\""
            case .leftBrace: "\"{\""
            case .pipe: "\"|\""
            case .rightBrace: "\"}\""
            case .name: "Name"
            case .int: "Int"
            case .float: "Float"
            case .string: "String"
            case .blockString: "BlockString"
            }
        }

        /// Whether an error shows the token's text after its kind.
        var hasValue: Bool {
            switch self {
            case .name, .int, .float, .string, .blockString: true
            default: false
            }
        }
    }

    var kind: Kind
    var start: UInt32
    var end: UInt32
    /// Names: the hash of the bytes.
    var hash: UInt32 = 0
    /// Strings: whether escape sequences occur in it.
    var hasEscapes = false
}
