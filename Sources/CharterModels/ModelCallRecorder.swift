/// Hears of every call of a metered model once it has ended.
public protocol ModelCallRecorder: Sendable {
    /// Makes room for the record of a call that is about to begin, and waits for it if there is hope of some. Never throws:
    /// a call that was not given room is made all the same, and its record may be lost. To be followed by one `record`.
    func admit() async

    /// Takes the record of a call that was admitted. Never waits.
    func record(_ call: ModelCallRecord)
}
