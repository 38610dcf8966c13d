/// Why a connection to Redis ended or did not come about. None of them holds a password.
enum RedisError: Error, Sendable, Hashable {
    /// Redis refused the user name or password, or asks for one.
    case authentication(reason: String)
    /// Redis answered a command of ours with an error.
    case refused(command: String, reason: String)
    /// What arrived is not what Redis says at this point.
    case unexpected(reason: String)
    /// No answer to a ping, or to the greeting, in time.
    case unresponsive
    /// Redis, or the network, closed the connection.
    case closed
}
