"""Hostile request bodies: the published ways to make one GraphQL request expensive or confusing, one entry each.

Every entry is the body of a POST to /graphql with its content type. Sizes lie on both sides of the server's default
limits: what is refused must be refused cheaply, and what is accepted must be answered cheaply.
"""

import json

JSON = "application/json"


def body(query, **members):
    return json.dumps({"query": query, **members}).encode()


def nested(opening, core, closing, levels):
    return opening * levels + core + closing * levels


def repeated(pattern, count):
    return " ".join(pattern % i if "%" in pattern else pattern for i in range(count))


def doubling(count):
    """Each fragment spreads the next one twice: 2^count fields when spread out."""
    return "{ author { ...F0 } } fragment F%d on Author { id } " % count + " ".join(
        "fragment F%d on Author { a: books { author { ...F%d } } b: books { author { ...F%d } } }" % (i, i + 1, i + 1)
        for i in range(count)
    )


def documents():
    """The documents, by name."""
    ring = " ".join("fragment R%d on Author { ...R%d ...R0 }" % (i, (i + 1) % 400) for i in range(400))
    return {
        # Nesting.
        "selections nested beyond the limit": nested("{ author ", "{ id }", "}", 9_000),
        "selections nested below the limit": "{ author " + nested("{ node ", "{ id }", "}", 120) + " }",
        "lists nested beyond the limit": "{ echo(any: %s) }" % nested("[", "", "]", 20_000),
        "lists nested below the limit": "{ echo(any: %s) }" % nested("[", "1", "]", 120),
        "objects nested beyond the limit": "{ echo(any: %s) }" % nested("{a: ", "1", "}", 9_000),
        "objects nested below the limit": "{ find(filter: %s) { __typename } }" % nested("{not: ", "{}", "}", 60),
        "types nested beyond the limit": "query ($a: %s) { echo(any: $a) }" % nested("[", "Int", "]", 20_000),
        "inline fragments nested": "{ author " + nested("{ ... ", "{ id }", "}", 120) + " }",
        "brackets that never close": "{" * 60_000,
        # Amplification by repetition.
        "aliases": "{ %s }" % repeated("a%d: author { id }", 2_000),
        "aliases below the limit": "{ author { %s } }" % repeated("a%d: name", 28),
        "aliases of introspection": "{ %s }" % repeated("a%d: __schema { types { name } }", 200),
        "root fields": "mutation { %s }" % repeated('a%d: add(title: "t") { id }', 1_500),
        "known directives": "{ author { id %s } }" % repeated("@include(if: true)", 1_700),
        "unknown directives": "{ author { id %s } }" % repeated("@a%d", 8_000),
        "arguments": "{ author(%s) { id } }" % repeated("id: %d", 3_000),
        "operations": repeated("query Q%d { author { id } }", 1_200),
        "variables": "query (%s) { author { id } }" % repeated("$v%d: [Int!]! = 1", 1_000),
        "one field many times": "{ %s }" % repeated("author { id }", 2_400),
        "object fields": "{ echo(any: {%s}) }" % repeated("a%d: 1", 3_000),
        "one object field many times": "{ echo(any: {%s}) }" % repeated("a: 1", 3_000),
        # Fragments.
        "circular fragments": "{ author { ...R0 } } " + ring,
        "fragment of itself": "{ author { ...A } } fragment A on Author { id ...A books { author { ...A } } }",
        "doubling fragments": doubling(300),
        "doubling fragments, few": doubling(14),
        "a long chain of fragments": "{ author { ...F0 } } fragment F900 on Author { id } "
        + " ".join("fragment F%d on Author { ...F%d }" % (i, i + 1) for i in range(900)),
        "fragments that are not used": "{ author { id } } " + repeated("fragment F%d on Author { id }", 1_200),
        # Field merging.
        "fields to merge": "{ %s }" % repeated("author { books { author { id name } } }", 900),
        "fields in conflict": "{ author { %s } }" % repeated("x: id x: name", 1_500),
        "fields in conflict far below": "{ %s }"
        % " ".join("author { books { author { books { x: %s } } } }" % ("id" if i % 2 else "title") for i in range(600)),
        "large objects to compare": "{ a: echo(any: {%s}) a: echo(any: {%s}) }"
        % (repeated("f%d: 1", 1_600), " ".join("f%d: 1" % i for i in reversed(range(1_600)))),
        "fields to merge over types": "{ node { %s } }"
        % " ".join("... on %s { nodes { nodes { id } } }" % t for t in ["Book", "Author", "Named", "Node"] * 250),
        "overlapping fragments": "{ author { %s } } " % repeated("...F%d", 150)
        + " ".join(
            "fragment F%d on Author { %s }" % (i, repeated("books { author { name } }", 6)) for i in range(150)
        ),
        # Wrong names, which look for suggestions.
        "unknown fields": "{ author { %s } }" % repeated("boooks%d", 4_000),
        "long unknown names": "{ author { %s } }" % " ".join("b" * 3_000 + str(i) for i in range(20)),
        "unknown types": repeated("fragment F%d on Authr { id }", 1_200),
        # Introspection.
        "introspection in circles": "{ __schema { types " + nested("{ fields { type ", "{ name }", "} }", 8) + " } }",
        "introspection of everything": "{ __schema { types { name fields { name args { name type { name ofType { name } } } "
        "type { name ofType { name ofType { name } } } } inputFields { name } possibleTypes { name interfaces { name } } } } }",
        "introspection with aliases": "{ %s }" % repeated('t%d: __type(name: "Book") { fields { name type { name } } }', 300),
        # Large answers.
        "lists in lists in answers": "{ author " + nested("{ books { author ", "{ id }", "} }", 9) + " }",
        "exponential answers": "{ author " + nested("{ grid ", "{ id }", "}", 100) + " }",
        # Incremental delivery.
        "deferred fragments": "{ author { %s } }" % repeated('... @defer(label: "d%d") { id }', 700),
        "exponential answers, streamed": "{ author " + nested("{ books @stream { author ", "{ id }", "} }", 20) + " }",
        # Tokens that cost.
        "comments": "#" + "c" * 60_000 + "\n{ author { id } }",
        "comment lines": "#\n" * 30_000 + "{ author { id } }",
        "commas": "," * 60_000 + "{ author { id } }",
        "block strings": '{ echo(text: """%s""") }' % ("   \n" * 15_000),
        "strings of escapes": '{ echo(text: "%s") }' % ("\\u{1F600}" * 6_000),
        "strings that never end": '{ echo(text: "' + '\\"' * 30_000,
        "numbers": "{ find(number: %s) { __typename } }" % ("9" * 60_000),
        "float overflow": "{ find(float: 1e%s) { __typename } }" % ("9" * 50_000),
        "numbers in a list": "{ find(filter: {numbers: [%s]}) { __typename } }" % ("1," * 9_000),
        "a byte order mark and controls": "\ufeff{ author { id } }\u0000\u0007",
        "confusing letters": "{ аuthor { іd } \u202e }",
        "nothing": "",
        "a document over the limit": "{ author { id } } " + " " * 900_000,
        "names of a megabyte": "{ %s }" % ("a" * 900_000),
        "type system definitions": repeated("type T%d { a: Int }", 1_500),
    }


