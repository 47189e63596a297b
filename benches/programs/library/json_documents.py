"""JSON of records: read from str and bytes, written plain, indented, sorted, in Unicode."""
import io
import json

records = [
    {"id": i, "name": ["Ann", "Bob", "Zo\u00eb", "\u674e\u96f7"][i % 4], "email": f"user{i}@example.com", "active": i % 3 == 0, "score": i / 7,
     "tags": ["a", "bb", "c\n\"c\""][: i % 4], "address": {"street": f"Main St. {i}", "city": "Z\u00fcrich", "zip": None}, "n": -i * 1000003}
    for i in range(400)
]
size = 0
for _ in range(5):
    for options in ({}, {"indent": 2}, {"ensure_ascii": False}, {"sort_keys": True}, {"separators": (",", ":")}):
        text = json.dumps(records, **options)
        size += len(text) + len(json.loads(text)) + len(json.loads(text.encode()))
    stream = io.StringIO()
    json.dump(records, stream)
    size += len(json.loads(stream.getvalue(), object_hook=lambda d: len(d), parse_float=str))
for i in range(20000):
    size += len(json.dumps({"a": i, "b": [1, 2, 3]})) + len(json.loads('{"a": 1, "b": [1, 2, 3]}'))
print(size)
