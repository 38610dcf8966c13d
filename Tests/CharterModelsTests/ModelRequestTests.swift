import Testing

@testable import CharterModels

struct ModelRequestTests {
    @Test func aPromptIsOneUserTurn() throws {
        let request = ModelRequest(prompt: "Hi")
        #expect(request.messages == [.user("Hi")])
        try request.validate()
    }

    @Test(arguments: [[], [ChatMessage.user("")], [.system("Be kind"), .user(" \n")]])
    func nothingToAnswerIsRefused(messages: [ChatMessage]) {
        #expect { try ModelRequest(messages: messages).validate() } throws: {
            ($0 as? ModelError)?.code == "VALIDATION_ERROR"
        }
    }

    @Test func itsOwnParametersWinOverDefaults() {
        let request = ModelRequest(prompt: "Hi", parameters: ModelParameters(maximumTokens: 5))
        let filled = request.filled(from: ModelParameters(maximumTokens: 9, temperature: 0.5, stop: ["."]))
        #expect(filled.parameters == ModelParameters(maximumTokens: 5, temperature: 0.5, stop: ["."]))
    }
}
