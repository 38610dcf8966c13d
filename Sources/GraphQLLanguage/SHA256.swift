/// SHA-256 (FIPS 180-4): the fingerprint by which texts that are public are named, such as documents and definitions.
///
/// Fingerprints of public texts need speed and right results, nothing else of a cryptographic library; the usual one
/// would add two minutes of compiler time to a clean build, and as much again to that of the generator.
public enum SHA256 {
    private typealias State = InlineArray<8, UInt32>

    private static let initialState: State = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (section 4.2.2).
    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    private static let blockSize = 64

    /// The hash as 64 lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes { hexadecimal(of: $0) } }

    /// The hash as 64 lower-case hexadecimal digits.
    static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
        let state = hash(bytes)
        return String(unsafeUninitializedCapacity: 64) { digits in
            for position in 0..<64 {
                let digit = UInt8(truncatingIfNeeded: state[position / 8] >> UInt32(28 - position % 8 * 4)) & 0xF
                digits[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 64
        }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> State {
        var state = initialState
        let wholeBlocks = bytes.count / blockSize
        for block in 0..<wholeBlocks { compress(bytes, at: block * blockSize, into: &state) }
        // What is left, a one bit, zeros, and the count of bits in 64 bits (section 5.1.1).
        var rest = Array(bytes[(wholeBlocks * blockSize)...])
        rest.append(0x80)
        while rest.count % blockSize != blockSize - 8 { rest.append(0) }
        let bits = UInt64(bytes.count) &* 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            rest.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        rest.withUnsafeBytes { rest in
            for block in 0..<rest.count / blockSize { compress(rest, at: block * blockSize, into: &state) }
        }
        return state
    }

    /// One round over a block (section 6.2.2). The message schedule is kept as a ring of its last 16 words.
    private static func compress(_ bytes: UnsafeRawBufferPointer, at offset: Int, into state: inout State) {
        var words = InlineArray<16, UInt32> { position in
            UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + position * 4, as: UInt32.self))
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            let place = round & 15
            if round >= 16 {
                let (early, late) = (words[(round + 1) & 15], words[(round + 14) & 15])
                let first = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
                let second = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
                words[place] = words[place] &+ first &+ words[(round + 9) & 15] &+ second
            }
            let choice = (e & f) ^ (~e & g)
            let sumOfE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
            let mixed = h &+ sumOfE &+ choice &+ constants[round] &+ words[place]
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let sumOfA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
            (h, g, f, e) = (g, f, e, d &+ mixed)
            (d, c, b, a) = (c, b, a, mixed &+ sumOfA &+ majority)
        }
        for (position, word) in [a, b, c, d, e, f, g, h].enumerated() { state[position] &+= word }
    }

    @inline(__always)
    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 - count)
    }
}
