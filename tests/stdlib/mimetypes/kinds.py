# mimetypes: guesses both ways, own types, files of types.
import io
import mimetypes
import pathlib
import tempfile

database = mimetypes.MimeTypes()
for name in ["a.txt", "a.HTML", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.svgz", "photo.JPEG", "x.py", "x.js", "x.mjs", "x.json", "x.csv", "noext", ".hidden", "a.b.c", "data:text/plain,hi", "data:,hi", "data:image/png;base64,AA", "http://h/x.pdf?q=1", "a.unknown", "archive.xz", "a.webp", "a.mp4", "dir/", "a."]:
    print(name, database.guess_type(name), database.guess_type(name, strict=False))
print(mimetypes.guess_type("x.rtf"), mimetypes.guess_type("x.jpg", strict=False), mimetypes.guess_type("x.pct", strict=False))
for kind in ["text/html", "IMAGE/JPEG", "application/json", "no/such", "text/plain", "image/pict"]:
    print(kind, sorted(database.guess_all_extensions(kind)), database.guess_extension(kind, strict=False) is not None)
database.add_type("text/x-mine", ".mine")
database.add_type("text/x-loose", ".loose", strict=False)
print(database.guess_type("f.mine"), database.guess_type("f.loose"), database.guess_type("f.loose", False), database.guess_extension("text/x-mine"))
database.readfp(io.StringIO("# comment\nx-test/one one uno # more\nx-test/two\nx-test/three three\n"))
print(database.guess_type("a.uno"), database.guess_all_extensions("x-test/one"), database.guess_type("a.three"))
path = pathlib.Path(tempfile.mkdtemp()) / "mime.types"
path.write_text("x-file/kind kind\n")
print(len(mimetypes.read_mime_types(str(path))) > 1, mimetypes.read_mime_types("nowhere"))
print(mimetypes.types_map is not None)
mimetypes.init([str(path)])
print(mimetypes.guess_type("b.kind"), mimetypes.inited, mimetypes.types_map[".kind"], mimetypes.encodings_map[".gz"], mimetypes.suffix_map[".tgz"], ".jpg" in mimetypes.common_types)
mimetypes.add_type("x-again/more", ".more")
print(mimetypes.guess_all_extensions("x-again/more"), mimetypes.guess_extension("x-again/more"))
print(mimetypes.guess_file_type("dir/a.tar.gz"), mimetypes.guess_file_type(pathlib.PurePath("x.png")))
