// Generated from Fragments.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// The fragment `Spine` on `Book`.
public struct SpineFragment: GraphQLOperations.ResponseData {
    public let id: Swift.String
    public let title: Swift.String?
    public let author: Author

    public init(from decoder: any Swift.Decoder) throws {
        let object = try GraphQLOperations.ResponseObject(decoder)
        self.id = try object.decode("id")
        self.title = try object.decodeIfPresent("title")
        self.author = try object.decode("author")
    }

    @dynamicMemberLookup
    public struct Author: GraphQLOperations.ResponseData {
        /// The fragment `Byline`.
        public let bylineFragment: BylineFragment

        public init(from decoder: any Swift.Decoder) throws {
            self.bylineFragment = try BylineFragment(from: decoder)
        }

        public subscript<Value>(dynamicMember path: Swift.KeyPath<BylineFragment, Value>) -> Value {
            bylineFragment[keyPath: path]
        }
    }
}

/// Who wrote it.
public struct BylineFragment: GraphQLOperations.ResponseData {
    public let name: Swift.String

    public init(from decoder: any Swift.Decoder) throws {
        let object = try GraphQLOperations.ResponseObject(decoder)
        self.name = try object.decode("name")
    }
}
