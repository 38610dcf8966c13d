extension Settings {
    /// The help of `charter serve`: every setting with its option, variable, default and purpose.
    public static var help: String {
        var text = """
            OVERVIEW: Serve the schema over HTTP, WebSocket and server-sent events.

            When the server accepts requests it prints one line, `listening on http://HOST:PORT`, on standard output;
            logs go to standard error. SIGTERM and SIGINT end it after running requests have been answered.

            USAGE: charter serve [OPTION VALUE]…

            Each option can be given by its environment variable instead; the option wins.

            """
        for group in groups {
            text += "\n\(group.title.uppercased()):\n"
            for setting in group.settings {
                text += "  \(setting.option) \(setting.placeholder)\n"
                text += "      \(setting.help)\n"
                text += "      Environment: \(setting.environmentVariable)\n"
                if let value = setting.defaultValue, !value.isEmpty { text += "      Default: \(value)\n" }
            }
        }
        return text + """

            EXIT STATUS:
              0  after a drain
              1  the server could not start or failed
              2  wrong options or configuration

            """
    }
}
