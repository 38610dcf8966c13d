import CharterWorkflows
import Foundation
import GraphQLJSON

/// The file of `--n8n-credentials-file`: what opens webhooks, by the names that steps use for it.
///
///     {"door": {"header": {"name": "X-Key", "value": "…"}},
///      "gate": {"basic": {"user": "…", "password": "…"}},
///      "pass": {"jwt": "…"}}
enum N8nCredentialsFile {
    /// Throws a `ConfigurationError` that names the credential at fault, never its secret.
    static func read(_ path: String) throws -> [String: N8nWebhookCredential] {
        let value: JSONValue
        do {
            value = try JSONValue.parse(Array(try Data(contentsOf: URL(filePath: path))))
        } catch {
            throw mistake(path, "cannot be read as JSON")
        }
        guard case .object(let members) = value else {
            throw mistake(path, "must hold an object of credentials by name")
        }
        var credentials: [String: N8nWebhookCredential] = [:]
        for member in members.members {
            do {
                let credential = try credential(member.value)
                try credential?.validate()
                guard let credential else {
                    throw mistake(path, "\"\(member.key)\" must have one of header, basic and jwt, whole")
                }
                credentials[member.key] = credential
            } catch let error as N8nError {
                throw mistake(path, "\"\(member.key)\": \(error)")
            }
        }
        return credentials
    }

    private static func credential(_ value: JSONValue) throws(N8nError) -> N8nWebhookCredential? {
        guard case .object(let kinds) = value, kinds.count == 1 else { return nil }
        if let header = kinds["header"] {
            guard let name = header["name"]?.stringValue, let value = header["value"]?.stringValue else { return nil }
            return .header(name: name, value: try N8nSecret(value))
        }
        if let basic = kinds["basic"] {
            guard let user = basic["user"]?.stringValue, let password = basic["password"]?.stringValue else {
                return nil
            }
            return .basic(user: user, password: try N8nSecret(password))
        }
        guard let token = kinds["jwt"]?.stringValue else { return nil }
        return .jwt(try N8nSecret(token))
    }

    private static func mistake(_ path: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(mistakes: ["\(Settings.n8nCredentialsFile.option) \(path): \(reason)."])
    }
}
