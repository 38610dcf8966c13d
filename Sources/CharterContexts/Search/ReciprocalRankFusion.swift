/// One ranking out of several: an item's score is the sum of 1 / (60 + its place) over the rankings that it is in,
/// places from 1. Scores of different searches need not be comparable for that. 60 is the constant of the method's
/// authors (Cormack, Clarke and Büttcher, 2009): the first of one ranking counts little more than those behind it, and
/// an item of both rankings more than one that is first in either.
enum ReciprocalRankFusion {
    static let constant = 60.0

    /// All items of the rankings with their scores, the best first; equal ones in descending order of their numbers.
    static func fuse(_ rankings: [[Int64]]) -> [(number: Int64, score: Double)] {
        var scores: [Int64: Double] = [:]
        for ranking in rankings {
            for (position, number) in ranking.enumerated() {
                scores[number, default: 0] += 1 / (constant + Double(position + 1))
            }
        }
        return scores.map { (number: $0.key, score: $0.value) }.sorted {
            $0.score != $1.score ? $0.score > $1.score : $0.number > $1.number
        }
    }
}
