"""Contexts over GraphQL: documents, relationships, search by words and meaning, vectors, and answers that cite them."""
import pytest
from conftest import post
from scripted_model import embedding, scripted_model
from servers import serving
from services import Postgres, wait_for

FIELDS = "id type content metadata version owner createdAt updatedAt"
CREATE = "mutation($input: CreateContextInput!) { createContext(input: $input) { %s } }" % FIELDS
UPDATE = """mutation($id: ID!, $input: UpdateContextInput!, $expected: Int) {
  updateContext(id: $id, input: $input, expectedVersion: $expected) { %s } }""" % FIELDS
DELETE = "mutation($id: ID!, $expected: Int) { deleteContext(id: $id, expectedVersion: $expected) { id } }"
READ = """query($id: ID!) { context(id: $id) { %s
  relationships { contextId targetContextId relationshipType strength } } }""" % FIELDS
LIST = """query($first: Int!, $after: String, $type: String) {
  contexts(first: $first, after: $after, type: $type) { contexts { content } endCursor hasNextPage } }"""
SEARCH = """query($query: String, $type: String, $mode: ContextSearchMode!) {
  searchContexts(query: $query, type: $type, mode: $mode) {
    hits { context { content } score textRank semanticRank similarity } semanticFailure } }"""
RELATED = """query($id: ID!, $depth: Int!, $direction: RelationshipDirection!) { context(id: $id) {
  related(depth: $depth, direction: $direction) { context { content } depth strength } } }"""
VECTORS = """query($context: ID, $model: String) { vectors(contextId: $context, model: $model) {
  vectors { contextId model dimension vector isEmbedding } endCursor hasNextPage } }"""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(request):
    postgres = Postgres() if request.param == "postgres" else None
    try:
        with scripted_model() as model, serving(
                "--external-model-url", model.url, "--external-model-name", "x", "--agent-model", "external-model",
                "--embedding-model", "external-model", "--embedding-model-name", "words",
                environment={"DATABASE_URL": postgres.url} if postgres else None) as server:
            server.model = model
            yield server
    finally:
        if postgres:
            postgres.close()


def ask(server, query, /, **variables):
    answer = post(server.url, query, variables, headers={"X-User-ID": "ada"}).json()
    assert "errors" not in answer, answer
    return next(iter(answer["data"].values()))


def code(server, query, /, **variables):
    return post(server.url, query, variables).json()["errors"][0]["extensions"]["code"]


def create(server, content, type="note", **more):
    return ask(server, CREATE, input={"type": type, "content": content, **more})


def found(server, query, type=None, mode="HYBRID"):
    return [hit["context"]["content"] for hit in ask(server, SEARCH, query=query, type=type, mode=mode)["hits"]]


def until_embedded(server, context):
    return wait_for(lambda: ask(server, VECTORS, context=context, model="words")["vectors"], "the vector")[0]


def test_a_context_is_created_read_changed_and_deleted(server):
    created = create(server, "Charter speaks GraphQL.", "fact", metadata={"source": "README", "lines": [1, 2]})
    assert created["version"] == 1 and created["owner"] == "ada"
    assert ask(server, READ, id=created["id"]) == created | {"relationships": []}
    changed = ask(server, UPDATE, id=created["id"], input={"content": "Charter speaks REST too."}, expected=1)
    assert changed["version"] == 2 and changed["metadata"] == created["metadata"] and changed["type"] == "fact"
    assert ask(server, UPDATE, id=created["id"], input={"metadata": None})["metadata"] is None
    assert code(server, UPDATE, id=created["id"], input={"content": "lost"}, expected=1) == "CONFLICT_ERROR"
    assert code(server, DELETE, id=created["id"], expected=2) == "CONFLICT_ERROR"
    assert ask(server, DELETE, id=created["id"], expected=3) == {"id": created["id"]}
    answer = post(server.url, READ, {"id": created["id"]}).json()
    assert answer["data"] == {"context": None} and answer["errors"][0]["extensions"]["code"] == "NOT_FOUND_ERROR"