def bodies():
    """All bodies, by name: (content type, bytes)."""
    found = {name: (JSON, body(text)) for name, text in documents().items()}
    simple = '{"query":"{ author { id } }"'
    listing = "query ($f: Filter) { find(filter: $f) { __typename } }"
    echo = "query ($a: Any) { echo(any: $a) }"
    raw = {
        "JSON: malformed": simple.encode() + b",,}",
        "JSON: cut off": simple.encode(),
        "JSON: nested without end": simple.encode() + b',"variables":' + b'{"a":' * 100_000,
        "JSON: arrays without end": simple.encode() + b',"extensions":{"a":' + b"[" * 500_000,
        "JSON: duplicate keys": simple.encode() + b',"query":"{ echo }"}',
        "JSON: duplicate variables": body(echo)[:-1] + b',"variables":{"a":1,"a":2}}',
        "JSON: number overflow": body(echo)[:-1] + b',"variables":{"a":1e999}}',
        "JSON: integers beyond 64 bits": body(echo)[:-1] + b',"variables":{"a":' + b"9" * 500_000 + b"}}",
        "JSON: digits behind a point": body(echo)[:-1] + b',"variables":{"a":0.' + b"1" * 500_000 + b"}}",
        "JSON: many keys": body(echo, variables={"a": {"k%d" % i: i for i in range(50_000)}}),
        "JSON: unknown members": json.dumps({"query": "{ author { id } }", **{"m%d" % i: 1 for i in range(50_000)}}).encode(),
        "JSON: a string of a megabyte": body(echo, variables={"a": "x" * 1_000_000}),
        "JSON: escapes of a megabyte": simple.encode() + b',"variables":{"a":"' + b"\\u00e9" * 160_000 + b'"}}',
        "JSON: lone surrogates": body(echo)[:-1] + b',"variables":{"a":"\\ud800"}}',
        "JSON: invalid UTF-8": simple.encode() + b',"operationName":"\xff\xfe\xc0\x80"}',
        "JSON: invalid UTF-8 in the document": b'{"query":"{ echo(text: \\"\xed\xa0\x80\\") }"}',
        "JSON: byte order mark": b"\xef\xbb\xbf" + simple.encode() + b"}",
        "JSON: no object": b"[" + b"1," * 100_000 + b"1]",
        "JSON: a batch": b"[" + b",".join([body("{ author { id } }")] * 1_000) + b"]",
        "JSON: wrong types": b'{"query":{"a":1},"variables":"x","operationName":[],"extensions":7}',
        "JSON: white space": b" " * 900_000 + simple.encode() + b"}",
        "JSON: zero bytes": b"\0" * 500_000,
        "variables: a list of 100,000": body(listing, variables={"f": {"numbers": [1] * 100_000}}),
        "variables: wrong items": body(listing, variables={"f": {"numbers": ["x"] * 50_000}}),
        "variables: nested inputs": body(listing, variables={"f": json.loads(nested('{"not":', "{}", "}", 25))}),
        "variables: many inputs": body(listing, variables={"f": {"and": [{"text": "x"}] * 20_000}}),
        "variables: unknown fields": body(listing, variables={"f": {"unknown%d" % i: 1 for i in range(20_000)}}),
        "variables: several of @oneOf": body(listing, variables={"f": {"one": {"id": 1, "name": "x"}}}),
        "variables: unknown": body("{ author { id } }", variables={"v%d" % i: i for i in range(30_000)}),
        "operation name of a megabyte": body("{ author { id } }", operationName="x" * 900_000),
        "extensions of a megabyte": body("{ author { id } }", extensions={"a": ["x"] * 200_000}),
        "a body over the limit": body("{ author { id } }", extensions={"a": "x" * 3_000_000}),
    }
    found.update({name: (JSON, data) for name, data in raw.items()})
    text = simple + "}"
    found["charset: UTF-16"] = ("application/json; charset=utf-16", text.encode("utf-16"))
    found["charset: UTF-32"] = ("application/json; charset=utf-32", text.encode("utf-32"))
    found["charset: UTF-7"] = ("application/json; charset=utf-7", text.encode("utf-7"))
    found["charset: ISO-2022-JP"] = ("application/json; charset=iso-2022-jp", text.encode())
    found["charset: quoted nonsense"] = ('application/json; charset="%s"' % ("x" * 5_000), text.encode())
    found["a form"] = ("application/x-www-form-urlencoded", b"query=%7Bauthor%7Bid%7D%7D")
    found["a multipart form"] = (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n' + text.encode() + b"\r\n--x--\r\n",
    )
    found["plain text"] = ("text/plain", text.encode())
    return found
