// Generated from Shadowing.graphql by GraphQLCodegen. Change the operations, not this file.

import GraphQLJSON
import GraphQLOperations

/// The query `class`.
public struct ClassQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "class"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "59d22a5b108a7ccdb601b87838227a8f5f57b55513e222f30d3da45a41c27d4f"
    public static let document = #"""
        query class($in: Int!, $inout: Int, $self: String) {
          reserved(in: $in, inout: $inout, self: $self) {
            init
            self
            Type
            default
            case(where: DEFAULT)
            func {
              answer
            }
            Data: func {
              answer
            }
            Swift: func {
              Type: answer
            }
            GraphQLOperations: func {
              answer
            }
          }
        }
        """#

    public var `in`: Swift.Int
    public var `inout`: GraphQLOperations.Nullable<Swift.Int>
    public var `self`: GraphQLOperations.Nullable<Swift.String>

    public init(
        in: Swift.Int,
        `inout`: GraphQLOperations.Nullable<Swift.Int> = .absent,
        self self_: GraphQLOperations.Nullable<Swift.String> = .absent
    ) {
        self.`in` = `in`
        self.`inout` = `inout`
        self.`self` = self_
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("in", self.`in`)
        variables.set("inout", unlessAbsent: self.`inout`)
        variables.set("self", unlessAbsent: self.`self`)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let reserved: Reserved?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.reserved = try object.decodeIfPresent("reserved")
        }

        /// Names that Swift keeps for itself.
        public struct Reserved: GraphQLOperations.ResponseData {
            public let `init`: Swift.Int
            public let `self`: Swift.String
            public let `Type`: Swift.Double?
            public let `default`: [`in`]
            public let `case`: `in`?
            public let `func`: Func?
            public let Data_: Data?
            public let Swift__: Swift_?
            public let GraphQLOperations__: GraphQLOperations_?

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.`init` = try object.decode("init")
                self.`self` = try object.decode("self")
                self.`Type` = try object.decodeIfPresent("Type")
                self.`default` = try object.decode("default")
                self.`case` = try object.decodeIfPresent("case")
                self.`func` = try object.decodeIfPresent("func")
                self.Data_ = try object.decodeIfPresent("Data")
                self.Swift__ = try object.decodeIfPresent("Swift")
                self.GraphQLOperations__ = try object.decodeIfPresent("GraphQLOperations")
            }

            public struct Func: GraphQLOperations.ResponseData {
                public let answer: Swift.Int

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.answer = try object.decode("answer")
                }
            }

            public struct Data: GraphQLOperations.ResponseData {
                public let answer: Swift.Int

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.answer = try object.decode("answer")
                }
            }

            public struct Swift_: GraphQLOperations.ResponseData {
                public let `Type`: Swift.Int

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.`Type` = try object.decode("Type")
                }
            }

            public struct GraphQLOperations_: GraphQLOperations.ResponseData {
                public let answer: Swift.Int

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.answer = try object.decode("answer")
                }
            }
        }
    }
}

/// The query `step_by_step`.
public struct StepByStepQuery: GraphQLOperations.GraphQLOperation {
    public static let name = "step_by_step"
    public static let type = GraphQLOperations.GraphQLOperationType.query
    public static let sha256 = "285c90e9b1fe2ca66ab82b51d30cbbe63ea29479839162ff727f99f2c936a44a"
    public static let document = #"""
        query step_by_step($task: Task) {
          step(task: $task) {
            Int
            String
            Self
            description
            hashValue
            object: Int
            decoder: Int
            value: Int
            step {
              error {
                value {
                  result
                  optional
                }
              }
              array {
                item
              }
              index(of: 4)
            }
            writer(run: 1)
          }
          resolved {
            __typename
            typename: __typename
            ... on Column {
              index(of: 5)
            }
            ... on Error {
              value {
                result
              }
            }
          }
          result: step {
            writer(run: 1)
          }
        }
        """#

    public var task: GraphQLOperations.Nullable<Task>

    public init(task: GraphQLOperations.Nullable<Task> = .absent) {
        self.task = task
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("task", unlessAbsent: self.task)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let step: Step?
        public let resolved: [Resolved]?
        public let result: Result_?

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.step = try object.decodeIfPresent("step")
            self.resolved = try object.decodeIfPresent("resolved")
            self.result = try object.decodeIfPresent("result")
        }

        /// Names that Swift, its library or the engine use for something else.
        public struct Step: GraphQLOperations.ResponseData {
            public let Int: Swift.Int
            public let String: Swift.String?
            public let `Self`: Swift.Bool?
            public let description: Swift.String?
            public let hashValue: Swift.Int?
            public let object: Swift.Int
            public let decoder: Swift.Int
            public let value: Swift.Int
            public let step: Step?
            public let writer: Result?

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.Int = try object.decode("Int")
                self.String = try object.decodeIfPresent("String")
                self.`Self` = try object.decodeIfPresent("Self")
                self.description = try object.decodeIfPresent("description")
                self.hashValue = try object.decodeIfPresent("hashValue")
                self.object = try object.decode("object")
                self.decoder = try object.decode("decoder")
                self.value = try object.decode("value")
                self.step = try object.decodeIfPresent("step")
                self.writer = try object.decodeIfPresent("writer")
            }

            public struct Step: GraphQLOperations.ResponseData {
                public let error: Error?
                public let array: [Array]?
                public let index: Swift.Int?

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.error = try object.decodeIfPresent("error")
                    self.array = try object.decodeIfPresent("array")
                    self.index = try object.decodeIfPresent("index")
                }

                public struct Error: GraphQLOperations.ResponseData {
                    public let value: Value?

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.value = try object.decodeIfPresent("value")
                    }

                    public struct Value: GraphQLOperations.ResponseData {
                        public let result: Result?
                        public let optional: Swift.Int?

                        public init(from decoder: any Swift.Decoder) throws {
                            let object = try GraphQLOperations.ResponseObject(decoder)
                            self.result = try object.decodeIfPresent("result")
                            self.optional = try object.decodeIfPresent("optional")
                        }
                    }
                }

                public struct Array: GraphQLOperations.ResponseData {
                    public let item: Swift.Int?

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.item = try object.decodeIfPresent("item")
                    }
                }
            }
        }

        public enum Resolved: GraphQLOperations.ResponseData {
            case column(Column)
            case error(Error)
            case other(Other)

            public init(from decoder: any Swift.Decoder) throws {
                switch try GraphQLOperations.ResponseObject(decoder).typename() {
                case "Column": self = .column(try Column(from: decoder))
                case "Error": self = .error(try Error(from: decoder))
                default: self = .other(try Other(from: decoder))
                }
            }

            /// The name of the object's type.
            public var typename: Swift.String {
                switch self {
                case .column(let value): value.typename
                case .error(let value): value.typename
                case .other(let value): value.typename
                }
            }

            public struct Column: GraphQLOperations.ResponseData {
                /// The name of the object's type.
                public let typename: Swift.String
                public let index: Swift.Int?

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.typename = try object.decode("typename")
                    self.index = try object.decodeIfPresent("index")
                }
            }

            public struct Error: GraphQLOperations.ResponseData {
                /// The name of the object's type.
                public let typename: Swift.String
                public let value: Value?

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.typename = try object.decode("typename")
                    self.value = try object.decodeIfPresent("value")
                }

                public struct Value: GraphQLOperations.ResponseData {
                    public let result: Result?

                    public init(from decoder: any Swift.Decoder) throws {
                        let object = try GraphQLOperations.ResponseObject(decoder)
                        self.result = try object.decodeIfPresent("result")
                    }
                }
            }

            /// A type that the operation does not tell apart.
            public struct Other: GraphQLOperations.ResponseData {
                /// The name of the object's type.
                public let typename: Swift.String
                /// The name of the object's type.
                public let __typename: Swift.String

                public init(from decoder: any Swift.Decoder) throws {
                    let object = try GraphQLOperations.ResponseObject(decoder)
                    self.typename = try object.decode("typename")
                    self.__typename = try object.decode("__typename")
                }
            }
        }

        /// Names that Swift, its library or the engine use for something else.
        public struct Result_: GraphQLOperations.ResponseData {
            public let writer: Result?

            public init(from decoder: any Swift.Decoder) throws {
                let object = try GraphQLOperations.ResponseObject(decoder)
                self.writer = try object.decodeIfPresent("writer")
            }
        }
    }
}

/// The mutation `Refresh`.
public struct RefreshMutation: GraphQLOperations.GraphQLOperation {
    public static let name = "Refresh"
    public static let type = GraphQLOperations.GraphQLOperationType.mutation
    public static let sha256 = "7976c4f45fafa7e5bdfc5e2dbef139e26564510b51d0b2a3f8328dee2ead4f44"
    public static let document = #"""
        mutation Refresh {
          refresh
        }
        """#

    public init() {}

    public func encode(into variables: inout GraphQLOperations.InputFields) {}

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let refresh: Swift.Bool

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.refresh = try object.decode("refresh")
        }
    }
}

/// The subscription `Ticks`.
public struct TicksSubscription: GraphQLOperations.GraphQLOperation {
    public static let name = "Ticks"
    public static let type = GraphQLOperations.GraphQLOperationType.subscription
    public static let sha256 = "1fbc350e9be156b153e3fb497acc92b4401f4260230e763a1a4dd332c4494843"
    public static let document = #"""
        subscription Ticks($upTo: Int!) {
          ticks(upTo: $upTo)
        }
        """#

    public var upTo: Swift.Int

    public init(upTo: Swift.Int) {
        self.upTo = upTo
    }

    public func encode(into variables: inout GraphQLOperations.InputFields) {
        variables.set("upTo", self.upTo)
    }

    /// What the operation selects.
    public struct Data: GraphQLOperations.ResponseData {
        public let ticks: Swift.Int

        public init(from decoder: any Swift.Decoder) throws {
            let object = try GraphQLOperations.ResponseObject(decoder)
            self.ticks = try object.decode("ticks")
        }
    }
}
