import GraphQLJSON
import GraphQLTransport

/// The strong entity tag of an answer (RFC 9110 section 8.8.3): of its data, not of `timestamp` and `request_id`, which are
/// the exchange's.
///
/// `"v7-5f1d…"` is that of data whose member `version` is 7, `"5f1d…"` that of other data; behind it stands the form, if
/// that is not JSON. A reader's condition compares all of it. A writer's condition asks for the version, which is what
/// changes with the resource: the operation compares it in the transaction that writes.
struct EntityTag: Sendable, Hashable {
    /// What stands between the quotes.
    let text: String

    init(version: Int64?, data: UnsafeRawBufferPointer, form: String? = nil) {
        let digest = Digest.of(data)
        let digits = String(unsafeUninitializedCapacity: 32) { digits in
            for place in 0..<32 {
                let half = place < 16 ? digest.high : digest.low
                let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - place % 16 * 4)) & 0xF
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 32
        }
        guard version != nil || form != nil else {
            text = digits
            return
        }
        text = (version.map { "v\($0)-" } ?? "") + digits + (form.map { "-\($0)" } ?? "")
    }

    /// Two digests of 64 bits side by side, the same in every process. Not for secrets: a client who can choose all of the
    /// data could make two that share a tag, and would see them mistaken for each other.
    private enum Digest {
        static func of(_ bytes: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64) {
            var high: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
            var low: UInt64 = 0xC2B2_AE3D_27D4_EB4F
            var position = 0
            while position &+ 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                high = mix(high ^ word, 0xA076_1D64_78BD_642F)
                low = mix(low &+ word, 0xE703_7ED1_A0B4_28DB)
                position &+= 8
            }
            var rest: UInt64 = 0
            while position < bytes.count {
                rest = rest << 8 | UInt64(bytes[position])
                position &+= 1
            }
            return (
                mix(high ^ rest, 0x8EBC_6AF0_9C88_C6E3),
                mix(low &+ rest ^ UInt64(bytes.count), 0x5899_65CC_7537_4CC3)
            )
        }

        /// Both halves of the product: every bit of the input reaches every bit of the result.
        @inline(__always)
        private static func mix(_ word: UInt64, _ key: UInt64) -> UInt64 {
            let product = word.multipliedFullWidth(by: key)
            return product.low ^ product.high
        }
    }
}

/// A list of entity tags, or `*`, as `If-Match` and `If-None-Match` have them (RFC 9110 section 13.1).
struct EntityTagList: Sendable, Hashable {
    struct Item: Sendable, Hashable {
        let isWeak: Bool
        /// Between the quotes, without the content coding that it was sent with.
        let text: String
    }

    private(set) var items: [Item] = []
    private(set) var isAny = false

    /// Nil for what is no such list.
    init?(_ field: String) {
        var rest = field.utf8[...]
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
            guard let first = rest.first else { break }
            if first == UInt8(ascii: "*") {
                isAny = true
                rest = rest.dropFirst()
                continue
            }
            let isWeak = rest.starts(with: "W/".utf8)
            if isWeak { rest = rest.dropFirst(2) }
            guard rest.first == UInt8(ascii: "\"") else { return nil }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")), let text = Substring(rest[..<end]) as Substring?
            else { return nil }
            items.append(Item(isWeak: isWeak, text: String(HTTPReply.entityTag(withoutCoding: text))))
            rest = rest[rest.index(after: end)...]
        }
        guard isAny != !items.isEmpty else { return nil }
    }

    /// Throws 400 for what is no such list: the client wants something prevented that nobody could tell any more.
    init(ifMatch field: String) throws(RequestRefusal) {
        guard let tags = EntityTagList(field) else {
            throw RequestRefusal(
                BindingMistake(
                    message: "If-Match must be entity tags in quotes with commas between them, or *.",
                    argument: "If-Match", place: .header))
        }
        self = tags
    }

    /// The weak comparison (RFC 9110 section 8.8.3.2), by which readers ask whether they have it.
    func containsWeakly(_ tag: EntityTag) -> Bool { isAny || items.contains { $0.text == tag.text } }

    /// The strong comparison, by which `If-Match` asks.
    func containsStrongly(_ tag: EntityTag) -> Bool { isAny || items.contains { !$0.isWeak && $0.text == tag.text } }

    /// The versions in tags that compare strongly.
    var versions: Set<Int64> { Set(items.filter { !$0.isWeak }.compactMap(\.version)) }
}

extension EntityTagList.Item {
    fileprivate var version: Int64? {
        guard text.first == "v", let end = text.firstIndex(of: "-") else { return nil }
        return Int64(text[text.index(after: text.startIndex)..<end])
    }
}
