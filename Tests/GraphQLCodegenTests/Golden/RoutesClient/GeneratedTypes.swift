// Generated from the schema for the operations of this target by GraphQLCodegen. Change the schema, not this file.

import GraphQLJSON
import GraphQLOperations
