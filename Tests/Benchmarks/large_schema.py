"""Writes a schema of N types, in files of 100, for timing the generator: large_schema.py N FOLDER."""
import pathlib
import sys

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
folder.mkdir(parents=True)
kinds = 10
for first in range(0, count, 100):
    text = []
    for n in range(first, min(first + 100, count)):
        other = (n * 7 + 3) % count
        other -= other % kinds  # Numbers that end in 0 to 5 are object types.
        if n % kinds < 6:
            text.append(
                f'"Type number {n}."\ntype Thing{n} {{\n  "Its id."\n  id: ID!\n  name: String\n  count: Int!\n  ratio: Float\n'
                f"  tags: [String!]!\n  other: Thing{other}\n  others(first: Int = 10): [Thing{other}!]!\n}}\n")
        elif n % kinds == 6:
            text.append(f"enum Choice{n} {{ FIRST SECOND THIRD @deprecated }}\n")
        elif n % kinds == 7:
            text.append(f"input Input{n} {{ name: String! limit: Int = 10 after: ID choices: [Choice{n - 1}!] }}\n")
        elif n % kinds == 8:
            text.append(f"union Either{n} = Thing{n - 8} | Thing{n - 7}\n")
        else:
            text.append(f"interface Named{n} {{ name: String }}\ntype Sole{n} implements Named{n} {{ name: String }}\n")
    if first == 0:
        text.append("type Query { thing0: Thing0 }\n")
    else:
        text.append(f"extend type Query {{ thing{first}(id: ID!): Thing{first} }}\n")
    (folder / f"Part{first // 100}.graphql").write_text("\n".join(text))