def test_bad_input_is_named(server):
    for given in ({"type": "", "content": "x"}, {"type": "t", "content": " "}, {"type": "t", "content": "a\0b"},
                  {"type": "t", "content": "x", "metadata": [1]}, {"type": "t", "content": "x" * 262_145}):
        assert code(server, CREATE, input=given) in ("VALIDATION_ERROR", "BAD_USER_INPUT"), given
    broken = {"targetContextId": "nobody", "relationshipType": "about"}
    assert code(server, CREATE, input={"type": "t", "content": "x", "relationships": [broken]}) == "NOT_FOUND_ERROR"
    assert code(server, LIST, first=5, after="x") == "VALIDATION_ERROR"
    context = create(server, "unchanged")
    assert code(server, UPDATE, id=context["id"], input={"content": None}) == "VALIDATION_ERROR"


def test_lists_have_pages(server):
    for number in range(5):
        create(server, f"page {number}", "paged")
    contents, cursor = [], None
    while True:
        page = ask(server, LIST, first=2, after=cursor, type="paged")
        contents += [context["content"] for context in page["contexts"]]
        cursor = page["endCursor"]
        if not page["hasNextPage"]:
            break
    assert contents == [f"page {number}" for number in (4, 3, 2, 1, 0)] and cursor is None


def test_relationships_are_followed(server):
    a = create(server, "a")
    b = create(server, "b", relationships=[
        {"targetContextId": a["id"], "relationshipType": "depends_on", "strength": 0.25}])
    relate = """mutation($id: ID!, $target: ID!, $strength: Float!) { relateContexts(id: $id, input: {
      targetContextId: $target, relationshipType: "depends_on", strength: $strength }) { strength } }"""
    assert ask(server, relate, id=a["id"], target=b["id"], strength=0.5) == {"strength": 0.5}
    assert ask(server, relate, id=a["id"], target=b["id"], strength=0.75) == {"strength": 0.75}
    c = create(server, "c", relationships=[{"targetContextId": b["id"], "relationshipType": "about"}])
    assert [r["strength"] for r in ask(server, READ, id=a["id"])["relationships"]] == [0.75, 0.25]
    walk = ask(server, RELATED, id=a["id"], depth=5, direction="BOTH")["related"]
    assert [(r["context"]["content"], r["depth"], r["strength"]) for r in walk] == [("b", 1, 0.75), ("c", 2, 1)]
    assert code(server, relate, id=a["id"], target="nobody", strength=1) == "NOT_FOUND_ERROR"
    assert code(server, relate, id=a["id"], target=b["id"], strength=2) == "BAD_USER_INPUT"
    unrelate = """mutation($id: ID!, $target: ID!) {
      unrelateContexts(id: $id, targetContextId: $target, relationshipType: "depends_on") }"""
    assert ask(server, unrelate, id=a["id"], target=b["id"]) is True
    assert code(server, unrelate, id=a["id"], target=b["id"]) == "NOT_FOUND_ERROR"
    ask(server, DELETE, id=c["id"])
    walk = ask(server, RELATED, id=a["id"], depth=5, direction="BOTH")["related"]
    assert [r["context"]["content"] for r in walk] == ["b"]


def test_words_and_meaning_are_searched(server):
    for content in ("Migrations run when the server starts.", "Gulls follow the trawler.", "Ships leave the harbour."):
        until_embedded(server, create(server, content, "searched")["id"])
    assert found(server, "migration starting", mode="TEXT") == ["Migrations run when the server starts."]
    assert found(server, "harbour or gull -trawler", "searched", "TEXT") == ["Ships leave the harbour."]
    # The meaning of this model is the words in any order.
    hits = ask(server, SEARCH, query="trawler gulls the follow", type="searched", mode="SEMANTIC")["hits"]
    assert hits[0]["context"]["content"] == "Gulls follow the trawler." and hits[0]["similarity"] > 0.99
    assert hits[0]["textRank"] is None and hits[0]["semanticRank"] == 1 and len(hits) == 3
    hybrid = ask(server, SEARCH, query="harbour ships", type="searched", mode="HYBRID")
    best = hybrid["hits"][0]
    assert best["context"]["content"] == "Ships leave the harbour." and hybrid["semanticFailure"] is None
    assert best["textRank"] == 1 and best["semanticRank"] == 1 and abs(best["score"] - 2 / 61) < 1e-9
    assert found(server, None, "searched")[0] == "Ships leave the harbour."
    for hostile in ('"', "ship* NEAR(a b)", "content:x", "'; DROP TABLE contexts", "-", "\0"):
        assert isinstance(found(server, hostile, mode="TEXT"), list)


