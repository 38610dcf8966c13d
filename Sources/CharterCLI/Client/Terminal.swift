import Foundation

/// Where a command writes: answers to standard output, everything else to standard error.
struct Terminal: Sendable {
    var writeOutput: @Sendable (String) -> Void
    var writeError: @Sendable (String) -> Void
    /// Whether standard output is shown to a person right away.
    var outputIsShown: Bool
    /// Whether standard error is.
    var errorIsShown: Bool
    /// Columns of the window.
    var width = 80

    static var standard: Terminal {
        Terminal(
            writeOutput: { text in try? SystemFile.standardOutput.write(Array(text.utf8)) },
            writeError: { text in try? SystemFile.standardError.write(Array(text.utf8)) },
            outputIsShown: isatty(STDOUT_FILENO) == 1, errorIsShown: isatty(STDERR_FILENO) == 1,
            width: ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.map { min(max($0, 40), 1_000) }
                ?? 80)
    }

    /// Part of the answer, which the server may have made of anything: a window is not steered by it.
    func print(_ text: String, end: String = "\n") {
        writeOutput((outputIsShown ? Self.visible(text) : text) + end)
    }

    /// A line for whoever watches.
    func say(_ text: String) { writeError((errorIsShown ? Self.visible(text) : text) + "\n") }

    /// The text with control characters made visible, line ends and tabs aside.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0: true
        // Those that turn the direction of what follows around.
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
