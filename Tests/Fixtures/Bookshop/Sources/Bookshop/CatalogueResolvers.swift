import GraphQLExecution

struct Shop: Sendable {}

extension Shop: CatalogueResolvers {
    func books(context: ResolverContext) async throws -> [Book] {
        [Book(title: "Emma", pages: 474), Book(title: "Ulysses", pages: 730)]
    }

    func price(of parent: Book, currency: Currency, context: ResolverContext) async throws -> Double {
        let euros = Double(parent.pages) / 100
        return currency == .eur ? euros : euros * 2
    }
}
