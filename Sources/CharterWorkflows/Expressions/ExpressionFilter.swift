/// The filters of the template language: what each is called, takes and does. `FilterEvaluation` has how.
enum ExpressionFilter: String, Sendable, Hashable, CaseIterable {
    // Texts.
    case upper, lower, trim, truncate, replace, split, lines, contains, startsWith, endsWith, urlEncode, sha256
    // Lists and objects.
    case join, first, last, slice, reverse, sort, unique, flatten, compact, pluck, sum, keys, values
    // Conversions and everything else.
    case length, json, parseJson, number, text, round, `default`

    /// How many arguments it takes.
    var arity: ClosedRange<Int> {
        switch self {
        case .upper, .lower, .trim, .lines, .urlEncode, .sha256, .first, .last, .reverse, .sort, .unique, .flatten,
            .compact, .sum, .keys, .values, .length, .json, .parseJson, .number, .text:
            0...0
        case .join, .round: 0...1
        case .truncate, .slice: 1...2
        case .split, .contains, .startsWith, .endsWith, .pluck, .default: 1...1
        case .replace: 2...2
        }
    }

    /// How it is written, with its arguments; what may be left out stands in brackets.
    var usage: String {
        switch self {
        case .truncate: #"truncate(length, [ending = "…"])"#
        case .replace: "replace(part, by)"
        case .split: "split(separator)"
        case .contains: "contains(part)"
        case .startsWith: "startsWith(beginning)"
        case .endsWith: "endsWith(ending)"
        case .join: #"join([separator = ""])"#
        case .slice: "slice(from, [to])"
        case .pluck: "pluck(member)"
        case .round: "round([digits = 0])"
        case .default: "default(value)"
        default: rawValue
        }
    }

    var summary: String {
        switch self {
        case .upper: "a text in upper case"
        case .lower: "a text in lower case"
        case .trim: "a text without whitespace at both ends"
        case .truncate: "a text of at most so many characters, the ending included if it was cut"
        case .replace: "a text with every occurrence of a part replaced"
        case .split: "the list of the pieces of a text between separators"
        case .lines: "the list of the lines of a text"
        case .contains: "whether a text has a part, a list an element or an object a member"
        case .startsWith: "whether a text begins so"
        case .endsWith: "whether a text ends so"
        case .urlEncode: "a text as part of a URL, everything but letters, digits and -._~ percent-encoded"
        case .sha256: "the SHA-256 of a text in hexadecimal"
        case .join: "the elements of a list as one text"
        case .first: "the first element of a list or character of a text, null when there is none"
        case .last: "the last element of a list or character of a text, null when there is none"
        case .slice: "the elements or characters from a place to before another; negative places count from the end"
        case .reverse: "a list from its end to its beginning"
        case .sort: "a list of numbers or of texts in ascending order"
        case .unique: "a list without elements that stood in it before"
        case .flatten: "a list with its elements' elements in place of those that are lists"
        case .compact: "a list without its nulls"
        case .pluck: "the list of one member of each object of a list, null where there is none"
        case .sum: "the sum of a list of numbers"
        case .keys: "the list of an object's keys"
        case .values: "the list of an object's values"
        case .length: "how many characters, elements or members; 0 for null"
        case .json: "a value as JSON text"
        case .parseJson: "the value of a JSON text"
        case .number: "the number that a text says"
        case .text: "a value as it would stand within a text"
        case .round: "a number rounded to so many digits behind the point"
        case .default: "the value when there is one and it is not empty text, else the argument"
        }
    }
}
