import Testing

@testable import CharterWorkflows

struct IPAddressTests {
    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "172.32.0.1", "172.15.255.255", "192.169.0.1", "100.128.0.1", "2606:4700::1111",
        "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "223.255.255.255",
    ])
    func publicAddresses(text: String) throws {
        #expect(try #require(IPAddress(text)).reach == .public)
    }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "::1",
        "fc00::1", "fd12:3456::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:a00:1::1",
    ])
    func privateAddresses(text: String) throws {
        #expect(try #require(IPAddress(text)).reach == .private)
    }

    @Test(arguments: [
        "169.254.169.254", "0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.0.192",
        "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "::", "fe80::1", "ff02::1", "fd00:ec2::254",
        "::ffff:169.254.169.254", "2002:a9fe:a9fe::1", "64:ff9b::a9fe:a9fe", "2001:db8::1", "2001::1", "fec0::1",
        "3fff::1", "4000::1", "64:ff9b:1::1", "100::1", "::7f00:1",
    ])
    func addressesThatLeadToNoHostOfTheInternet(text: String) throws {
        #expect(try #require(IPAddress(text)).reach == .special)
    }

    @Test(arguments: [
        "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "localhost", "", "1.2.3.4.5", "fe80::1%eth0", "[::1]",
    ])
    func otherTextsAreNoAddresses(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func anAddressIsPrintedAsItIsRead() throws {
        for text in ["10.0.0.1", "2001:4860:4860::8888", "::1"] {
            #expect(try #require(IPAddress(text)).description == text)
        }
        #expect(IPAddress(bytes: [1, 2, 3]) == nil)
    }
}
