import Foundation

/// Where diagnostics go, so that standard output holds nothing but answers.
enum StandardError {
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
