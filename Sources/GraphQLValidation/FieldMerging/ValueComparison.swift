import GraphQLLanguage

extension Document {
    /// Whether two values, given by index, mean the same: fields of objects in any order, strings by what they say.
    func areSameValue(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (values[left], values[right])
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .null: return true
        case .boolean: return left.flag == right.flag
        case .variable, .enum: return areEqual(left.name, right.name)
        case .int, .float: return haveSameText(left.range, right.range)
        case .string, .blockString:
            return haveSameText(left.range, right.range) || string(left) == string(right)
        case .list:
            return left.children.count == right.children.count
                && zip(left.children, right.children).allSatisfy { areSameValue($0, $1) }
        case .object:
            guard left.children.count == right.children.count else { return false }
            return left.children.allSatisfy { index in
                let field = objectFields[index]
                guard let other = right.children.first(where: { areEqual(objectFields[$0].name, field.name) })
                else { return false }
                return areSameValue(field.value, objectFields[other].value)
            }
        }
    }

    private func haveSameText(_ left: SourceRange, _ right: SourceRange) -> Bool {
        left.end - left.start == right.end - right.start
            && source.bytes[Int(left.start)..<Int(left.end)].elementsEqual(
                source.bytes[Int(right.start)..<Int(right.end)])
    }
}
