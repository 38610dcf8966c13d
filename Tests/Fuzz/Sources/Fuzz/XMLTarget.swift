import GraphQLJSON

@testable import CharterXML

/// Reading never traps; what was read is written as a document that reads as the same value and is written the same
/// again.
struct XMLTarget: FuzzTarget {
    let name = "xml"

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        let value: JSONValue
        do throws(XMLError) { value = try XMLReader().read(UnsafeRawBufferPointer(bytes)) } catch {
            demand(!error.message.isEmpty && error.line >= 0 && error.column >= 0, "An error without a place: \(error)")
            return
        }
        guard let written = try? XMLWriter.write(value), let again = try? XMLReader().read(written) else {
            fatalError("Written XML cannot be read")
        }
        demand(again.encoded() == value.encoded(), "Written XML reads as another value")
        guard let twice = try? XMLWriter.write(again) else { fatalError("What was read cannot be written") }
        demand(twice == written, "Written XML is written differently")
    }
}
