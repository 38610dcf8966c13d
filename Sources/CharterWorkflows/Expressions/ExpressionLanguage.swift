/// The template language of workflow definitions: the contents page of this folder.
///
/// A text may hold expressions between double braces: `Review {{ inputs.diff }}`. `TemplateParser` finds them,
/// `ExpressionLexer` and `ExpressionParser` read them, `Evaluator` gives their values, `ExpressionFilter` lists the
/// filters. A text that is one expression and nothing else keeps the type of its value; anything else becomes text, in
/// which null is nothing, numbers and booleans read as in JSON, and lists and objects are JSON. What an expression gives
/// is data: braces in it are never evaluated.
///
///     names        inputs.NAME            an input of the run
///                  steps.NAME.output      what a step gave; null when it was skipped or failed
///                  steps.NAME.status      "completed", "skipped" or "failed"
///                  steps.NAME.error       its code and message when it failed, else null
///                  run.id, run.workflow, run.user
///                  item, index            the element and its place from 0, in a step with forEach
///     members      value.member           null when there is no such member, or no value
///                  value["a member"], list[0], list[-1]
///     literals     "text" 'text' 12 1.5 true false null [1, 2]; \n \t \\ \" \' in texts
///     operators    from loose to tight: or, and, not, == != < <= > >= in, ??, + -, * / %, - in front, |
///     false        is what is false, null, 0 or empty; everything else is true
///     a ?? b       b when a is null
///     a + b        sum of numbers, texts one behind the other, lists one behind the other
///     a in b       whether a list has an element, a text a part, an object a member
///     filters      value | name or value | name(arguments); binds tighter than the other operators
///
/// What is bounded: see `ExpressionLimits`. Arithmetic that overflows, a division by zero, a comparison of a number with
/// a text and the like are errors that name the expression; nothing wraps around and nothing traps.
public enum ExpressionLanguage {
    /// The filters, each with its arguments and what it does, for documentation.
    public static var filters: [(usage: String, summary: String)] {
        ExpressionFilter.allCases.map { ($0.usage, $0.summary) }
    }
}

/// How much an expression may be, and may do.
public enum ExpressionLimits {
    /// Unicode scalars of one expression.
    public static let sourceLength = 4_096
    /// Parentheses, brackets and signs inside each other.
    public static let nesting = 32
    /// Operators, names and literals of one expression.
    public static let nodes = 256
    /// Expressions in one text.
    public static let expressionsInText = 200
    /// Steps of work in evaluating one template: operators and elements looked at.
    public static let work = 1_000_000
    /// Bytes of any text that comes into being, and about those of a template's value as JSON.
    public static let bytes = 4_194_304
    /// Elements of any list that comes into being.
    public static let elements = 100_000
    /// Lists and objects inside each other in a template's value.
    public static let depth = 48
}
