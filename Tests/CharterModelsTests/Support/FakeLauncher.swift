import Foundation

/// A stand-in for the launcher of the local model: it behaves as told, starts at once and needs no packages.
struct FakeLauncher {
    /// Says that it listens, and answers every GET with 200.
    static let serving = """
        server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
        print("listening http://127.0.0.1:%d" % server.server_port, flush=True)
        server.serve_forever()
        """

    private let directory: URL

    /// - Parameter behaviour: Python, run after the script has written its process identifier into a file.
    init(_ behaviour: String) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "fake-launcher-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let script = """
            import http.server, os, signal, sys, threading, time
            class Answer(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                def log_message(self, *args):
                    pass
            threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
            with open(os.path.join(os.path.dirname(__file__), "starts"), "a") as starts:
                starts.write("%d\\n" % os.getpid())
            \(behaviour)
            """
        try script.write(to: directory.appending(path: "launcher.py"), atomically: true, encoding: .utf8)
    }

    var path: String { directory.appending(path: "launcher.py").path }

    /// Exists once the script has run.
    var startsPath: String { directory.appending(path: "starts").path }

    /// The process identifiers of all starts so far.
    func starts() throws -> [Int32] {
        try String(contentsOfFile: startsPath, encoding: .utf8).split(separator: "\n").compactMap { Int32($0) }
    }

    func remove() throws {
        try FileManager.default.removeItem(at: directory)
    }
}
