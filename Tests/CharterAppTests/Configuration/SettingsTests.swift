import Testing

@testable import CharterApp

struct SettingsTests {
    @Test func namesAreUniqueAndInTheirForm() {
        let names = Settings.all.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names { #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }) }
    }

    @Test func everyDefaultIsAcceptable() {
        for setting in Settings.all {
            if let text = setting.defaultValue { #expect(setting.mistake(in: text) == nil, "\(setting.name)") }
        }
    }

    @Test func theHelpListsEverySetting() {
        for setting in Settings.all {
            #expect(Settings.help.contains("  \(setting.option) "))
            #expect(Settings.help.contains(setting.environmentVariable))
            #expect(Settings.help.contains(setting.help))
        }
    }

    @Test func linesOfTheHelpFitATerminal() {
        for line in Settings.help.split(separator: "\n") { #expect(line.count <= 140, "\(line)") }
    }
}
