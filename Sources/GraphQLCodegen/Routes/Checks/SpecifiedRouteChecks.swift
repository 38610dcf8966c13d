/// What is checked of every application of `@rest` by itself, in this order. `RootFieldCheck` and
/// `DuplicateRoutesCheck` look at all together, `LocationCheck` and `ExampleCheck` at the route that was made.
enum SpecifiedRouteChecks {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        MethodCheck.check(application, &collector)
        PathVariablesCheck.check(application, &collector)
        OwnPathsCheck.check(application, &collector)
        BodyCheck.check(application, &collector)
        UnboundArgumentsCheck.check(application, &collector)
        RouteNamesCheck.check(application, &collector)
        StatusCheck.check(application, &collector)
        StreamCheck.check(application, &collector)
        DatesCheck.check(application, &collector)
        OperationRouteCheck.check(application, &collector)
    }
}
