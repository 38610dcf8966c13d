import GraphQLJSON

/// Reading never traps; what was read is written as text that reads as the same value and is written the same again.
struct JSONTarget: FuzzTarget {
    let name = "json"

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue.parse(bytes) } catch {
            demand((0...bytes.count).contains(error.offset), "The error is at \(error.offset), outside of the text")
            return
        }
        let written = value.encoded()
        guard let again = try? JSONValue.parse(written) else { fatalError("Written JSON cannot be read") }
        demand(Self.isSame(again, value), "Written JSON reads as another value")
        demand(again.encoded() == written, "Written JSON is written differently")
    }

    /// Equality, but a `Double` that is whole is written as an integer is.
    private static func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.int(let left), .double(let right)): Double(left) == right
        case (.array(let left), .array(let right)): left.elementsEqual(right, by: isSame)
        case (.object(let left), .object(let right)):
            left.members.elementsEqual(right.members) { $0.key == $1.key && isSame($0.value, $1.value) }
        default: left == right
        }
    }
}
