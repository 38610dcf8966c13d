import GraphQLOperations

/// What the shop's clients send, typed by the plugin for clients.
public enum ShopOperations {
    /// How a client names the operation `Titles` to a server that trusts it.
    public static let titles = "sha256:" + TitlesQuery.sha256
}