def test_without_the_embedding_model_words_are_found(server):
    server.model.embeds = False
    try:
        create(server, "An orphan without a vector.")
        result = ask(server, SEARCH, query="orphans", type=None, mode="HYBRID")
        assert [hit["context"]["content"] for hit in result["hits"]] == ["An orphan without a vector."]
        assert "no vectors today" in result["semanticFailure"]
        assert code(server, SEARCH, query="orphanage", type=None, mode="SEMANTIC") == "UPSTREAM_ERROR"
    finally:
        server.model.embeds = True
    wait_for(lambda: "An orphan without a vector." in found(server, "vector without orphan an", mode="SEMANTIC"),
             "the vector that was made later")


def test_vectors_of_ones_own(server):
    context = create(server, "described by a picture", "picture")
    embedded = until_embedded(server, context["id"])
    assert embedded["dimension"] == 64 and embedded["isEmbedding"]
    assert embedded["vector"][:3] == pytest.approx(embedding("described by a picture")[:3], abs=1e-6)
    put = "mutation($input: PutVectorInput!) { putVector(input: $input) { dimension isEmbedding } }"
    own = {"contextId": context["id"], "model": "clip", "vector": [0.5, 0.25, -1]}
    assert ask(server, put, input=own) == {"dimension": 3, "isEmbedding": False}
    near = """query($vector: [Float!]!, $model: String) {
      searchVectors(vector: $vector, model: $model) { context { id } similarity } }"""
    hit, = ask(server, near, vector=[1, 0.5, -2], model="clip")
    assert hit["context"]["id"] == context["id"] and hit["similarity"] == pytest.approx(1)
    assert ask(server, near, vector=[1, 0.5], model="clip") == []
    assert ask(server, near, vector=embedding("described by a picture"))[0]["context"]["id"] == context["id"]
    for wrong in ([0, 0, 0], [1e300]):
        assert code(server, put, input=own | {"vector": wrong}) == "VALIDATION_ERROR"
    drop = "mutation($id: ID!, $model: String!) { deleteVector(contextId: $id, model: $model) }"
    assert ask(server, drop, id=context["id"], model="clip") is True
    assert code(server, drop, id=context["id"], model="clip") == "NOT_FOUND_ERROR"
    assert ask(server, near, vector=[1, 0.5, -2], model="clip") == []


def test_the_agent_answers_with_contexts_and_cites_them(server):
    fact = create(server, "The zeppelin was painted green in 1936.", "fact")
    until_embedded(server, fact["id"])
    for piece in ("Green", ".", None):
        server.model.pieces.put(piece)
    question = """query($prompt: String!, $model: String!) {
      aiResponse(prompt: $prompt, model: $model) { content model contexts { id type score } } }"""
    answer = ask(server, question, prompt="Which colour was the zeppelin?", model="specialized-agent")
    assert answer["content"] == "Green." and answer["model"] == "specialized-agent"
    assert answer["contexts"][0]["id"] == fact["id"] and answer["contexts"][0]["type"] == "fact"
    system = server.model.requests[-1]["messages"][0]
    assert system["role"] == "system" and f"[{fact['id']}] fact\nThe zeppelin was painted" in system["content"]
    for piece in ("Hi", None, "Paris", None):
        server.model.pieces.put(piece)
    assert ask(server, question, prompt="Which colour?", model="external-model")["contexts"] == []
    # About something else: it is answered without contexts, and cites none.
    assert ask(server, question, prompt="Name France's capital!", model="specialized-agent")["contexts"] == []
    assert "contexts" not in server.model.requests[-1]["messages"][0]["content"]
